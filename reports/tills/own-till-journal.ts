/** C20 本柜流水 — the signed-in teller's own journal of the day: what the teller did, and what went through the till. */
import { Type } from 'typebox'
import { DateField } from '@guitai/core/frame/fields.ts'
import { defineReport } from '../frame/define-report.ts'
import { PAGE } from '../frame/paging.ts'
import { readTillJournal, TILL_JOURNAL_COLUMNS } from './till-journal.ts'

export const ownTillJournal = defineReport({
  code: 'C20',
  name: 'own-till-journal',
  title: { zh: '本柜流水', en: 'Own till journal' },
  module: 'counter',
  kind: 'query',
  about: 'tills',
  input: Type.Object({ date: Type.Optional(DateField()), ...PAGE }, { additionalProperties: false }),
  columns: TILL_JOURNAL_COLUMNS,
  run: (database, input, covered) => readTillJournal(database, input, { teller: covered.tellerNo, covered }),
})
