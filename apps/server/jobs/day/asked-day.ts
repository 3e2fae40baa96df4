/** What of the books a reader of the depository's files needs to know, and when too much of a file cannot be read. */
import type { AskedDay } from '@guitai/adapters/day-files/depository-files.ts'
import type { Market } from '@guitai/core/base/market.ts'
import type { Books } from '@guitai/core/books/books.ts'
import { fileWrong } from '@guitai/core/frame/file-wrong.ts'
import type { ListedRow } from '@guitai/core/frame/gathered.ts'
import type { Rejection } from '@guitai/core/frame/rejection.ts'
import { codesOn } from '@guitai/core/rules/depository-codes.ts'

/** With more rows that nobody can read, a person has no use of a list of them. */
const MOST_LISTED_ROWS = 1000

export function askedDay({ day, parameters, tradingUnits }: Books, market: Market): AskedDay {
  const tradeDate = day.businessDate
  const units = [...tradingUnits.values()].filter(unit => unit.market === market)
  return { tradeDate, codes: codesOn(parameters, tradeDate), units: new Set(units.map(({ pbuId }) => pbuId)) }
}

export function tooManyListed(listed: readonly ListedRow[]): Rejection | undefined {
  const row = listed[MOST_LISTED_ROWS]
  return (
    row &&
    fileWrong({
      line: row.line,
      zh: `${row.file}：超过${MOST_LISTED_ROWS}行不能识别，此行为${row.column}=${row.text}`,
      en: `${row.file}: more than ${MOST_LISTED_ROWS} rows are not known, this one for ${row.column}=${row.text}`,
    })
  )
}
