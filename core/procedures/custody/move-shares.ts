/**
 * Moves shares without a trade, together with their cost: against the depository's house account, or from one holding of a
 * client to another. The latter goes through the account 'transit', because an entry names at most one client account on either
 * side.
 */
import { takeNumber } from '../../books/counters.ts'
import type { BusinessDate } from '../../base/business-date.ts'
import type { Market } from '../../base/market.ts'
import { mulDiv, type Fen, type Shares } from '../../base/money.ts'
import { holdingKey, houseKey, type Client, type Holding } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { AddCost } from '../../books/changes/add-cost.ts'
import type { Change } from '../../books/changes/change.ts'
import { shareBalance } from '../../books/changes/post.ts'
import type { EntryKind } from '../../words/entry-kind.ts'

/**
 * What so many shares of a holding have cost at average cost, in fen, rounded half up. The last share takes all that remains.
 */
export function costOf(holding: Readonly<Holding>, quantity: Shares): Fen {
  const total = shareBalance(holding)
  if (quantity >= total) return holding.cost
  const part = mulDiv(Math.abs(holding.cost), quantity, total)
  return holding.cost < 0 ? -part : part
}

export interface Movement {
  entry: EntryKind
  quantity: Shares
  cost: Fen
  tradeDate: BusinessDate
  voucherNo?: number
}

function addCost(holdingNo: number, amount: Fen): AddCost[] {
  return amount === 0 ? [] : [{ kind: 'addCost', holdingNo, amount }]
}

/** The house account that is the other side of the clients' holdings of an instrument. */
export function depositoryKey(branchNo: number, instrumentNo: number, market: Market): string {
  return houseKey(branchNo, 'depository', instrumentNo, market)
}

export function sharesOut(
  holding: Readonly<Holding>,
  house: string,
  { entry, quantity, cost, ...refs }: Movement,
): Change[] {
  const { holdingNo, instrumentNo } = holding
  return [
    {
      kind: 'post',
      entry,
      asset: instrumentNo,
      amount: quantity,
      debit: { holding: holdingNo },
      credit: { house },
      ...refs,
    },
    ...addCost(holdingNo, -cost),
  ]
}

export type HoldingPlace = Pick<
  Holding,
  'securitiesAccountId' | 'instrumentNo' | 'tradingUnit' | 'shareNature'
>

export function holdingAt(books: Books, place: HoldingPlace): Readonly<Holding> | undefined {
  const { securitiesAccountId, instrumentNo, tradingUnit, shareNature } = place
  return books.holdingsByKey.get(holdingKey(securitiesAccountId, instrumentNo, tradingUnit, shareNature))
}

/** Books shares into the holding of that place, and opens it when there is none. */
export function sharesIn(
  books: Books,
  place: HoldingPlace,
  { house, movement }: { house: string; movement: Movement },
): { holdingNo: number; changes: Change[] } {
  const known = holdingAt(books, place)
  const holdingNo = known?.holdingNo ?? takeNumber(books, 'holdingNo')
  const { securitiesAccountId, instrumentNo, tradingUnit, shareNature } = place
  const opened: Change = {
    kind: 'openHolding',
    holdingNo,
    securitiesAccountId,
    instrumentNo,
    tradingUnit,
    shareNature,
  }
  return {
    holdingNo,
    changes: [
      ...(known === undefined ? [opened] : []),
      ...sharesTo({ holdingNo, instrumentNo }, house, movement),
    ],
  }
}

/** Books shares into a holding that will exist by then. */
export function sharesTo(
  { holdingNo, instrumentNo }: Pick<Holding, 'holdingNo' | 'instrumentNo'>,
  house: string,
  { entry, quantity, cost, ...refs }: Movement,
): Change[] {
  return [
    {
      kind: 'post',
      entry,
      asset: instrumentNo,
      amount: quantity,
      debit: { house },
      credit: { holding: holdingNo },
      ...refs,
    },
    ...addCost(holdingNo, cost),
  ]
}

/** Moves shares from one holding of a client to another place of the same client. */
export function sharesAcross(
  books: Books,
  client: Readonly<Pick<Client, 'branchNo'>>,
  {
    from,
    shareNature,
    movement,
  }: { from: Readonly<Holding>; shareNature: string; movement: Omit<Movement, 'cost'> },
): { holdingNo: number; cost: Fen; changes: Change[] } {
  const transit = houseKey(client.branchNo, 'transit', from.instrumentNo, '')
  const cost = costOf(from, movement.quantity)
  const { holdingNo, changes } = sharesIn(
    books,
    { ...from, shareNature },
    { house: transit, movement: { ...movement, cost } },
  )
  return { holdingNo, cost, changes: [...sharesOut(from, transit, { ...movement, cost }), ...changes] }
}
