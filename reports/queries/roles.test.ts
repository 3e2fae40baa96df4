import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { roles } from './roles.ts'

const { read } = reportDatabase()

test('what each may do', async () => {
  expect(columnsOf(await read(roles), 'role', 'rights', 'seesPersonalData', 'isChecker')).toEqual([
    ['manager', [{ permission: '*' }], true, true],
    ['teller', [{ permission: 'funds.*', limit: '100000.00', from: '09:00', to: '17:00' }], false, false],
  ])
})
