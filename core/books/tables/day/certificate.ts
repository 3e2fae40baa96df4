/**
 * What a day was closed with: the proof of its evening, as it was shown. It is void as soon as the run that it names is taken back (E21):
 * the day is in a later run then.
 */
import { date, defineTable, json, type RowOf } from '../define-table.ts'

export const certificate = defineTable({
  name: 'certificate',
  key: 'businessDate',
  owner: 'nobody',
  collection: 'certificates',
  columns: { businessDate: date(), content: json<unknown>() },
  loaded: [{ businessDate: 'today' }],
  updates: ['content'],
})

export type Certificate = RowOf<typeof certificate>
