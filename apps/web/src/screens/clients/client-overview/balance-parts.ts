/**
 * What makes up a balance, as signed lines with their sums: cash by core/books/figures.ts (balance → available; settled →
 * withdrawable), a holding likewise (held → sellable). What no column names is the rest of its sum: it never fails to add up.
 */
import { formatFen, parseFen } from '@guitai/core/base/money.ts'
import type { Row } from '@guitai/web-kit/api/reports.ts'
import { showCount, showMoney } from '@guitai/web-kit/format/figures.ts'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import type { TextKey } from '../../../texts/use-text.ts'

export interface PartLine {
  readonly sign: '+' | '−' | '='
  readonly words: TextKey
  readonly figure: string
}

interface Sum {
  readonly parts: readonly (readonly [field: string, sign: 1 | -1, words: TextKey])[]
  /** What is left beside the parts. */
  readonly rest: TextKey
  /** The sum, and what it begins with where it goes on from the one before. */
  readonly of: readonly [field: string, words: TextKey]
  readonly from?: string
}

const CASH: readonly Sum[] = [
  {
    parts: [
      ['settled', 1, 'cash.settled'],
      ['unsettledProceeds', 1, 'cash.unsettledProceeds'],
      ['unsettledPurchases', -1, 'cash.unsettledPurchases'],
    ],
    rest: 'cash.other',
    of: ['balance', 'cash.balance'],
  },
  {
    from: 'balance',
    parts: [
      ['onHold', -1, 'cash.onHold'],
      ['frozen', -1, 'cash.frozen'],
    ],
    rest: 'cash.notUsableYet',
    of: ['available', 'cash.available'],
  },
  {
    parts: [
      ['settled', 1, 'cash.settled'],
      ['frozen', -1, 'cash.frozen'],
      ['uncleared', -1, 'cash.uncleared'],
    ],
    rest: 'cash.spokenFor',
    of: ['withdrawable', 'cash.withdrawable'],
  },
]

const HOLDING: readonly Sum[] = [
  {
    parts: [
      ['total', 1, 'holding.total'],
      ['onHold', -1, 'cash.onHold'],
      ['frozen', -1, 'cash.frozen'],
      ['restricted', -1, 'holding.restricted'],
    ],
    rest: 'holding.notSellableYet',
    of: ['sellable', 'order.sellable'],
  },
]

export function cashParts(row: Row): PartLine[] {
  return CASH.flatMap(sum => linesOf(sum, field => parseFen(textOf(row[field] ?? '0')) ?? 0, showFen))
}

export function holdingParts(row: Row): PartLine[] {
  const isPledged = row['shareNature'] === 'pledged'
  return HOLDING.flatMap(sum =>
    linesOf(
      isPledged ? { ...sum, rest: 'pick.pledged' } : sum,
      field => Number(row[field] ?? 0),
      count => showCount(count),
    ),
  )
}

const showFen = (fen: number): string => showMoney(formatFen(fen))

/** Parts that are nothing are left out, but for the first: there is always something to read. */
function linesOf(
  { parts, rest, of: [field, words], from }: Sum,
  read: (field: string) => number,
  show: (value: number) => string,
): PartLine[] {
  const sum = read(field)
  const begun = from === undefined ? 0 : read(from)
  const left = parts.reduce((left, [name, sign]) => left - sign * read(name), sum - begun)
  const line = (sign: 1 | -1, value: number, words: TextKey): PartLine => ({
    sign: sign * value < 0 ? '−' : '+',
    words,
    figure: show(Math.abs(value)),
  })
  const shown = parts.filter(([name], index) => read(name) !== 0 || (index === 0 && from === undefined))
  return [
    ...shown.map(([name, sign, title]) => line(sign, read(name), title)),
    ...(left === 0 ? [] : [line(1, left, rest)]),
    { sign: '=', words, figure: show(sum) },
  ]
}
