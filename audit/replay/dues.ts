/**
 * What the market owes for a day's trades, and when it pays. In the evening of the trade date everything on the clearing accounts becomes due
 * on a later date. On that date fees are taken, shares are delivered, and the depository moves money, which the branches get one after
 * another.
 */
import type { Currency } from '@guitai/core/base/money.ts'
import { ASSET, HEADQUARTERS, houseName, moveHouse } from '../ledger/money.ts'
import type { Movement, StatedFees } from '../read/reference.ts'
import { pays } from '../rules/amounts.ts'
import { FEE_KINDS, GOES_TO, type FeeKind, type OuterFees } from '../rules/fees.ts'
import { setting } from '../rules/rule-book.ts'
import { tradeDates } from '../rules/settlement.ts'
import { clientOf, listedOf, type Replay } from './replay.ts'

export type OuterKind = Exclude<FeeKind, 'commission'>

const COLLECTED = {
  stampDuty: 'collected-stamp-duty',
  transferFee: 'collected-transfer-fee',
  exchangeFee: 'collected-exchange-fee',
  regulatoryFee: 'collected-regulatory-fee',
  settlementFee: 'collected-settlement-fee',
} as const satisfies Record<OuterKind, string>

/** The kinds that the depository takes with the money of the trades. */
export function outerKinds({ rules, ledger }: Replay): OuterKind[] {
  return FEE_KINDS.filter(kind => kind !== 'commission').filter(
    kind => setting(rules, COLLECTED[kind], ledger.today) === 1,
  )
}

interface Owed {
  branchNo: number
  tradingUnit: string
  instrumentNo: number
  date: string
  /** Above zero the firm receives it. */
  gross: number
  comesIn: number
  fees: Readonly<OuterFees>
}

/** Runs when the trades of the day are cleared. */
export function oweForTheDay(replay: Replay): void {
  const { ledger } = replay
  for (const trade of ledger.trades.values()) {
    if (!trade.isCleared || trade.tradeDate !== ledger.today || trade.quantity === 0) continue
    const instrument = listedOf(replay, trade.instrumentNo)
    owe(replay, {
      branchNo: clientOf(replay, trade.clientNo).branchNo,
      tradingUnit: ledger.orders.get(trade.orderId)?.tradingUnit ?? '',
      instrumentNo: trade.instrumentNo,
      date: trade.settlementDate,
      gross: pays(instrument, trade.side) ? -trade.amount : trade.amount,
      comesIn: trade.side === 'buy' ? trade.quantity : -trade.quantity,
      fees: trade.fees,
    })
  }
  for (const trade of ledger.onErrorAccount.values()) owe(replay, { branchNo: HEADQUARTERS, ...trade })
  for (const repos of [ledger.repos, ledger.errorRepos])
    for (const { maturityDate, maturitySettlementDate, lends, amount, interest, ...of } of repos.values())
      // What was noted on an earlier evening is forgotten, so this also finds a maturity date that became a holiday.
      if (maturityDate <= ledger.today)
        addDue(
          replay,
          { ...of, currency: 'CNY', date: maturitySettlementDate },
          lends ? amount + interest : -amount - interest,
        )
}

function owe(
  replay: Replay,
  { branchNo, tradingUnit, instrumentNo, date, gross, comesIn, fees }: Owed,
): void {
  const { ledger } = replay
  const { market, currency, kind } = listedOf(replay, instrumentNo)
  const asset = ASSET[currency]
  const due = dueName(branchNo, asset, { market, date })
  moveHouse(ledger, houseName(branchNo, 'clearing', asset, market), gross)
  moveHouse(ledger, due, -gross)
  addDue(replay, { market, tradingUnit, currency, date }, gross)
  for (const each of outerKinds(replay)) {
    postpone(replay, { date, from: houseName(branchNo, GOES_TO[each], asset, market), to: due }, fees[each])
    addDue(replay, { market, tradingUnit, currency, date }, -fees[each])
  }
  if (kind === 'repo') return
  const shares = houseName(branchNo, 'clearing', instrumentNo, market)
  postpone(
    replay,
    { date, from: houseName(branchNo, 'depository', instrumentNo, market), to: shares },
    comesIn,
  )
}

