/**
 * A teller's till: one house account per teller and currency, and a record of each day on which cash went through it.
 *
 *   (none) ──(first cash of the day, or the count at its end)──► open ──(counted: C24, C25)──► closed
 *                                                                ▲                             │
 *                                                                └──(C26, with approval)───────┘
 *
 * The till gives and receives like any account. Its content is the negative of its balance, because the client's claim is the
 * other side. It belongs to the teller's branch, whichever branch the client is of.
 */
import { formatFen, type Currency, type Fen } from '../../base/money.ts'
import { CURRENCY_ASSET, houseKey } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import type { Till } from '../../books/tables/tills/till.ts'
import type { Meta } from '../../frame/meta.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'
import { settingOf } from '../../rules/settings.ts'

export interface TillOf {
  branchNo: number
  tellerNo: number
  currency: Currency
}

export const TILL_REFUSALS = ['till_closed', 'till_short'] as const

/** The till of the person who acts. The system itself (teller 0) has one at the branch for which it acts. */
export function ownTill(meta: Pick<Meta, 'principal'>, currency: Currency, branchNo: number): TillOf {
  const { principal } = meta
  return principal.kind === 'teller'
    ? { branchNo: principal.branchNo, tellerNo: principal.tellerNo, currency }
    : { branchNo, tellerNo: 0, currency }
}

export function tillAccount({ branchNo, tellerNo, currency }: TillOf): string {
  return houseKey(branchNo, 'till', CURRENCY_ASSET[currency], String(tellerNo))
}

export function vaultAccount(branchNo: number, currency: Currency): string {
  return houseKey(branchNo, 'vault', CURRENCY_ASSET[currency], '')
}

const CURRENCY_OF = new Map(
  Object.entries(CURRENCY_ASSET).map(([currency, asset]) => [asset, currency as Currency]),
)

/** The owner of a till's house account; undefined for any other account. */
export function tillOfAccount(key: string): TillOf | undefined {
  const [branch = '', kind, asset = '', teller = ''] = key.split('/')
  const currency = CURRENCY_OF.get(Number(asset))
  return kind === 'till' && currency !== undefined
    ? { branchNo: Number(branch), tellerNo: Number(teller), currency }
    : undefined
}

/** The cash in a till or in the vault, in minor units. */
export function cashIn(books: Books, account: string): Fen {
  const balance = books.houseAccounts.get(account)?.balance ?? 0
  return balance === 0 ? 0 : -balance
}

export function tillToday(books: Books, { tellerNo, currency }: TillOf): Readonly<Till> | undefined {
  return books.tills.get(`${books.day.businessDate}/${tellerNo}/${currency}`)
}

/** The till before any movement: it opens with what it was closed with. */
export function openedTill(books: Books, owner: TillOf, at: number): Till {
  const { businessDate } = books.day
  return {
    tillKey: `${businessDate}/${owner.tellerNo}/${owner.currency}`,
    businessDate,
    ...owner,
    status: 'open',
    opening: cashIn(books, tillAccount(owner)),
    closing: 0,
    counted: 0,
    difference: 0,
    denominations: {},
    openedAt: at,
    closedAt: null,
  }
}

/** No change when the till is already open. */
export function openTill(books: Books, owner: TillOf, at: number): Change[] {
  return tillToday(books, owner) === undefined
    ? [{ kind: 'insert', table: 'till', row: openedTill(books, owner, at) }]
    : []
}

export function refuseClosedTill(
  books: Books,
  owner: TillOf,
  field?: string,
): Rejection<'till_closed'> | undefined {
  return tillToday(books, owner)?.status === 'closed'
    ? reject('till_closed', field, { teller: String(owner.tellerNo), currency: owner.currency })
    : undefined
}

export function refuseShortTill(
  books: Books,
  owner: TillOf,
  { amount, field }: { amount: Fen; field?: string | undefined },
): Rejection<'till_short'> | undefined {
  const inTill = cashIn(books, tillAccount(owner))
  return amount > inTill ? reject('till_short', field, { inTill: formatFen(inTill) }) : undefined
}

/** The till's limit when this much more would exceed it; else undefined. */
export function limitExceeded(books: Books, owner: TillOf, amount: Fen): Fen | undefined {
  const limit = settingOf(books.parameters, `till-limit-${owner.currency}`, books.day.businessDate)
  return limit > 0 && cashIn(books, tillAccount(owner)) + amount > limit ? limit : undefined
}

/** Tills with cash movements today that nobody has counted. */
export function openTills(books: Books): Readonly<Till>[] {
  return [...books.tills.values()].filter(
    till => till.status === 'open' && till.businessDate === books.day.businessDate,
  )
}
