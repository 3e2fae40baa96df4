/** What is not said narrows nothing. */
import { expect, test } from 'vitest'
import { fullRight } from '../../books/function-right.ts'
import { rightOf } from './given-right.ts'

test('nothing but a permission is the full right', () => {
  expect(rightOf({ permission: 'funds.*' })).toEqual(fullRight('funds.*'))
})

test('limits by currency, branches, hours and the rest as they are said', () => {
  const said = {
    permission: 'funds.*',
    limit: 1,
    limitUsd: 2,
    dailyLimitHkd: 3,
    branches: [2],
    from: '09:00',
    to: '24:00',
  }
  expect(rightOf({ ...said, workstations: ['10.1.*'], checksOnly: true })).toEqual({
    ...fullRight('funds.*'),
    limits: { CNY: 1, USD: 2 },
    dailyLimits: { HKD: 3 },
    branches: [2],
    hours: { from: 32_400, to: 86_400 },
    workstations: ['10.1.*'],
    checksOnly: true,
  })
})
