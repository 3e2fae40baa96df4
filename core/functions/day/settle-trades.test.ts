/** E12: the modes settle, freezes end or fill, interest is credited; doing it twice changes nothing. */
import { expect, test } from 'vitest'
import type { ClientRow } from '../../books/tables/clients/client.ts'
import type { MutableBooks } from '../../books/books.ts'
import { applyChanges } from '../../books/changes/change.ts'
import { stateHash } from '../../books/state-hash.ts'
import { applyDecision } from '../../engine/execute.ts'
import { allChanges } from '../../testing/all-changes.ts'
import { books, cashNo, clientNo, copyOf, settled, type BookSpec } from '../../testing/books.ts'
import { openTrades } from '../../procedures/trades/open-trades.ts'
import { defaultParameters } from '../../rules/default-parameters.ts'
import { aMeta } from '../../testing/meta.ts'
import { laterToday, UP_TO_E02, withSteps } from '../../testing/steps.ts'
import { testFunction } from '../../testing/test-function.ts'
import type { Gathered } from '../../frame/gathered.ts'
import { settleTrades } from './settle-trades.ts'

const acted = (...names: string[]): Gathered => ({
  from: 'acted-clients',
  clientNos: names.map(clientNo),
  cursor: clientNo(names.at(-1) ?? 'C0'),
  isFirst: true,
  isLast: true,
})
const given = (spec: BookSpec, ...steps: string[]): MutableBooks =>
  withSteps(books({ day: '2026-11-23 closing', ...spec }), [...UP_TO_E02, 'E03', 'E11', ...steps])
const done = (count = 1): string => `insert day_step E12 done count ${count}`

const filled = (mode: number): BookSpec => ({
  clients: { C1: `mode ${mode}` },
  cash: { C1: '2000.00' },
  orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00 as T1']],
})
const left = (mode: number, how = 'insert'): string =>
  `${how} open_trade 2026-11-23/XSHG//T1/buy mode ${mode} net -1005.06`
/** The books after E12 of an earlier day, or after an interrupted E12 of this day. */
function listed(on: MutableBooks, set: Partial<ClientRow> = {}): MutableBooks {
  const client = on.clients.get(clientNo('C1'))!
  applyChanges(on, [
    ...openTrades(on, client).map(row => ({ kind: 'insert', table: 'open_trade', row }) as const),
    { kind: 'amendClient', clientNo: client.clientNo, set },
  ])
  return settled(on)
}
const SETTLED = [
  'settleCash 1000000101 purchases 1005.06 proceeds 0.00',
  'settleShares 1000000000001 bought 100 sold 0',
  'markTrade 2026-11-23/XSHG//T1/buy settled 2026-11-23',
]
const sold: BookSpec = {
  holdings: { 'C1 600000.XSHG': '100 cost 500.00' },
  orders: [['C1 sell 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00 as T1']],
}
const SOLD = [
  'settleCash 1000000101 purchases 0.00 proceeds 994.44',
  'settleShares 1000000000001 bought 0 sold 100',
  'markTrade 2026-11-23/XSHG//T1/sell settled 2026-11-23',
]

// Twenty days at 0.05 % of 1,000,000.00 are 27.78. In March 2026 the 21st is a Saturday, so the 23rd credits up to the 20th.
const rich = (day: string): BookSpec => ({
  day: `${day} closing`,
  cash: { C1: '1000000.00 accrued to 2026-02-28' },
})
const debtor: BookSpec = { day: '2026-09-21 closing', cash: { C1: '-1000.00 accrued to 2026-08-31' } }

