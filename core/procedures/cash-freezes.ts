/**
 * Freezes of cash placed, partly or wholly given up, renewed. An order may be for more than is free: what is free takes
 * effect at once, the rest waits by rank behind earlier ones (轮候) and is filled by what comes free or comes in. Trades
 * already done settle first; what an open order holds stays the order's until it is canceled.
 */
import type { CashAccount, Freeze } from '../books/accounts.ts'
import type { Books } from '../books/books.ts'
import type { SetFreeze } from '../books/changes/set-freeze.ts'
import { fillFreezes, freezesInForce } from './waiting-freezes.ts'

export type FreezeOrder = Pick<
  Freeze,
  'term' | 'ordered' | 'authority' | 'document' | 'summary' | 'expiresOn' | 'coversDividends'
>

/** Earlier freezes that still wait come first; the new one takes what they leave. `account`: as it will stand then. */
export function placeFreeze(
  books: Books,
  account: Readonly<CashAccount>,
  order: FreezeOrder,
): { freeze: Freeze; changes: SetFreeze[] } {
  const mine = freezesInForce(books, account)
  const { businessDate } = books.day
  const blank: Freeze = {
    ...order,
    freezeNo: books.counters.freezeNo,
    clientNo: account.clientNo,
    object: 'cash',
    accountNo: account.accountNo,
    effective: 0,
    rank: (mine.at(-1)?.rank ?? 0) + 1,
    placedOn: businessDate,
    status: 'in-force',
  }
  const changes = fillFreezes([...mine, blank], account, businessDate)
  const own = changes.find(change => change.freeze.freezeNo === blank.freezeNo)
  return {
    freeze: own?.freeze ?? blank,
    changes: own === undefined ? [...changes, { kind: 'setFreeze', freeze: blank }] : changes,
  }
}

/** What one freeze gives up, those that wait take, by rank. */
export function releaseFreeze(
  books: Books,
  account: Readonly<CashAccount>,
  freeze: Readonly<Freeze>,
  amount: number,
): { freeze: Freeze; changes: SetFreeze[] } {
  const ordered = freeze.ordered - amount
  const effective = Math.min(freeze.effective, ordered)
  const released: Freeze =
    ordered === 0 ? { ...freeze, effective: 0, status: 'released' } : { ...freeze, ordered, effective }
  const others = freezesInForce(books, account).filter(({ freezeNo }) => freezeNo !== freeze.freezeNo)
  const after = { ...account, frozen: account.frozen - freeze.effective + effective }
  return {
    freeze: { ...released, ordered },
    changes: [{ kind: 'setFreeze', freeze: released }, ...fillFreezes(others, after, books.day.businessDate)],
  }
}
