/** Resolves one discrepancy by a named act: carried over as an approved exception, which the close certificate names. */
import { Type } from 'typebox'
import { defineFunction } from '../define-function.ts'
import { Choice, Text } from '../fields.ts'
import { tellerOf } from '../meta.ts'
import { accept, reject } from '../rejection.ts'

export const resolveDiscrepancy = defineFunction({
  code: 'E03A',
  name: 'resolve-discrepancy',
  title: { zh: '差异处理', en: 'Resolve discrepancy' },
  module: 'day-end',
  kind: 'command',
  phases: ['day-end'],
  approval: 'always',
  input: Type.Object({
    discrepancyKey: Text({ zh: '差异', en: 'Discrepancy' }, 200),
    act: Choice({ zh: '处理方式', en: 'Act' }, ['carry-exception'] as const, {
      'carry-exception': { zh: '挂账，列入日终证书', en: 'Carry as exception' },
    }),
  }),
  rejections: ['discrepancy_not_found'],
  keys: () => [],

  decide(books, input, meta) {
    const discrepancy = books.discrepancies.get(input.discrepancyKey)
    if (discrepancy === undefined || discrepancy.resolution !== 'open')
      return reject('discrepancy_not_found', 'discrepancyKey')
    return accept({ discrepancyKey: input.discrepancyKey, resolution: input.act }, [
      {
        kind: 'put',
        table: 'discrepancy',
        row: { ...discrepancy, resolution: input.act, resolvedBy: tellerOf(meta) },
      },
    ])
  },
})
