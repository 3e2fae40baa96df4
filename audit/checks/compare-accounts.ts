/**
 * Compares every account: balance, lots, holds, freezes, interest and cost; house accounts; repos, freezes and trades left to
 * tellers.
 */
import type { Cash, CashLot, Holding, ShareLot } from '../ledger/ledger.ts'
import { isOver, isOverOfShares } from '../replay/day-end.ts'
import { holdOf } from '../replay/holds.ts'
import type { Replay } from '../replay/replay.ts'
import { later, periodOf } from '../rules/days.ts'
import { accrue, accruedIn } from '../rules/interest.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import type { Comparison } from './compare.ts'
import type { StoredBooks, StoredCash, StoredHolding } from './stored-books.ts'

export function compareAccounts(to: Comparison, replay: Replay, books: StoredBooks): void {
  const { ledger } = replay
  const held = heldByAll(replay)
  for (const accountNo of new Set([...ledger.cash.keys(), ...books.cash.keys()]))
    compareCash(to, replay, { accountNo, held, stored: books.cash.get(accountNo) })
  for (const holdingNo of new Set([...ledger.holdings.keys(), ...books.holdings.keys()]))
    compareHolding(to, replay, { holdingNo, held, stored: books.holdings.get(holdingNo) })
  for (const name of new Set([...ledger.house.keys(), ...books.house.keys()]))
    to.compare('house-accounts', `house account ${name}`, 'balance', [
      books.house.get(name) ?? 0,
      ledger.house.get(name) ?? 0,
    ])
}

interface AllHeld {
  cash: Map<number, number>
  shares: Map<number, number>
  fees: Map<number, number>
  frozen: Map<string, number>
}

/** Computed once for all accounts. */
function heldByAll(replay: Replay): AllHeld {
  const { ledger, reference } = replay
  const held: AllHeld = { cash: new Map(), shares: new Map(), fees: new Map(), frozen: new Map() }
  const add = <K>(to: Map<K, number>, key: K, amount: number): void =>
    void to.set(key, (to.get(key) ?? 0) + amount)
  for (const order of ledger.orders.values()) {
    const status = reference.orders.get(order.orderId)?.status ?? ''
    if (order.isEnded || (order.isOffered && /^(rejected|canceled)$/.test(status))) continue
    const { cash, shares } = holdOf(replay, order)
    add(held.cash, order.accountNo, cash)
    if (order.side === 'sell') add(held.shares, order.holdingNo, shares)
  }
  for (const { isUnderWay, kind, holdingNo, quantity, accountNo, fee } of ledger.transfers.values()) {
    if (!isUnderWay) continue
    if (kind === 'transfer-out') add(held.shares, holdingNo, quantity)
    add(held.fees, accountNo, fee)
  }
  for (const { object, accountNo, effective } of ledger.freezes.values())
    add(held.frozen, `${object}/${accountNo}`, effective)
  return held
}

interface OneCash {
  accountNo: number
  held: AllHeld
  stored: StoredCash | undefined
}

function compareCash(to: Comparison, replay: Replay, { accountNo, held, stored }: OneCash): void {
  const subject = `cash account ${accountNo}`
  const account = replay.ledger.cash.get(accountNo)
  if (stored === undefined || account === undefined)
    return to.compare('balances', subject, 'there', [
      stored === undefined ? 'no' : 'yes',
      account === undefined ? 'no' : 'yes',
    ])
  const { today } = replay.ledger
  to.compare('balances', subject, 'settled', [stored.settled, account.settled])
  to.compare('balances', subject, 'uncleared', [unclearedOn(stored, today), unclearedOn(account, today)])
  to.compare('holds', subject, 'onHold', [stored.onHold, held.cash.get(accountNo) ?? 0])
  to.compare('holds', subject, 'onTransferHold', [stored.onTransferHold, held.fees.get(accountNo) ?? 0])
  to.compare('freezes', subject, 'frozen', [stored.frozen, held.frozen.get(`cash/${accountNo}`) ?? 0])
  compareLots(to, subject, {
    sides: [stored.lots, account.lots].map(lots => lots.filter(lot => !isOver(lot, today))),
    nameOf: nameOfCashLot,
    figures: CASH_LOT,
  })
  compareInterest(to, replay, { subject, sides: [stored, account] })
}

const unclearedOn = (of: Pick<Cash, 'uncleared' | 'unclearedOn'>, today: string): number =>
  of.unclearedOn === today ? of.uncleared : 0

const CASH_LOT = ['purchases', 'proceeds', 'settledPurchases', 'settledProceeds'] as const
const SHARE_LOT = ['bought', 'sold', 'settledBought', 'settledSold'] as const

const nameOfCashLot = (lot: CashLot): string =>
  `${lot.tradeDate} settles ${lot.settlementDate} usable ${lot.usableFrom} withdrawable ${lot.withdrawableFrom}`

const nameOfShareLot = (lot: ShareLot): string =>
  `${lot.tradeDate} settles ${lot.settlementDate} sellable ${lot.sellableFrom}`

function compareLots<L extends object>(
  to: Comparison,
  subject: string,
  {
    sides: [stored = [], right = []],
    nameOf,
    figures,
  }: { sides: readonly (readonly L[])[]; nameOf: (lot: L) => string; figures: readonly (keyof L & string)[] },
): void {
  const ours = new Map(right.map(lot => [nameOf(lot), lot]))
  const theirs = new Map(stored.map(lot => [nameOf(lot), lot]))
  for (const name of new Set([...ours.keys(), ...theirs.keys()]))
    to.compareRecords('lots', `${subject}, lot of ${name}`, [theirs.get(name), ours.get(name)], figures)
}

