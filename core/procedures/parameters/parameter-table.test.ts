/** Rows that are stored in another form than they travel: names in two languages, plans in keys, days instead of an end. */
import { expect, test } from 'vitest'
import { present } from '../../base/assert.ts'
import { rowOf, valueOf } from './parameter-table.ts'
import { PARAMETER_TABLES } from './registry.ts'

const from = '2027-02-15'
const source = 'test'

test.each([
  [
    'holidays',
    '2027-spring',
    { days: 3, nameZh: '春节', nameEn: 'Spring Festival' },
    { key: '2027-spring', to: '2027-02-17', name: { zh: '春节', en: 'Spring Festival' } },
  ],
  // There is nothing between its ends, so the calendar finds no day.
  [
    'holidays',
    '2027-spring',
    { days: 0, nameZh: '春节', nameEn: 'Spring Festival' },
    { key: '2027-spring', to: '2027-02-14', name: { zh: '春节', en: 'Spring Festival' } },
  ],
  [
    'commissions',
    'vip/XSHG.stock',
    { rate: '0.025', minimum: '5.00', isInclusive: true },
    { key: 'XSHG.stock', plan: 'vip', rate: 25_000, minimum: 500, isInclusive: true },
  ],
  [
    'codeRanges',
    'XSHG.519',
    { kind: 'lof', board: 'main', currency: 'CNY' },
    {
      key: 'XSHG.519',
      market: 'XSHG',
      prefix: '519',
      kind: 'lof',
      board: 'main',
      currency: 'CNY',
      turnover: null,
    },
  ],
  [
    'firmLimits',
    '*',
    {},
    { key: '*', orderAmount: null, orderQuantity: null, clientDayAmount: null, ordersPerSecond: null },
  ],
])('%s %s', (name, key, value, expected) => {
  const table = present(PARAMETER_TABLES.get(name), name)
  const row = rowOf(table, { key, from, value, source })
  expect(row).toEqual({ ...expected, from, source })
  expect(valueOf(table, row)).toEqual(value)
})
