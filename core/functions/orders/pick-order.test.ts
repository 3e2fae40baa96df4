/** C02: what the ticks become; the server makes each line an order of its own (run-lines.test.ts). */
import { describe, expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import type { Credential } from '../../books/tables/people/credential.ts'
import { books, clientNo, copyOf, settled } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { testFunction } from '../../testing/test-function.ts'
import type { VerifiedSecret } from '../../frame/meta.ts'
import { pickOrder } from './pick-order.ts'

const given = books({
  cash: { C1: '3015.25' },
  instruments: { '688001.XSHG': 'star' },
  holdings: { 'C1 600000.XSHG': '1030', 'C1 688001.XSHG': '250' },
})
const pick = { instrument: '600000.XSHG', orderType: 'limit', price: '10.00', how: 'all' }

const secret = (differing: Partial<VerifiedSecret> = {}) => ({
  tradingPassword: {
    kind: 'trading' as const,
    owner: clientNo('C1'),
    version: 1,
    verified: true,
    newHash: '',
    ...differing,
  },
})

function withPassword(differing: Partial<Credential> = {}) {
  const built = copyOf(given)
  const row: Credential = {
    key: `trading:${clientNo('C1')}`,
    kind: 'trading',
    owner: clientNo('C1'),
    hash: 'h',
    version: 1,
    failures: 0,
    lockedOn: null,
    lockedUntil: null,
    mustChange: false,
    ...differing,
  }
  applyChanges(built, [{ kind: 'insert', table: 'credential', row }])
  return settled(built)
}

testFunction(pickOrder, {
  given,
  typical: { clientNo: clientNo('C1'), side: 'sell', picks: [pick] },
  cases: [
    ['unknown client', { clientNo: 1 }, 'client_not_found'],
    ['a number that is not said', { picks: [{ ...pick, how: 'quantity' }] }, 'pick_without_quantity'],
    ['no password', {}, 'password_needed', { books: withPassword() }],
    ['a wrong one', {}, 'password_wrong', { books: withPassword(), secrets: secret({ verified: false }) }],
    [
      'a locked one',
      {},
      'password_locked',
      { books: withPassword({ lockedOn: '2026-11-20' }), secrets: secret() },
    ],
    [
      'one that was reset',
      {},
      'client_password_must_change',
      { books: withPassword({ mustChange: true }), secrets: secret() },
    ],
    ['the right one', {}, [], { books: withPassword(), secrets: secret() }],
    ['lines change nothing by themselves', {}, []],
  ],
})

type Pick = Parameters<typeof pickOrder.decide>[1]['picks'][number]

function lines(side: 'buy' | 'sell', ...picks: Partial<Pick>[]): unknown[] {
  const typical = { instrument: '600000.XSHG', orderType: 'limit', price: 100_000, how: 'all' } as const
  const decision = pickOrder.decide(
    given,
    { clientNo: clientNo('C1'), side, picks: picks.map(differing => ({ ...typical, ...differing })) },
    aMeta(),
  )
  if (!decision.accepted) return [decision.code]
  return (decision.lines?.lines ?? []).map(line =>
    'rejection' in line
      ? line.rejection.code
      : [line.functionCode, (line.input as { quantity: number }).quantity],
  )
}

describe('sizes', () => {
  test.each([
    ['all, odd part and all', 'sell', {}, ['C01', 1030]],
    ['half, whole lots', 'sell', { how: 'half' }, ['C01', 500]],
    ['a third, whole lots', 'sell', { how: 'third' }, ['C01', 300]],
    ['the odd lot alone', 'sell', { how: 'odd-lot' }, ['C01', 30]],
    [
      'no odd lot, for it is more than the smallest sale',
      'sell',
      { instrument: '688001.XSHG', how: 'odd-lot' },
      'size_comes_to_nothing',
    ],
    ['an odd lot is not bought', 'buy', { how: 'odd-lot' }, 'size_comes_to_nothing'],
    ['a number, as it is said', 'sell', { how: 'quantity', quantity: 77 }, ['C01', 77]],
    [
      'less than the smallest sale',
      'sell',
      { instrument: '688001.XSHG', how: 'half' },
      'size_comes_to_nothing',
    ],
    ['more orders than anybody means', 'sell', { how: 'quantity', quantity: 100_000_001 }, 'too_many_orders'],
    ['not held', 'sell', { instrument: '000001.XSHE' }, 'size_comes_to_nothing'],
    ['unknown', 'sell', { instrument: '600099.XSHG' }, 'instrument_not_found'],
    ['all the money, fees included', 'buy', {}, ['C01', 300]],
    ['half the money', 'buy', { how: 'half' }, ['C01', 100]],
    ['too little for a lot', 'buy', { how: 'third', price: 110_000 }, 'size_comes_to_nothing'],
  ] as const)('%s', (_, side, differing, expected) => {
    expect(lines(side, differing)).toEqual([expected])
  })

  test('more than one order may be is sliced', () => {
    expect(lines('sell', { how: 'quantity', quantity: 2_500_000 })).toEqual([
      ['C01', 1_000_000],
      ['C01', 1_000_000],
      ['C01', 500_000],
    ])
  })

  test('each tick is a line, wrong ones among them', () => {
    expect(lines('sell', {}, { instrument: '600099.XSHG' }, { how: 'half' })).toEqual([
      ['C01', 1030],
      'instrument_not_found',
      ['C01', 500],
    ])
  })
})
