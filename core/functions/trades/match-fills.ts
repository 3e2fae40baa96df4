/**
 * E03 成交配对 — pairs our trades with the depository's. Each difference is listed, and a person resolves it by a named act before
 * clearing (`resolve-discrepancy`).
 */
import { Type } from 'typebox'
import { checkStep, STEP_REFUSALS, stepChange } from '../../procedures/day/day-step.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
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
  isOfFirm: true,
  phases: ['day-end'],
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
    const differences = found.differences.filter(
      difference => !books.discrepancies.has(keyOf(books, difference)),
    )
    return accept({ matched: found.matched, differences: found.differences.length }, [
      ...differences.map((difference): Change => ({
        kind: 'insert',
        table: 'discrepancy',
        row: {
          discrepancyKey: keyOf(books, difference),
          businessDate: books.day.businessDate,
          kind: difference.kind,
          subject: difference.tradeKey,
          ours: keepFigures(difference.ours),
          theirs: keepFigures(difference.theirs),
          resolution: 'open',
          resolvedBy: null,
        },
      })),
      stepChange(books, 'E03', { meta, progress: { isLast: true, count: found.matched } }),
    ])
  },
})

function keyOf(books: Books, { kind, tradeKey }: FoundDifference): string {
  return `${books.day.businessDate}/${kind}/${tradeKey}`
}
