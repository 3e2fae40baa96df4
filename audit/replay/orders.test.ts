/** Follows what an exchange reports about an order. A fact that waits for a person has not moved the books. */
import { expect, test } from 'vitest'
import { emptyLedger, type Order } from '../ledger/ledger.ts'
import type { UnplacedRow } from '../read/reference.ts'
import { noFees } from '../rules/fees.ts'
import { report } from './orders.ts'
import type { Input, Replay } from './replay.ts'

const AT = 1_000

/** An order of 1,000 shares, of which 300 are filled. */
const order: Order = {
  orderId: 1,
  tradeDate: '2026-11-23',
  clientNo: 1,
  accountNo: 101,
  holdingNo: 0,
  instrumentNo: 1,
  market: 'XSHG',
  tradingUnit: '20001',
  side: 'buy',
  price: 100_000,
  holdPrice: 100_000,
  quantity: 1_000,
  filledQuantity: 300,
  filledAmount: 300_000,
  filledInterest: 0,
  fees: noFees(),
  canceledQuantity: 0,
  cancelQuantity: 0,
  continues: 0,
  isQueued: false,
  isOffered: true,
  isEnded: false,
}

function replayOf(facts: readonly UnplacedRow[]): Replay {
  const ledger = emptyLedger()
  ledger.orders.set(1, { ...order })
  const unplaced = new Map(facts.map((fact, no) => [no, fact]))
  const reference = { unplaced, continuing: new Map(), trades: new Map() }
  const told = { no: 1, at: AT, code: 'execution-report', tellerNo: 0, input: {}, result: {} }
  return { ledger, reference, told, findings: [], rules: {} } as unknown as Replay
}

const cancel = (figures: object): object => ({ kind: 'canceled', clOrdId: 'C000000001', ...figures })
const SAID = JSON.stringify(cancel({ canceledQuantity: 700 }))

const listed = (reason: string, differing: Partial<UnplacedRow> = {}): UnplacedRow[] => [
  { content: SAID, reason, orderId: 1, receivedAt: AT, ...differing },
]

test.each<[string, object, UnplacedRow[], number]>([
  ['as told', { canceledQuantity: 700 }, [], 700],
  ['as told, before fills that come later', { canceledQuantity: 400 }, [], 400],
  ['untold: what is not filled', {}, [], 700],
  ['untold: what the exchange has not filled', { told: { cumulative: 500 } }, [], 500],
  ['untold, all filled: nothing', { told: { cumulative: 1_000 } }, [], 0],
  ['of another order: waits', { canceledQuantity: 700 }, listed('of another side than the order'), 0],
  [
    'listed, and followed all the same',
    { canceledQuantity: 700 },
    listed('filled and left do not make up the order'),
    700,
  ],
  ['of another time', { canceledQuantity: 700 }, listed('of another side', { receivedAt: AT - 1 }), 700],
  [
    'in the moment of a report that waits',
    { canceledQuantity: 700 },
    listed('of another side than the order', { content: '{"kind":"filled"}' }),
    700,
  ],
  ['of another number', { canceledQuantity: 700 }, listed('of another side', { orderId: 2 }), 700],
])('a cancel, %s', (_, message, facts, canceled) => {
  const replay = replayOf(facts)
  report(replay, cancel(message) as Input)
  expect(replay.ledger.orders.get(1)?.canceledQuantity).toBe(canceled)
})

const fill = (tradeNo: string): Input => ({
  kind: 'filled',
  clOrdId: 'O000000001',
  tradeNo,
  price: 1,
  quantity: 1,
})
const told = (message: Input): UnplacedRow[] =>
  listed('a number that can be none', { content: `${JSON.stringify(message).slice(0, 2_000)}… (9000)` })

test.each<[string, Input, UnplacedRow[], string[]]>([
  ['listed', fill('7'), told(fill('7')), []],
  ['under a number that the list has cut', fill('7'.repeat(7_000)), told(fill('7'.repeat(7_000))), []],
  ['in whose place another is listed', fill('7'), told(fill('8')), ['fill 7']],
  ['without a place', fill('7'.repeat(7_000)), [], [`fill ${'7'.repeat(64)}`]],
])('a fill that is booked nowhere, %s', (_, message, facts, subjects) => {
  const replay = replayOf(facts)
  report(replay, message)
  expect(replay.findings.map(({ subject }) => subject)).toEqual(subjects)
})
