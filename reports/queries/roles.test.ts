import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { roles } from './roles.ts'

const { read } = reportDatabase()

test('what each may do', async () => {
  expect(columnsOf(await read(roles), 'role', 'rights', 'seesPersonalData', 'isChecker')).toEqual([
    ['manager', [{ permission: '*', limit: null }], true, true],
    ['teller', [{ permission: 'funds.*', limit: 10000000 }], false, false],
  ])
})
