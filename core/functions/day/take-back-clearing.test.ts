/** E21: what may be taken back, chunk by chunk, and what begins afterwards. */
import { books, clientNo, copyOf, type BookSpec } from '../../testing/books.ts'
import { withJobs } from '../../testing/jobs.ts'
import { UP_TO_E02, withSteps } from '../../testing/steps.ts'
import { testFunction } from '../../testing/test-function.ts'
import type { MutableBooks } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import type { Gathered } from '../../frame/gathered.ts'
import { takeBackClearing } from './take-back-clearing.ts'

const NONE = { from: 'clearing-undo', number: 0, clientNos: [], changes: [], isMoved: false } as const
const first: Gathered = { ...NONE, isFirst: true, isLast: false }
const last: Gathered = { ...NONE, isFirst: false, isLast: true }
const undo = (number: number, changes: readonly Change[], isMoved = false): { gathered: Gathered } => ({
  gathered: { ...NONE, number, clientNos: [clientNo('C1')], changes, isMoved, isFirst: false, isLast: false },
})

const spec: BookSpec = {
  clients: { C1: 'mode 2' },
  cash: { C1: '2000.00' },
  orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00 as T1']],
  freezes: { C1: ['10.00 of 10.00'] },
}
const cleared = (day: string, ...steps: string[]): MutableBooks =>
  withSteps(books({ ...spec, day: `2026-11-23 ${day}` }), [...UP_TO_E02, 'E03', ...steps])
const given = cleared('closing', 'E11', 'E12')
const closed = cleared('closed', 'E11', 'E12', 'E13')

/** A later day, as after X03. */
function gone(): MutableBooks {
  const on = copyOf(closed)
  on.day = { ...on.day, businessDate: '2026-11-24', phase: 'open', dayNo: 2 }
  return on
}

function ended(): MutableBooks {
  const on = copyOf(given)
  for (const freeze of on.freezes.values()) Object.assign(freeze, { effective: 0, status: 'expired' })
  for (const account of on.cashAccounts.values()) account.frozen = 0
  return on
}

const running = { functionCode: 'E12', job: 'settle-trades', status: 'running' } as const
const FREEZE = [...given.freezes.values()][0]!
const ACCRUALS = {
  accruedTo: '2026-11-20',
  accumulator: '7',
  penaltyAccumulator: '0',
  dueAccumulator: '0',
  duePenaltyAccumulator: '0',
}
const account = 1_000_000_101
const restored: Change = { kind: 'restoreAccruals', accountNo: account, before: ACCRUALS }
const credited: Change = { ...restored, toYesterday: { ...ACCRUALS, accruedTo: '2026-11-22' } }
const unmarked: Change = { kind: 'markTrade', tradeKey: '2026-11-23/XSHG//T1/buy', clearingRun: 0 }
const counted = (how: 'insert' | 'update', count: number): string =>
  `${how} day_step E21 running count ${count}`
const REOPENED = 'setDay 2026-11-23 closing'
const KEPT = [...UP_TO_E02, 'E03'].map(
  code => `insert day_step ${code} ${code === 'E03' ? 'again' : 'done'} count 0`,
)

testFunction(takeBackClearing, {
  given,
  typical: { reason: '一笔成交有误' },
  around: undo(0, [unmarked]),
  cases: [
    ['the next day has begun', {}, 'day_gone_on', { books: gone() }],
    ['nothing is cleared', {}, 'day_not_cleared', { books: cleared('day-end') }],
    ['on the first day, too', {}, 'day_not_cleared', { books: books(spec) }],
    ['somebody settles it at this moment', {}, 'step_under_way', { books: withJobs(copyOf(given), running) }],
    [
      'somebody moves it',
      {},
      'step_under_way',
      { books: withJobs(copyOf(closed), { ...running, functionCode: 'E28', status: 'requested' }) },
    ],
    [
      'a job that has ended does not matter',
      {},
      ['markTrade 2026-11-23/XSHG//T1/buy run 0', counted('insert', 1)],
      { books: withJobs(copyOf(given), { ...running, status: 'done' }) },
    ],
    ['first it is asked for', {}, [], { gathered: first }],
    ['of a closed day, too', {}, [], { books: closed, gathered: first }],
    ['a closed day is being closed again', {}, [REOPENED], { books: closed, ...undo(0, []) }],
    [
      'what is taken back is passed over',
      {},
      [],
      { books: cleared('closing', 'E11', 'E12', 'E21 running 一笔成交有误 1') },
    ],
    [
      'the next one',
      {},
      ['markTrade 2026-11-23/XSHG//T1/buy run 0', `${counted('update', 2)} CNY 1`],
      { ...undo(1, [unmarked]), books: cleared('closing', 'E11', 'E12', 'E21 running 一笔成交有误 1') },
    ],
    [
      'a trade that is not there any more',
      {},
      [counted('insert', 1)],
      undo(0, [{ ...unmarked, tradeKey: '2026-11-20/XSHG//T1/buy' }]),
    ],
    [
      'a freeze that is in force stands as it stood',
      {},
      [`setFreeze ${FREEZE.freezeNo} cash ${account} 5.00 of 10.00 rank 1 in-force`, counted('insert', 1)],
      undo(0, [{ kind: 'setFreeze', freeze: { ...FREEZE, effective: 500 } }]),
    ],
    [
      'one that has ended stays ended',
      {},
      [counted('insert', 1)],
      { ...undo(0, [{ kind: 'setFreeze', freeze: { ...FREEZE, effective: 500 } }]), books: ended() },
    ],
    ['interest', {}, [`restoreAccruals ${account} to 2026-11-20`, counted('insert', 1)], undo(0, [restored])],
    [
      'of a day that was moved: what has accrued stays',
      {},
      [counted('insert', 1)],
      undo(0, [restored], true),
    ],
    [
      'what was credited comes back',
      {},
      [`restoreAccruals ${account} to 2026-11-22`, counted('insert', 1)],
      undo(0, [credited], true),
    ],
    [
      'the last chunk: the next run begins before matching',
      {},
      ['insert day_step E21 done count 0', ...KEPT, 'setDay 2026-11-23 day-end'],
      { gathered: last },
    ],
    ['that chunk again', {}, [], undo(0, [])],
  ],
})
