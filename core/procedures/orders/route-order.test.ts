/** Waiting orders leave through a running trading unit; Shenzhen sales leave through the unit that keeps the shares. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { isUnitRunning, routeOf } from './route-order.ts'

const units = { '20002': 'running', '20003': 'running', '300001': 'paused', '300002': 'running' }
const given = books({ units: { ...units, '20001': 'paused' } })
given.tradingUnits.get('20002')!.branchNo = 2

test.each([
  ['its own unit runs', 'XSHG', 'buy', '20002', '20002'],
  ['the same branch first', 'XSHG', 'buy', '20001', '20003'],
  ['a Shanghai sale goes over, too', 'XSHG', 'sell', '20001', '20003'],
  ['a Shenzhen buy goes over', 'XSHE', 'buy', '300001', '300002'],
  ['a Shenzhen sale waits', 'XSHE', 'sell', '300001', '300001'],
  ['an unknown unit', 'XSHG', 'buy', '29999', '20002'],
] as const)('%s', (_, market, side, tradingUnit, expected) => {
  expect(routeOf(given, { market, side, tradingUnit })).toBe(expected)
})

test('none runs: it waits at its own', () => {
  const none = books({ units: { '20001': 'paused' } })
  expect(routeOf(none, { market: 'XSHG', side: 'buy', tradingUnit: '20001' })).toBe('20001')
  expect(isUnitRunning(none, '20001')).toBe(false)
  expect(isUnitRunning(none, '29999')).toBe(false)
})
