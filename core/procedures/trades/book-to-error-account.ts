/**
 * A trade that the depository has and that is no client's of ours: the house's own, on the error account (错账), until a
 * person knows better. It stands there as what the house owns and owes, without commission, at the price it was made.
 */
import type { Side } from '../../base/market.ts'
import type { Price, Shares } from '../../base/money.ts'
import { CURRENCY_ASSET, houseKey } from '../../books/accounts.ts'
import type { Change } from '../../books/changes/change.ts'
import type { Instrument } from '../../rules/instrument.ts'
import { paysMoney } from '../../rules/repo.ts'
import { amountOfOrder } from '../../rules/ticks-and-lots.ts'

export interface StrangeTrade {
  branchNo: number
  instrument: Readonly<Instrument>
  side: Side
  price: Price
  quantity: Shares
  tradeDate: string
}

export function bookToErrorAccount(trade: StrangeTrade): Change[] {
  const { branchNo, instrument, side, price, quantity, tradeDate } = trade
  const move = (asset: number, amount: number, comesIn: boolean): Change => {
    const clearing = { house: houseKey(branchNo, 'clearing', asset, instrument.market) }
    const suspense = { house: houseKey(branchNo, 'suspense', asset, '') }
    const [debit, credit] = comesIn ? [clearing, suspense] : [suspense, clearing]
    return { kind: 'post', entry: side, asset, amount, debit, credit, tradeDate }
  }
  const cash = move(
    CURRENCY_ASSET[instrument.currency],
    amountOfOrder(instrument, price, quantity),
    !paysMoney(instrument, side),
  )
  // A repo moves money alone.
  return instrument.kind === 'repo' ? [cash] : [cash, move(instrument.instrumentNo, quantity, side === 'buy')]
}
