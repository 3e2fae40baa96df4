/**
 * A trade that the depository has and that belongs to no client of ours becomes the house's own, on the error account (错账),
 * until a person decides. The house owns and owes it at its price and bears the depository's fees; there is no commission,
 * which the house would pay to itself. It belongs to no client, so it is booked at headquarters. A repo is recorded, so that its
 * money comes back, or is paid back, when it matures.
 */
import type { Side } from '../../base/market.ts'
import type { Price, Shares } from '../../base/money.ts'
import { HEADQUARTERS } from '../../books/branches.ts'
import { CURRENCY_ASSET, houseKey } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { chargeableOf, feeScheduleFor, feesOn, NO_COMMISSION } from '../../rules/fees.ts'
import { OUTSIDE_FEES, type Fees } from '../../rules/fee-sums.ts'
import type { Instrument } from '../../rules/instrument.ts'
import { paysMoney } from '../../rules/repo.ts'
import { accruedInterestOf, amountOfOrder } from '../../rules/ticks-and-lots.ts'
import { FEE_ACCOUNTS } from './fee-accounts.ts'
import { openErrorRepo } from './open-repo.ts'

export interface StrangeTrade {
  instrument: Readonly<Instrument>
  side: Side
  price: Price
  quantity: Shares
}

/** Books the trade on the business date; `tradeKey` is its name. */
export function bookToErrorAccount(books: Books, tradeKey: string, trade: StrangeTrade): Change[] {
  const { instrument, side, price, quantity } = trade
  const { businessDate: tradeDate } = books.day
  const currency = CURRENCY_ASSET[instrument.currency]
  const move = (asset: number, amount: number, comesIn: boolean): Change => {
    const clearing = { house: houseKey(HEADQUARTERS, 'clearing', asset, instrument.market) }
    const suspense = { house: houseKey(HEADQUARTERS, 'suspense', asset, '') }
    const [debit, credit] = comesIn ? [clearing, suspense] : [suspense, clearing]
    return { kind: 'post', entry: side, asset, amount, debit, credit, tradeDate }
  }
  const amount = amountOfOrder(instrument, price, quantity)
  const cash = move(currency, amount, !paysMoney(instrument, side))
  const fees = outsideFees(books, trade)
  const takenForIt = OUTSIDE_FEES.filter(fee => fees[fee] > 0).map((fee): Change => ({
    kind: 'post',
    entry: 'clearing',
    asset: currency,
    amount: fees[fee],
    debit: { house: houseKey(HEADQUARTERS, 'suspense', currency, '') },
    credit: { house: houseKey(HEADQUARTERS, FEE_ACCOUNTS[fee], currency, instrument.market) },
    tradeDate,
  }))
  // A repo moves only money, which moves back.
  const rest =
    instrument.kind === 'repo'
      ? openErrorRepo(books, { tradeKey, tradeDate, side, amount, price }, instrument)
      : move(instrument.instrumentNo, quantity, side === 'buy')
  return [cash, rest, ...takenForIt]
}

/**
 * The depository's fees for a trade of the business date that belongs to no client. We know no order to which it would belong.
 */
export function outsideFees(
  { parameters, day }: Books,
  { instrument, side, price, quantity }: StrangeTrade,
): Fees {
  const schedule = feeScheduleFor(parameters, {
    instrument,
    tradeDate: day.businessDate,
    plan: NO_COMMISSION,
  })
  const amount = amountOfOrder(instrument, price, quantity)
  const interest = accruedInterestOf(instrument, price, quantity)
  return feesOn(schedule, side, chargeableOf(schedule, amount, interest))
}
