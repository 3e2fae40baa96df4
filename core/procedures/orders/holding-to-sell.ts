/**
 * The holding from which a sale is taken. A person may have three securities accounts in a market, and Shenzhen keeps shares
 * per trading unit (some may have been bought while the account's own unit was paused). An order sells from one place only: the
 * first that has enough, with the account it buys through and that account's own unit before the others.
 */
import type { Shares } from '../../base/money.ts'
import { FREE_SHARES, type Client, type Holding } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import { sellableQuantity } from '../../books/holding-figures.ts'
import type { Instrument } from '../../rules/instrument.ts'
import { orderDateOf } from './order-date.ts'
import { securitiesAccountFor } from './securities-account-for.ts'

/** When no holding has enough, the one that has most; the refusal then gives that quantity. */
export function holdingToSell(
  books: Books,
  client: Readonly<Client>,
  instrument: Readonly<Instrument>,
  quantity: Shares,
): Readonly<Holding> | undefined {
  const tradeDate = orderDateOf(books)
  const places = sellingPlaces(books, client, instrument)
  const enough = places.find(holding => sellableQuantity(holding, tradeDate) >= quantity)
  if (enough !== undefined) return enough
  return places.reduce<Readonly<Holding> | undefined>((most, holding) => {
    const isMore =
      most === undefined || sellableQuantity(holding, tradeDate) > sellableQuantity(most, tradeDate)
    return isMore ? holding : most
  }, undefined)
}

/** The free shares of open accounts, at places from which our orders can leave. */
export function sellingPlaces(
  books: Books,
  client: Readonly<Client>,
  instrument: Readonly<Instrument>,
): Readonly<Holding>[] {
  const own = securitiesAccountFor(client, instrument)
  const nearness = (holding: Readonly<Holding>): number =>
    holding.securitiesAccountId !== own?.securitiesAccountId
      ? 2
      : holding.tradingUnit === own.tradingUnit
        ? 0
        : 1
  const places = client.holdings.filter(
    holding =>
      holding.instrumentNo === instrument.instrumentNo &&
      holding.shareNature === FREE_SHARES &&
      (holding.tradingUnit === '' || books.tradingUnits.has(holding.tradingUnit)) &&
      books.securitiesAccounts.get(holding.securitiesAccountId)?.status !== 'closed',
  )
  return places.length < 2 ? places : places.sort((a, b) => nearness(a) - nearness(b))
}
