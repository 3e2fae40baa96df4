import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { roles } from './roles.ts'

const { read, execute } = reportDatabase()

test('what each may do', async () => {
  expect(columnsOf(await read(roles), 'role', 'rights', 'seesPersonalData', 'isChecker')).toEqual([
    ['manager', [{ permission: '*' }], true, true],
    ['teller', [{ permission: 'funds.*', limit: '100000.00', from: '09:00', to: '17:00' }], false, false],
  ])
})

test('rights are told as S07 takes them, whole', async () => {
  const limits = { CNY: 100, USD: 200, HKD: 300 }
  const right = {
    permission: 'funds.*',
    limits,
    dailyLimits: limits,
    clientClasses: ['vip'],
    hours: null,
    workstations: ['W1'],
    checksOnly: true,
  }
  await execute(`update current.role set rights = '${JSON.stringify([right])}' where role = 'teller'`)
  const [, [told] = []] = columnsOf(await read(roles), 'rights')
  expect(told).toEqual([
    {
      permission: 'funds.*',
      limit: '1.00',
      limitUsd: '2.00',
      limitHkd: '3.00',
      dailyLimit: '1.00',
      dailyLimitUsd: '2.00',
      dailyLimitHkd: '3.00',
      clientClasses: ['vip'],
      workstations: ['W1'],
      checksOnly: true,
    },
  ])
})

test('whether it signs in with a code', async () => {
  await execute("update current.role set needs_second_factor = true where role = 'teller'")
  expect(columnsOf(await read(roles), 'role', 'needsSecondFactor')).toEqual([
    ['manager', false],
    ['teller', true],
  ])
})
