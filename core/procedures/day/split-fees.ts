/** What cleared trades have left on the clearing accounts, by kind: commission to income, taxes and fees to what is payable. */
import { present } from '../../base/assert.ts'
import { CURRENCY_ASSET, houseKey } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { addSum, type CurrencySums } from '../../books/day.ts'
import type { Trade } from '../../books/orders.ts'
import { sumFees, type Fees } from '../../rules/fee-sums.ts'
import { FEE_ACCOUNTS } from '../trades/fee-accounts.ts'

export function feeSums(books: Books, trades: readonly Readonly<Trade>[]): CurrencySums {
  return trades.reduce<CurrencySums>((sums, trade) => {
    const { currency } = present(books.instruments.get(trade.instrumentNo), 'instrument')
    return addSum(sums, currency, sumFees(trade.fees))
  }, {})
}

/** One entry per branch, market, currency and kind of fee. */
export function splitFees(books: Books, trades: readonly Readonly<Trade>[]): Change[] {
  const sums = new Map<
    string,
    { branchNo: number; asset: number; market: string; kind: keyof Fees; amount: number }
  >()
  for (const trade of trades) {
    const { branchNo } = present(books.clients.get(trade.clientNo), 'client')
    const asset = CURRENCY_ASSET[present(books.instruments.get(trade.instrumentNo), 'instrument').currency]
    for (const kind of Object.keys(FEE_ACCOUNTS) as (keyof Fees)[]) {
      const key = `${branchNo}/${asset}/${trade.market}/${kind}`
      const sum = sums.get(key) ?? { branchNo, asset, market: trade.market, kind, amount: 0 }
      sum.amount += trade.fees[kind]
      sums.set(key, sum)
    }
  }
  return [...sums.values()]
    .filter(({ amount }) => amount !== 0)
    .map(({ branchNo, asset, market, kind, amount }) => {
      const clearing = { house: houseKey(branchNo, 'clearing', asset, market) }
      const into = { house: houseKey(branchNo, FEE_ACCOUNTS[kind], asset, market) }
      // With an inclusive plan the commission of a chunk may be negative; the entry then goes the other way.
      return {
        kind: 'post',
        entry: 'clearing',
        asset,
        amount: Math.abs(amount),
        debit: amount > 0 ? clearing : into,
        credit: amount > 0 ? into : clearing,
        tradeDate: books.day.businessDate,
      }
    })
}
