/**
 * E03 成交配对 — pairs our trades with the depository's. Each difference is listed, and a person resolves it by a named act before
 * clearing (`resolve-discrepancy`).
 */
import { Type } from 'typebox'
import { checkStep, STEP_REFUSALS, stepChange } from '../../procedures/day/day-step.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { saved } from '../../books/changes/saved.ts'
import type { Discrepancy } from '../../books/tables/day/discrepancy.ts'
import { keepFigures } from '../../books/trade-figures.ts'
import { Count } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { gatheredFrom, MOST_TRADE_DIFFERENCES, type FoundDifference } from '../../frame/gathered.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const matchFills = defineFunction({
  code: 'E03',
  name: 'match-fills',
  title: { zh: '成交配对', en: 'Match fills' },
  module: 'day-end',
  kind: 'batch',
  actors: ['teller', 'system'],
  isOfFirm: true,
  phases: ['day-end', 'closing'],
  job: 'match-fills',
  input: Type.Object({}),
  answer: Type.Object({
    matched: Count({ zh: '相符', en: 'Matched' }),
    differences: Count({ zh: '差异', en: 'Differences' }),
  }),
  rejections: [...STEP_REFUSALS, 'too_many_differences'],
  keys: () => [],

  decide(books, _input, meta) {
    const found = gatheredFrom(meta.gathered, 'trade-comparison')
    const problem = checkStep(books, 'E03', meta)
    if (problem !== undefined) return problem
    if (found.differences.length > MOST_TRADE_DIFFERENCES)
      return reject('too_many_differences', undefined, { most: String(MOST_TRADE_DIFFERENCES) })
    const rows = found.differences.map(difference => rowOf(books, difference))
    return accept({ matched: found.matched, differences: rows.length }, [
      ...rows.filter(row => isNews(books, row)).map(row => listed(books, row)),
      ...noLongerThere(books, new Set(rows.map(({ discrepancyKey }) => discrepancyKey))),
      stepChange(books, 'E03', { meta, progress: { isLast: true, count: found.matched } }),
    ])
  },
})

function rowOf(books: Books, { kind, tradeKey, ours, theirs }: FoundDifference): Discrepancy {
  const { businessDate } = books.day
  return {
    discrepancyKey: `${businessDate}/${kind}/${tradeKey}`,
    businessDate,
    kind,
    subject: tradeKey,
    ours: keepFigures(ours),
    theirs: keepFigures(theirs),
    resolution: 'open',
    resolvedBy: null,
  }
}

/**
 * What was found before with the same figures stays as it was resolved; a corrected file may have brought others. What is booked to the
 * error account stays resolved: it may have been booked from the exchange's own report, before any file, and its market takes no
 * other file any more.
 */
function isNews(books: Books, { discrepancyKey, ours, theirs }: Discrepancy): boolean {
  const known = books.discrepancies.get(discrepancyKey)
  if (known?.resolution === 'error-account') return false
  return known?.ours !== ours || known.theirs !== theirs || known.resolution === 'corrected'
}

const listed = (books: Books, row: Discrepancy): Change =>
  saved('discrepancy', books.discrepancies.get(row.discrepancyKey), row)

const OF_TRADES: readonly Discrepancy['kind'][] = ['missing-here', 'missing-there', 'different']

/** Of today's that are open or carried, those that a corrected file has ended. */
function noLongerThere(books: Books, found: ReadonlySet<string>): Change[] {
  return [...books.discrepancies.values()]
    .filter(
      ({ discrepancyKey, businessDate, kind, resolution }) =>
        businessDate === books.day.businessDate &&
        OF_TRADES.includes(kind) &&
        (resolution === 'open' || resolution === 'carry-exception') &&
        !found.has(discrepancyKey),
    )
    .map(row => ({ kind: 'update', table: 'discrepancy', row: { ...row, resolution: 'corrected' } }))
}
