/**
 * 委托费: what the firm charges for an order when it leaves for the exchange, whatever happens to it there (setting order-fee, in
 * the order's currency; 0 by default). The rest that a part cancel enters again is not charged. A buyer must have it beside the
 * hold. A seller need not: only what is there is taken.
 */
import type { Side } from '../../base/market.ts'
import type { Fen } from '../../base/money.ts'
import { CURRENCY_ASSET, houseKey, type CashAccount } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import type { Instrument } from '../../rules/instrument.ts'
import { inForce } from '../../rules/parameters.ts'
import { paysMoney } from '../../rules/repo.ts'

/** `free` is what is available beside the order's hold, in fen. */
export function orderFeeOf(
  { parameters, day }: Books,
  { instrument, side, free }: { instrument: Pick<Instrument, 'kind'>; side: Side; free: Fen },
): Fen {
  const fee = inForce(parameters.settings, 'order-fee', day.businessDate)?.value ?? 0
  return paysMoney(instrument, side) ? fee : Math.min(fee, Math.max(0, free))
}

export function takeOrderFee(
  books: Books,
  { accountNo, branchNo, currency }: Readonly<CashAccount>,
  orderId: number,
  amount: Fen,
): Change[] {
  if (amount === 0) return []
  const asset = CURRENCY_ASSET[currency]
  return [
    {
      kind: 'post',
      entry: 'counter-fee',
      asset,
      amount,
      debit: { cashAccount: accountNo },
      credit: { house: houseKey(branchNo, 'counter-fee-income', asset, '') },
      tradeDate: books.day.businessDate,
      orderId,
    },
  ]
}
