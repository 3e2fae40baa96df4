/**
 * E13 数据汇总 — the proof, the close certificate, the end of the business day. Every internal line of the proof must be
 * true, or the day stays open; an outside difference passes only as an approved exception. The server then moves the
 * day's tables to history.
 */
import { Type } from 'typebox'
import { checkStep, STEP_REFUSALS, stepChange } from '../../procedures/day-step.ts'
import { expireApprovals } from '../../procedures/expire-approvals.ts'
import { defineFunction } from '../define-function.ts'
import { gatheredFrom } from '../gathered.ts'
import { accept, reject } from '../rejection.ts'

export const summariseDay = defineFunction({
  code: 'E13',
  name: 'summarise-day',
  title: { zh: '数据汇总', en: 'Summarise the day' },
  module: 'day-end',
  kind: 'batch',
  phases: ['day-end'],
  gathers: 'proof',
  input: Type.Object({}),
  rejections: [...STEP_REFUSALS, 'proof_failed'],
  keys: () => [],

  decide(books, _input, meta) {
    const { lines, certificate } = gatheredFrom(meta.gathered, 'proof')
    const problem = checkStep(books, 'E13')
    if (problem !== undefined) return problem
    const failed = lines.find(line => line.isInternal && !line.isTrue)
    if (failed !== undefined) return reject('proof_failed', undefined, { line: failed.name })
    const { businessDate } = books.day
    return accept({ businessDate, proof: Object.fromEntries(lines.map(line => [line.name, line.isTrue])) }, [
      stepChange(books, 'E13', meta, { isLast: true, count: lines.length, sum: 0 }),
      { kind: 'put', table: 'certificate', row: { businessDate, content: certificate } },
      ...expireApprovals(books),
      { kind: 'setDay', businessDate, phase: 'closed' },
    ])
  },
})
