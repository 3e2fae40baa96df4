import { expect, test } from 'vitest'
import { keepFigures } from '@guitai/core/books/trade-figures.ts'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { discrepancies } from './discrepancies.ts'

const { read, execute } = reportDatabase()

test.each([
  [{}, ['2026-11-23/a', '2026-11-20/b']],
  [{ date: '2026-11-20' }, ['2026-11-20/b']],
  [{ from: '2026-11-21' }, ['2026-11-23/a']],
  [{ to: '2026-11-20' }, ['2026-11-20/b']],
  [{ resolution: 'open' }, []],
  [{ resolution: 'carry-exception' }, ['2026-11-20/b']],
])('%j', async (input, expected) => {
  expect(columnsOf(await read(discrepancies, input), 'discrepancyKey').flat()).toEqual(expected)
})

test('why it was resolved so', async () => {
  await execute(
    `update current.discrepancy set act_reason = '次日更正' where discrepancy_key = '2026-11-20/b'`,
  )
  const resolved = await read(discrepancies, { resolution: 'carry-exception' })
  expect(columnsOf(resolved, 'actReason')).toEqual([['次日更正']])
})

const FIGURES = {
  securitiesAccountId: 'A1.XSHG',
  code: '600000',
  price: 100_000,
  quantity: 300,
  amount: 300_000,
}
const OTHER_PRICE = { price: 99_900, amount: 299_700 }
const KEY = '2026-11-24/XSHG//T1/sell'

test.each([
  [
    'a fee',
    ['fee', 'XSHG 26001 USD exchangeFee', '1.00', '1.03'],
    {
      market: 'XSHG',
      tradingUnit: '26001',
      currency: 'USD',
      fee: 'exchangeFee',
      ours: '1.00',
      theirs: '1.03',
    },
  ],
  [
    'a trade',
    ['different', KEY, keepFigures({ ...FIGURES, orderId: 7 }), keepFigures({ ...FIGURES, ...OTHER_PRICE })],
    {
      about: 'other-price',
      market: 'XSHG',
      side: 'sell',
      tradeNo: 'T1',
      ours: 'A1.XSHG 600000 10.00 × 300, 3000.00',
      theirs: 'A1.XSHG 600000 9.99 × 300, 2997.00',
      orderId: 7,
    },
  ],
  [
    'a trade as it was kept before figures had names',
    ['different', KEY, 'A1.XSHG 600000 100000 300 300000 order 7', 'A1.XSHG 600000 99900 200 199800'],
    {
      about: 'other-figures',
      market: 'XSHG',
      side: 'sell',
      tradeNo: 'T1',
      ours: 'A1.XSHG 600000 10.00 × 300, 3000.00',
      theirs: 'A1.XSHG 600000 9.99 × 200, 1998.00',
      orderId: 7,
    },
  ],
  [
    'a trade of another amount',
    ['different', KEY, keepFigures(FIGURES), keepFigures({ ...FIGURES, amount: 300_001 })],
    {
      about: 'other-amount',
      market: 'XSHG',
      side: 'sell',
      tradeNo: 'T1',
      ours: 'A1.XSHG 600000 10.00 × 300, 3000.00',
      theirs: 'A1.XSHG 600000 10.00 × 300, 3000.01',
    },
  ],
  [
    'a trade that is told in no figures',
    ['different', KEY, '100', '101'],
    { market: 'XSHG', side: 'sell', tradeNo: 'T1', ours: '100', theirs: '101' },
  ],
  [
    'a trade that only they have',
    ['missing-here', KEY, '', keepFigures({ ...FIGURES, securitiesAccountId: '' })],
    { market: 'XSHG', side: 'sell', tradeNo: 'T1', ours: '', theirs: '600000 10.00 × 300, 3000.00' },
  ],
  [
    'money of trades',
    ['money', 'trades XSHG 26001 CNY', '302000 0', '302001 0'],
    {
      about: 'trades',
      market: 'XSHG',
      tradingUnit: '26001',
      currency: 'CNY',
      ours: '3020.00 / 0.00',
      theirs: '3020.01 / 0.00',
    },
  ],
  [
    'money of repos',
    ['money', 'repos XSHE CNY', '0 5', '0 6'],
    { about: 'repos', market: 'XSHE', currency: 'CNY', ours: '0.00 / 0.05', theirs: '0.00 / 0.06' },
  ],
  [
    'a pledged holding',
    ['holding', 'A1.XSHG 26001 XSHG 019547 pledged', '100', '200'],
    {
      about: 'pledged',
      market: 'XSHG',
      tradingUnit: '26001',
      subject: 'A1.XSHG 019547',
      ours: '100',
      theirs: '200',
    },
  ],
  [
    'a holding without a unit',
    ['holding', 'A1.XSHG XSHG 600000', '100', '0'],
    { market: 'XSHG', subject: 'A1.XSHG 600000', ours: '100', theirs: '0' },
  ],
  [
    'an order filled for more',
    ['order', 'filled 7', '300', '400'],
    { about: 'filled', orderId: 7, ours: '300', theirs: '400' },
  ],
  [
    'an order filled beyond its limit',
    ['order', `price 7 ${KEY}`, '100000', '99900'],
    { about: 'price', orderId: 7, ours: '10.00', theirs: '9.99' },
  ],
  [
    'an order in doubt',
    ['order', 'order 7 of another side than the order', '', '2 reports'],
    { about: 'of another side than the order', orderId: 7, ours: '', theirs: '2' },
  ],
  [
    'what has no fields',
    ['money', 'XSHG CNY', '5.00', '5.01'],
    { subject: 'XSHG CNY', ours: '5.00', theirs: '5.01' },
  ],
])('%s is told in fields that have words, with figures as people write them', async (_, kept, expected) => {
  await execute(`delete from current.discrepancy where business_date = '2026-11-24'`)
  const values = kept.map(text => `'${text}'`).join(', ')
  await execute(
    `insert into current.discrepancy (discrepancy_key, business_date, kind, subject, ours, theirs, resolution) values ('x', '2026-11-24', ${values}, 'open')`,
  )
  const [row] = (await read(discrepancies, { date: '2026-11-24' })).rows
  const { discrepancyKey: _key, businessDate: _date, kind, resolution: _open, ...fields } = row ?? {}
  expect(kind).toBe(kept[0])
  expect(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))).toEqual(expected)
})

test('each word is there in both languages', () => {
  const labels = (name: string) => discrepancies.columns.find(column => column.name === name)?.labels
  expect(labels('fee')?.['exchangeFee']).toEqual({ zh: '经手费', en: 'Exchange fee' })
  expect(labels('about')?.['of another side than the order']?.zh).toBe('买卖方向与委托不符')
})