/** Brings both to the end of yesterday by the audit's own arithmetic. What was accrued before, each side had by itself. */
function compareInterest(
  to: Comparison,
  { ledger, rules }: Replay,
  { subject, sides: [stored, account] }: { subject: string; sides: readonly [StoredCash, Cash] },
): void {
  const yesterday = later(ledger.today, -1)
  const date = [yesterday, stored.accruedTo, account.accruedTo].toSorted().at(-1) ?? yesterday
  const right = broughtTo(rules, { ...account, accrued: account.accrued.map(each => ({ ...each })) }, date)
  const current = {
    end: periodOf(stored.accruedTo),
    credit: BigInt(stored.credit),
    penalty: BigInt(stored.penalty),
  }
  const due = {
    end: dueEnd(current.end),
    credit: BigInt(stored.dueCredit),
    penalty: BigInt(stored.duePenalty),
  }
  const accrued = [current, due].filter(({ credit, penalty }) => credit !== 0n || penalty !== 0n)
  const theirs = broughtTo(rules, { ...account, accruedTo: stored.accruedTo, accrued }, date)
  for (const end of new Set([...right.accrued, ...theirs.accrued].map(each => each.end))) {
    const [a, b] = [accruedIn(theirs, end), accruedIn(right, end)]
    to.compare('interest', `${subject}, period to ${end}`, 'accumulator', [a.credit, b.credit])
    to.compare('interest', `${subject}, period to ${end}`, 'penalty', [a.penalty, b.penalty])
  }
}

function broughtTo(rules: RuleBook, account: Cash, date: string): Cash {
  accrue(rules, account, date)
  return account
}

/** The period before: interest that is due for it waits for the crediting day. */
const dueEnd = (end: string): string => periodOf(later(end, -95))

interface OneHolding {
  holdingNo: number
  held: AllHeld
  stored: StoredHolding | undefined
}

function compareHolding(to: Comparison, replay: Replay, { holdingNo, held, stored }: OneHolding): void {
  const row = replay.reference.holdings.get(holdingNo)
  const subject = `holding ${holdingNo} of client ${row?.clientNo ?? 'unknown'}`
  const own: Holding | undefined = replay.ledger.holdings.get(holdingNo)
  const holding = own ?? { settled: 0, cost: 0, lots: [] as ShareLot[] }
  if (stored === undefined) return to.compare('balances', subject, 'there', ['no', 'yes'])
  const { today } = replay.ledger
  to.compare('balances', subject, 'settled', [stored.settled, holding.settled])
  to.compare('cost', subject, 'cost', [stored.cost, holding.cost])
  to.compare('holds', subject, 'onHold', [stored.onHold, held.shares.get(holdingNo) ?? 0])
  to.compare('freezes', subject, 'frozen', [stored.frozen, held.frozen.get(`holding/${holdingNo}`) ?? 0])
  compareLots(to, subject, {
    sides: [stored.lots, holding.lots].map(lots => lots.filter(lot => !isOverOfShares(lot, today))),
    nameOf: nameOfShareLot,
    figures: SHARE_LOT,
  })
}

export function compareRecords(to: Comparison, { ledger }: Replay, books: StoredBooks): void {
  const repos = [...ledger.repos].filter(([, repo]) => repo.status !== 'matured')
  const strange = [...ledger.errorRepos].filter(([, repo]) => repo.status !== 'matured')
  each(
    new Map([...books.repos, ...books.errorRepos]),
    new Map([...repos, ...strange]),
    (key, stored, right) =>
      to.compareRecords(
        'repos',
        `repo of trade ${key}`,
        [stored, right],
        [
          'amount',
          'rate',
          'firstSettlementDate',
          'maturityDate',
          'maturitySettlementDate',
          'interest',
          'status',
        ],
      ),
  )
  const freezes = [...ledger.freezes].filter(([, freeze]) => freeze.status === 'in-force')
  each(books.freezes, new Map(freezes), (key, stored, right) =>
    to.compareRecords(
      'freezes',
      `freeze ${key}`,
      [stored, right],
      ['accountNo', 'ordered', 'effective', 'expiresOn'],
    ),
  )
  const open = [...ledger.trades].filter(
    ([, trade]) => trade.settledOn === null && trade.tradeDate < ledger.today,
  )
  const due = [...books.openTrades].filter(([key]) => (key.split('/')[0] ?? '') < ledger.today)
  each(new Map(due), new Map(open), (key, stored, right) =>
    to.compareRecords(
      'settlement-dates',
      `open trade ${key}`,
      [stored, right],
      ['net', 'quantity', 'settlementDate', 'usableFrom', 'withdrawableFrom', 'sellableFrom'],
    ),
  )
}

function each<K, A, B>(
  stored: ReadonlyMap<K, A>,
  right: ReadonlyMap<K, B>,
  run: (key: K, stored: (A & B) | undefined, right: (A & B) | undefined) => void,
): void {
  for (const key of new Set([...stored.keys(), ...right.keys()]))
    run(key, stored.get(key) as (A & B) | undefined, right.get(key) as (A & B) | undefined)
}