testFunction(settleTrades, {
  given: given(filled(2)),
  typical: {},
  around: { gathered: acted('C1') },
  cases: [
    [
      'not cleared',
      {},
      'step_out_of_order',
      { books: withSteps(books({ day: '2026-11-23 closing' }), [...UP_TO_E02, 'E03']) },
    ],
    ['before its time', {}, 'step_too_early', { books: laterToday(given({}), 'E12') }],
    ['twice', {}, 'step_already_done', { books: given({}, 'E12') }],
    ['mode 2 settles', {}, [...SETTLED, done()]],
    ['mode 1 has', {}, [done()], { books: given(filled(1)) }],
    ['mode 3 waits for a teller, listed', {}, [left(3), done()], { books: given(filled(3)) }],
    ['mode 4 too', {}, [left(4), done()], { books: given(filled(4)) }],
    ['what is listed is listed once', {}, [done()], { books: listed(given(filled(3))) }],
    [
      'listed on an earlier day, and now the client settles automatically',
      {},
      [...SETTLED, `${left(3, 'update')} settled 2026-11-23`, done()],
      { books: listed(given(filled(3)), { settlementMode: 2 }) },
    ],
    [
      'of one lot what the market leaves to a teller stays, the rest settles',
      {},
      [
        'settleCash 1000000101 purchases 905.06 proceeds 0.00',
        'settleShares 1000000000002 bought 100 sold 0',
        'markTrade 2026-11-23/XSHE//T2/buy settled 2026-11-23',
        left(3),
        done(),
      ],
      {
        books: given({
          ...filled(0),
          cash: { C1: '3000.00' },
          orders: [
            ['C1 buy 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00 as T1'],
            ['C1 buy 100 000001.XSHE @ 9.00', 'fill 100 @ 9.00 as T2'],
          ],
          parameters: {
            settlementModes: [
              ...defaultParameters().settlementModes,
              { key: 'market/XSHG', from: '2026-11-23', source: '', mode: 3 },
            ],
          },
        }),
      },
    ],
    [
      'a client before the restart point is counted already; what it has left is done',
      {},
      [...SETTLED, 'update day_step E12 done count 10000001 CNY 10000001'],
      { books: given(filled(2), 'E12 running - 10000001') },
    ],
    [
      'a day freeze ends',
      {},
      ['setFreeze 1 cash 1000000101 0.00 of 50.00 rank 1 expired', done()],
      { books: given({ cash: { C1: '100.00' }, freezes: { C1: ['day 50.00 of 50.00'] } }) },
    ],
    [
      'and what waits behind it takes its place',
      {},
      [
        'setFreeze 1 cash 1000000101 0.00 of 50.00 rank 1 expired',
        'setFreeze 2 cash 1000000101 70.00 of 70.00 rank 2 in-force',
        done(),
      ],
      { books: given({ cash: { C1: '100.00' }, freezes: { C1: ['day 50.00 of 50.00', '50.00 of 70.00'] } }) },
    ],
    [
      'a long one whose last date is of a weekend',
      {},
      ['setFreeze 1 cash 1000000101 0.00 of 50.00 rank 1 expired', done()],
      {
        books: given({
          day: '2026-11-20 day-end',
          cash: { C1: '100.00' },
          freezes: { C1: ['50.00 of 50.00 until 2026-11-22'] },
        }),
      },
    ],
    [
      'one that holds on the next day',
      {},
      [done()],
      {
        books: given({
          day: '2026-11-20 day-end',
          cash: { C1: '100.00' },
          freezes: { C1: ['50.00 of 50.00 until 2026-11-23'] },
        }),
      },
    ],
    [
      'a long one on its last date',
      {},
      ['setFreeze 1 cash 1000000101 0.00 of 50.00 rank 1 expired', done()],
      { books: given({ cash: { C1: '100.00' }, freezes: { C1: ['50.00 of 50.00 until 2026-11-23'] } }) },
    ],
    [
      'not before',
      {},
      [done()],
      { books: given({ cash: { C1: '100.00' }, freezes: { C1: ['50.00 of 50.00 until 2026-11-24'] } }) },
    ],
    [
      'a freeze of shares',
      {},
      ['setFreeze 1 holding 1000000000001 0 of 50 rank 1 expired', done()],
      {
        books: given({
          holdings: { 'C1 600000.XSHG': '100' },
          freezes: { 'C1 600000.XSHG': ['day 50 of 50'] },
        }),
      },
    ],
    [
      'proceeds that settle tomorrow go to the freeze that waits',
      {},
      [...SOLD, 'setFreeze 1 cash 1000000101 994.44 of 3000.00 rank 1 in-force', done()],
      { books: given({ ...sold, freezes: { C1: ['0.00 of 3000.00'] } }) },
    ],
    [
      'in mode 4 too, though they are not settled',
      {},
      [
        'insert open_trade 2026-11-23/XSHG//T1/sell mode 4 net 994.44',
        'setFreeze 1 cash 1000000101 994.44 of 3000.00 rank 1 in-force',
        done(),
      ],
      { books: given({ ...sold, clients: { C1: 'mode 4' }, freezes: { C1: ['0.00 of 3000.00'] } }) },
    ],
    ['interest is not credited on the 20th', {}, [done()], { books: given(rich('2026-03-20')) }],
    [
      'but on the next trading day after the 20th, up to the 20th',
      {},
      [
        'capitaliseInterest 1000000101 up to 2026-03-20',
        'post interest CNY 27.78 interest-expense → cash 1000000101',
        done(),
      ],
      { books: given(rich('2026-03-23')) },
    ],
    ['not a day later', {}, [done()], { books: given(rich('2026-03-24')) }],
    [
      'September: the 21st is a Monday; an overdraft bears 18 %: 20 days on 1000.00',
      {},
      [
        'capitaliseInterest 1000000101 up to 2026-09-20',
        'post penalty-interest CNY 10.00 cash 1000000101 → penalty-interest-income',
        done(),
      ],
      { books: given(debtor) },
    ],
    [
      'less than half a fen is nothing, but the period ends',
      {},
      ['capitaliseInterest 1000000101 up to 2026-09-20', done()],
      { books: given({ ...debtor, cash: { C1: '1.00 accrued to 2026-09-19' } }) },
    ],
    [
      'nothing to credit, nothing done',
      {},
      ['capitaliseInterest 1000000101 up to 2026-12-20', done()],
      { books: given({ day: '2026-12-21 day-end', cash: { C1: '0.00 accrued to 2026-11-30' } }) },
    ],
    ['nobody acted', {}, [done(0)], { gathered: acted() }],
  ],
})

