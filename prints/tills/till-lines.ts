/** A till's figures as lines of a table. */
import type { PrintValue } from '../frame/define-print.ts'
import { currencyOf, money, shares, wordOf } from '../frame/texts.ts'
import type { BusinessRow, TillRow } from './till-figures.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { BOOKING_KIND_WORDS } from '@guitai/core/words/voucher-kind.ts'

const currencyWord = (asset: number): string => wordOf(CURRENCY_WORDS, currencyOf(asset) ?? '')

export function tillLine(row: TillRow): string[] {
  return [
    currencyWord(row.asset),
    money(row.balance - row.cameIn + row.wentOut),
    money(row.cameIn),
    money(row.wentOut),
    money(row.balance),
    row.counted === null ? '—' : money(row.counted),
    row.difference === null ? '—' : money(row.difference),
    row.status === 'closed' ? '已结账' : '未结账',
  ]
}

export function businessLine(row: BusinessRow): string[] {
  const amounts = [row.cameIn, row.wentOut, row.notCash]
  return [
    wordOf(BOOKING_KIND_WORDS, row.kind),
    currencyWord(row.asset),
    String(row.count),
    ...amounts.map(amount => (amount === 0 ? '' : money(amount))),
  ]
}

/** Pieces of each denomination, largest first. */
export function denominationLines(rows: readonly TillRow[]): PrintValue {
  return rows.flatMap(({ asset, denominations }) =>
    Object.entries(denominations ?? {})
      .filter(([, pieces]) => pieces > 0)
      .sort(([a], [b]) => Number(b) - Number(a))
      .map(([face, pieces]) => [
        currencyWord(asset),
        money(Number(face)),
        shares(pieces),
        money(Number(face) * pieces),
      ]),
  )
}
