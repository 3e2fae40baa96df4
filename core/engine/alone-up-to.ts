/**
 * How much a teller may move with a function without a second person, by currency, as far as it can be said before anything is entered:
 * the limit of one command of the teller's rights and the firm's rules for every class of clients. Nothing for a currency: no limit known.
 * The day's sums and the rules of one class may ask for a second person earlier; the command itself is judged when it comes.
 */
import type { Currency, Fen } from '../base/money.ts'
import type { Books } from '../books/books.ts'
import type { Teller } from '../books/tables/people/teller.ts'
import type { AnyFunction } from '../frame/define-function.ts'
import { limitOf, permissionOf, rightsTo } from '../procedures/people/rights.ts'
import { askedFrom } from '../rules/approval-rules.ts'
import { CURRENCY_WORDS } from '../words/currency.ts'
import { valuesOf } from '../words/words.ts'

export function aloneUpTo(
  books: Books,
  teller: Readonly<Teller>,
  declaration: AnyFunction,
): Partial<Record<Currency, Fen>> {
  if (declaration.moves === undefined || declaration.approval !== undefined) return {}
  const rights = rightsTo(books, teller, permissionOf(declaration))
  if (rights.length === 0) return {}
  const limits = valuesOf(CURRENCY_WORDS).flatMap(currency => {
    const from = askedFrom(
      books.parameters,
      { functionCode: declaration.code, currency },
      books.day.businessDate,
    )
    const known = [limitOf(rights, currency), from === undefined ? null : Math.max(0, from - 1)]
    const limit = Math.min(...known.map(each => each ?? Infinity))
    return limit === Infinity ? [] : [[currency, limit] as const]
  })
  return Object.fromEntries(limits)
}
