/** The steps of a day end: their order, and the record each leaves. A done step is a no-op or refused, never done twice. */
import { MARKETS } from '../../base/market.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { stepKey, type DayStep } from '../../books/day.ts'
import { tellerOf, type Meta } from '../../functions/meta.ts'
import { reject, type Rejection } from '../../functions/rejection.ts'

export const STEP_REFUSALS = ['step_out_of_order', 'step_already_done'] as const

/** In this order; steps per market carry it in their code. */
export const DAY_STEPS = [
  ...MARKETS.map(market => `E01-${market}` as const),
  ...MARKETS.map(market => `E02-${market}` as const),
  'E03',
  'E11',
  'E12',
  'E13',
] as const
export type DayStepCode = (typeof DAY_STEPS)[number]

export function stepOf(books: Books, code: DayStepCode): Readonly<DayStep> | undefined {
  return books.steps.get(stepKey(books.day.businessDate, books.day.clearingRun, code))
}

export function isStepDone(books: Books, code: DayStepCode): boolean {
  return stepOf(books, code)?.status === 'done'
}

/** Something of it is done. */
export function isStepStarted(books: Books, code: DayStepCode): boolean {
  return stepOf(books, code) !== undefined
}

/** Refused when it is done already or an earlier step is not. Files of the markets may come in any order. */
export function checkStep(
  books: Books,
  code: DayStepCode,
): Rejection<(typeof STEP_REFUSALS)[number]> | undefined {
  if (isStepDone(books, code)) return reject('step_already_done')
  const stage = code.slice(0, 3)
  for (const earlier of DAY_STEPS) {
    if (earlier.slice(0, 3) >= stage) break
    if (!isStepDone(books, earlier)) return reject('step_out_of_order', undefined, { step: earlier })
  }
  return undefined
}

/**
 * Rows of a file that are not taken yet. After an interruption the file is read again from its first chunk; the step's
 * `cursor` counts the rows offered in this reading, its `count` those taken. Another file cannot go on where one stopped.
 */
export function rowsToTake<Row>(
  step: Readonly<DayStep> | undefined,
  file: { isFirst: boolean; checksum: string },
  rows: readonly Row[],
): { rows: readonly Row[]; cursor: number } | Rejection<'file_wrong'> {
  if (step !== undefined && step.detail !== file.checksum)
    return reject('file_wrong', 'market', {
      line: '0',
      reason: 'another file of this market is half taken in',
    })
  const offered = file.isFirst ? 0 : (step?.cursor ?? 0)
  return { rows: rows.slice(Math.max(0, (step?.count ?? 0) - offered)), cursor: offered + rows.length }
}

export interface Progress {
  isLast: boolean
  count: number
  sum: number
  cursor?: number
  detail?: string
}

/** The step's record after this chunk: it starts with the first and is done with the last. */
export function stepChange(books: Books, code: DayStepCode, meta: Meta, progress: Progress): Change {
  const before = stepOf(books, code)
  const { businessDate, clearingRun } = books.day
  return {
    kind: 'put',
    table: 'day_step',
    row: {
      stepKey: stepKey(businessDate, clearingRun, code),
      businessDate,
      run: clearingRun,
      code,
      status: progress.isLast ? 'done' : 'running',
      startedAt: before?.startedAt ?? meta.at,
      endedAt: progress.isLast ? meta.at : null,
      cursor: progress.cursor ?? before?.cursor ?? 0,
      count: (before?.count ?? 0) + progress.count,
      sum: (before?.sum ?? 0) + progress.sum,
      tellerNo: tellerOf(meta),
      detail: progress.detail ?? before?.detail ?? '',
    },
  }
}