/** The depository takes more, or less, of a fee than was charged. */
export function takeMore(
  replay: Replay,
  stated: StatedFees,
  { kind, more }: { kind: OuterKind; more: number },
): void {
  const { market, currency, tradingUnit, tradeDate } = stated
  const asset = ASSET[currency]
  const date = tradeDates(
    replay.rules,
    { market, kind: currency === 'CNY' ? 'stock' : 'b-share', board: 'main', turnover: 'T+1' },
    tradeDate,
  ).settlementDate
  const to = dueName(HEADQUARTERS, asset, { market, date })
  postpone(replay, { date, from: houseName(HEADQUARTERS, GOES_TO[kind], asset, market), to }, more)
  addDue(replay, { market, tradingUnit, currency, date }, -more)
}

export const dueName = (
  branchNo: number,
  asset: number,
  { market, date }: { market: string; date: string },
): string => houseName(branchNo, 'settlement-due', asset, `${market}/${date}`)

interface Unit {
  market: string
  tradingUnit: string
  currency: Currency
  date: string
}
const unitName = ({ market, tradingUnit, currency, date }: Unit): string =>
  `${date} ${market} ${tradingUnit} ${currency}`

function addDue({ ledger }: Replay, unit: Unit, amount: number): void {
  const left = (ledger.dues.get(unitName(unit)) ?? 0) + amount
  if (left === 0) ledger.dues.delete(unitName(unit))
  else ledger.dues.set(unitName(unit), left)
}

function postpone(
  { ledger }: Replay,
  { date, from, to }: { date: string; from: string; to: string },
  amount: number,
): void {
  const name = `${date} ${from} ${to}`
  const sum = (ledger.postponed.get(name) ?? 0) + amount
  if (sum === 0) ledger.postponed.delete(name)
  else ledger.postponed.set(name, sum)
}

/** E12: what was put off until now, and then the money that the depository has moved. */
export function payWhatIsDue(replay: Replay): void {
  const { ledger, reference } = replay
  for (const [name, amount] of ledger.postponed) {
    const [date = '', from = '', to = ''] = name.split(' ')
    if (date > ledger.today) continue
    ledger.postponed.delete(name)
    moveHouse(ledger, from, -amount)
    moveHouse(ledger, to, amount)
  }
  const sums = new Map<string, { of: Movement; amount: number }>()
  for (const of of reference.movements.filter(each => each.movedOn === ledger.today)) {
    const open = ledger.dues.get(unitName(of)) ?? 0
    const amount =
      of.amount > 0 ? Math.max(0, Math.min(of.amount, open)) : Math.min(0, Math.max(of.amount, open))
    addDue(replay, of, -amount)
    const name = `${of.market} ${of.currency} ${of.date}`
    sums.set(name, { of, amount: (sums.get(name)?.amount ?? 0) + amount })
  }
  for (const { of, amount } of sums.values()) distribute(replay, of, amount)
}

/** First the branches whose due goes the other way, then the others as far as it reaches; headquarters has the rest. */
function distribute({ ledger }: Replay, of: Movement, moved: number): void {
  const asset = ASSET[of.currency]
  const ending = dueName(0, asset, of).slice(1)
  const branches = [...ledger.house.keys()]
    .filter(name => name.slice(name.indexOf('/')) === ending)
    .map(name => Number.parseInt(name, 10))
    .toSorted((a, b) => a - b)
  const give = (branchNo: number, amount: number): number => {
    moveHouse(ledger, dueName(branchNo, asset, of), amount)
    moveHouse(ledger, houseName(branchNo, 'reserve', asset, of.market), -amount)
    return amount
  }
  const owed = (branchNo: number): number => -(ledger.house.get(dueName(branchNo, asset, of)) ?? 0)
  const isAlong = (branchNo: number): boolean => owed(branchNo) * moved > 0
  const along = branches.filter(isAlong)
  let left = moved
  for (const branchNo of branches.filter(each => !isAlong(each))) left -= give(branchNo, owed(branchNo))
  for (const branchNo of along) {
    const most = owed(branchNo)
    if (left * most > 0) left -= give(branchNo, most > 0 ? Math.min(most, left) : Math.max(most, left))
  }
  give(HEADQUARTERS, left)
}
