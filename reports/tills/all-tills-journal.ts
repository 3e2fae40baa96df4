/** C22 全体流水 — like C20, for all tellers, or one. */
import { Type } from 'typebox'
import { DateField, Whole } from '@guitai/core/frame/fields.ts'
import { defineReport } from '../frame/define-report.ts'
import { PAGE } from '../frame/paging.ts'
import { readTillJournal, TILL_JOURNAL_COLUMNS } from './till-journal.ts'

export const allTillsJournal = defineReport({
  code: 'C22',
  name: 'all-tills-journal',
  title: { zh: '全体流水', en: 'Journal of all tills' },
  module: 'counter',
  kind: 'query',
  about: 'tills',
  input: Type.Object(
    {
      date: Type.Optional(DateField()),
      teller: Type.Optional(Whole({ zh: '柜员', en: 'Teller' }, 0, 999_999_999)),
      ...PAGE,
    },
    { additionalProperties: false },
  ),
  columns: TILL_JOURNAL_COLUMNS,
  run: (database, input, covered) => readTillJournal(database, input, { teller: input.teller, covered }),
})