/** All of E12 in one chunk, as the engine applies it. */
function settle(settling: MutableBooks): MutableBooks {
  const decision = settleTrades.decide(
    settling,
    {},
    aMeta({ gathered: { ...acted('C1'), isLast: false } as Gathered }),
  )
  if (decision.accepted) applyDecision(settling, decision.changes, decision.parts)
  return settling
}

test('interrupted and asked for again, it finds nothing left to do, on a day of interest too', () => {
  const once = settle(
    given({ ...rich('2026-03-23'), orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 40 @ 10.00 as T1']] }),
  )
  expect(stateHash(settle(copyOf(once)))).toBe(stateHash(once))
})

test('what is settled on the day of crediting loses no interest of the days since the 20th', () => {
  const settledLate = settle(
    given({ ...rich('2026-03-23'), orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00 as T1']] }),
  )
  const account = settledLate.cashAccounts.get(cashNo('C1'))!
  expect(account.accruedTo).toBe('2026-03-22')
  // The 21st and 22nd at 500 parts of a million per year on 1,000,000.00.
  expect(account.accumulator).toBe(2n * 100_000_000n * 500n)
})

test.each<[string, BookSpec]>([
  [
    'money lent that comes back tomorrow',
    { orders: [['C1 sell 100000 204001.XSHG @ 2.00', 'fill 100000 @ 2.00']] },
  ],
  [
    'money borrowed that is owed tomorrow, and a freeze that waits',
    {
      clients: { C1: 'mode 2, boards repo-borrow' },
      orders: [['C1 buy 100000 204001.XSHG @ 2.00', 'fill 100000 @ 2.00']],
      freezes: { C1: ['100001.00 of 300000.00', '0.00 of 200.00', 'day 0.00 of 5.00'] },
    },
  ],
  [
    'interest that is credited',
    { day: '2026-03-23 day-end', cash: { C1: '1000000.00 accrued to 2026-02-28' } },
  ],
  [
    'trades that stay open',
    {
      clients: { C1: 'mode 4' },
      orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 40 @ 10.00', 'cancel']],
    },
  ],
])('the same chunk twice changes nothing, with no restart point to go by: %s', (_, spec) => {
  const instruments = { '204001.XSHG': 'repo, T+0, unlimited' }
  const once = settle(given({ cash: { C1: '100001.00' }, instruments, ...spec }))
  once.steps.delete(`${once.day.businessDate}/1/E12`)
  const again = settleTrades.decide(once, {}, aMeta({ gathered: acted('C1') }))
  expect(
    again.accepted && allChanges(once, again).map(change => ('table' in change ? change.table : change.kind)),
  ).toEqual(['day_step'])
})
