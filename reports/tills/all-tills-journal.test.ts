/** till-journal.test.ts tests what it reads; this tests for whom. */
import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { allTillsJournal } from './all-tills-journal.ts'

const { read } = reportDatabase()

test.each([
  [{}, [[1, 1001]]],
  [{ teller: 1002 }, []],
])('for all of them, or one: %j', async (input, expected) => {
  expect(columnsOf(await read(allTillsJournal, input), 'voucherNo', 'tellerNo')).toEqual(expected)
})
