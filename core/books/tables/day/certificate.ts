/** What a day was closed with: the proof of its evening, as it was shown. */
import { date, defineTable, json, type RowOf } from '../define-table.ts'

export const certificate = defineTable({
  name: 'certificate',
  key: 'businessDate',
  owner: 'nobody',
  columns: { businessDate: date(), content: json<unknown>() },
  updates: [],
})

export type Certificate = RowOf<typeof certificate>
