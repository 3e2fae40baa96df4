/**
 * The effective price range of limit orders in continuous trading. Without a row there is no cage (funds and B shares [K?]).
 */
import type { PriceCageRow } from '../parameters.ts'

export const PRICE_CAGES: readonly PriceCageRow[] = [
  {
    key: 'stock',
    from: '2023-04-10',
    rate: 200,
    atLeastTicks: 10,
    source: 'SSE and SZSE trading rules for full registration, in force 2023-04-10',
  },
  {
    key: 'XSHG.stock.star',
    from: '2019-07-22',
    rate: 200,
    atLeastTicks: 0,
    source: 'SSE STAR trading rules 2019',
  },
  {
    key: 'XSHE.stock.chinext',
    from: '2020-08-24',
    rate: 200,
    atLeastTicks: 0,
    source: 'SZSE ChiNext trading rules 2020',
  },
  {
    key: 'XSHE.stock.chinext',
    from: '2026-07-06',
    rate: 200,
    atLeastTicks: 10,
    source: 'SZSE trading rules 2026: one form for all Shenzhen stocks',
  },
  // 0.10 yuan is ten ticks.
  { key: 'BJSE.stock', from: '2021-11-15', rate: 500, atLeastTicks: 10, source: 'BSE trading rules 2021' },
  {
    key: 'convertible',
    from: '2022-08-01',
    rate: 1000,
    atLeastTicks: 0,
    source: 'SSE and SZSE convertible bond trading rules, in force 2022-08-01',
  },
]
