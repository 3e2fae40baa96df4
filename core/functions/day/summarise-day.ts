/**
 * E13 数据汇总 — the proof, the close certificate and the end of the business day. Every internal line of the proof must be true,
 * or the day stays open. A false outside line passes only when each of its differences is carried as an approved exception,
 * which the certificate names. New differences are listed, and the step waits until they are carried. E28 then moves the day to
 * history.
 */
import { Type } from 'typebox'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { saved } from '../../books/changes/saved.ts'
import { checkStep, STEP_REFUSALS, stepChange } from '../../procedures/day/day-step.ts'
import { newDifferences } from '../../procedures/day/new-differences.ts'
import { undoable } from '../../procedures/day/undo.ts'
import { expireApprovals } from '../../procedures/day/expire-approvals.ts'
import { AnyText, BusinessDateField, Count, ListOf, Message } from '../../frame/answer-fields.ts'
import { Flag } from '../../frame/fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { gatheredFrom, type ProofLine } from '../../frame/gathered.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const summariseDay = defineFunction({
  code: 'E13',
  name: 'summarise-day',
  title: { zh: '数据汇总', en: 'Summarise the day' },
  module: 'day-end',
  kind: 'batch',
  actors: ['teller', 'system'],
  isOfFirm: true,
  phases: ['day-end', 'closing'],
  job: 'summarise-day',
  input: Type.Object({}),
  answer: Type.Object({
    businessDate: BusinessDateField,
    proof: ListOf(
      { zh: '账务核对', en: 'Proof' },
      Type.Object({
        name: AnyText({ zh: '代码', en: 'Code' }),
        title: Message,
        isTrue: Flag({ zh: '相符', en: 'Proved' }),
      }),
    ),
    differences: Count({ zh: '新增差异', en: 'New differences' }),
  }),
  rejections: [...STEP_REFUSALS, 'proof_failed', 'differences_open'],
  keys: () => [],

  decide(books, _input, meta) {
    const { lines, certificate } = gatheredFrom(meta.gathered, 'proof')
    const problem = checkStep(books, 'E13', meta)
    if (problem !== undefined) return problem
    const failed = lines.find(line => !line.isTrue && (line.isInternal || isBeyondNaming(line)))
    if (failed !== undefined) return reject('proof_failed', undefined, namesOf(failed))
    const { businessDate } = books.day
    const proof = lines.map(({ name, title, isTrue }) => ({ name, title, isTrue }))
    const listed = newDifferences(
      books,
      lines.flatMap(({ differences }) => differences),
    )
    if (listed.length > 0)
      return accept({ businessDate, proof, differences: listed.length }, [
        ...undoable(books, listed, { code: 'E13' }),
        stepChange(books, 'E13', { meta, progress: { isLast: false, count: 0 } }),
      ])
    const open = [...books.discrepancies.values()].filter(({ resolution }) => resolution === 'open').length
    if (open > 0) return reject('differences_open', undefined, { count: String(open) })
    return accept({ businessDate, proof, differences: 0 }, [
      stepChange(books, 'E13', { meta, progress: { isLast: true, count: lines.length } }),
      ...issued(books, certificate),
      ...expireApprovals(books),
      { kind: 'setDay', businessDate, phase: 'closed' },
    ])
  },
})

/** The certificate of a run that was taken back gives its place up and is kept. */
function issued(books: Books, content: unknown): Change[] {
  const { businessDate } = books.day
  const former = books.certificates.get(businessDate)
  const kept: Change[] =
    former === undefined
      ? []
      : [{ kind: 'insert', table: 'void_certificate', row: { ...former, run: runOf(former.content) } }]
  return [...kept, saved('certificate', former, { businessDate, content })]
}

const runOf = (content: unknown): number => (content as { clearingRun?: number }).clearingRun ?? 1

/** The name of the line, the count, and the first few rows, so that whoever mends it knows the account and the trade. */
function namesOf({ name, title, count, examples = [] }: ProofLine): Record<string, string> {
  return {
    line: name,
    lineZh: title.zh,
    lineEn: title.en,
    count: String(count),
    rowsZh: examples.map(({ zh }) => zh).join('；'),
    rowsEn: examples.map(({ en }) => en).join('; '),
  }
}

/** The books know the list of differences better than the proof. On any other line every difference must be listed by name. */
function isBeyondNaming({ name, count, differences }: ProofLine): boolean {
  return name !== 'differences-resolved' && count > differences.length
}
