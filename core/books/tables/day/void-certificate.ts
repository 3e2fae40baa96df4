/** A certificate whose run was taken back, kept when that of another run has taken its place. */
import { date, defineTable, int4, json, type RowOf } from '../define-table.ts'

export const voidCertificate = defineTable({
  name: 'void_certificate',
  key: ['businessDate', 'run'],
  owner: 'nobody',
  columns: { businessDate: date(), run: int4(), content: json<unknown>() },
  updates: [],
})

export type VoidCertificate = RowOf<typeof voidCertificate>
