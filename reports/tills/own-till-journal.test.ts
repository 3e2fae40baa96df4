/** till-journal.test.ts tests what it reads; this tests for whom. */
import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { ownTillJournal } from './own-till-journal.ts'

const { read, execute } = reportDatabase()

test('for the teller who asks (1001), and nobody else', async () => {
  expect(columnsOf(await read(ownTillJournal), 'voucherNo', 'tellerNo')).toEqual([[1, 1001]])
  await execute(
    `update current.voucher set teller_no = 1002; update current.house_account set kind = 'vault' where kind = 'till'`,
  )
  expect((await read(ownTillJournal)).rows).toEqual([])
})
