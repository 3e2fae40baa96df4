import { expect, test } from 'vitest'
import { defaultParameters } from '../../rules/default-parameters.ts'
import { books, clientNo, type BookSpec } from '../../testing/books.ts'
import { conversionRatioOf, standardBondsFrom, standardBondsOf } from './standard-bond-quota.ts'

const shanghai = { market: 'XSHG', code: '019547' } as const
const day = '2026-11-23'

function bondsOf(more: Partial<BookSpec> = {}) {
  const given = books({
    clients: { C1: 'boards repo-borrow' },
    instruments: {
      '019547.XSHG': 'government-bond, T+0, unlimited',
      '101905.XSHE': 'government-bond, T+0, unlimited',
      '204001.XSHG': 'repo, T+0, unlimited',
    },
    holdings: { 'C1 019547.XSHG': '10000 pledged', 'C1 101905.XSHE': '3000 pledged' },
    ...more,
  })
  return standardBondsOf(given, given.clients.get(clientNo('C1'))!, 'XSHG')
}

test('face × ratio, rounded down to the fen', () => {
  const parameters = {
    ...defaultParameters(),
    conversionRatios: [{ key: '019547.XSHG', from: day, ratio: 9_333, source: '' }],
  }
  expect(standardBondsFrom(parameters, shanghai, 1, day)).toBe(93)
  expect(standardBondsFrom(parameters, shanghai, 10_000, day)).toBe(933_300)
  expect(standardBondsFrom(parameters, { market: 'XSHG', code: '600000' }, 10_000, day)).toBe(0)
  expect(conversionRatioOf(parameters, shanghai, '2026-11-22')).toBeUndefined()
})

test('one market alone: what is pledged there, less what is borrowed and what is being borrowed', () => {
  expect(bondsOf()).toEqual({ pledged: 960_000, borrowed: 0, onOrder: 0, free: 960_000 })
  expect(
    bondsOf({
      orders: [
        ['C1 buy 4000 204001.XSHG @ 2.00', 'fill 1000 @ 2.00'],
        ['C1 buy 2000 204001.XSHG @ 2.00', 'canceled 2000'],
        ['C1 buy 1000 204001.XSHG @ 2.00', 'fill 1000 @ 2.00'],
      ],
    }),
  ).toEqual({ pledged: 960_000, borrowed: 200_000, onOrder: 300_000, free: 460_000 })
})

test('what is not pledged counts for nothing, and neither does lending', () => {
  const lent: Partial<BookSpec> = {
    cash: { C1: '5000.00' },
    holdings: { 'C1 019547.XSHG': '10000' },
    orders: [['C1 sell 1000 204001.XSHG @ 2.00', 'fill 1000 @ 2.00']],
  }
  expect(bondsOf(lent)).toEqual({ pledged: 0, borrowed: 0, onOrder: 0, free: 0 })
})

test('on its maturity date a repo no longer binds: it may be rolled over', () => {
  const given = books({
    clients: { C1: 'boards repo-borrow' },
    instruments: { '019547.XSHG': 'government-bond, T+0, unlimited', '204001.XSHG': 'repo, T+0, unlimited' },
    holdings: { 'C1 019547.XSHG': '10000 pledged' },
    orders: [['C1 buy 9000 204001.XSHG @ 2.00', 'fill 9000 @ 2.00']],
  })
  const client = given.clients.get(clientNo('C1'))!
  expect(standardBondsOf(given, client, 'XSHG').free).toBe(60_000)
  given.day = { ...given.day, businessDate: '2026-11-24' }
  expect(standardBondsOf(given, client, 'XSHG').free).toBe(960_000)
})
