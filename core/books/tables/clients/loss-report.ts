/** A report of loss. An oral one lapses; a written one stays until the object is replaced or the report is withdrawn. */
import type { LossManner, LossStatus, LostObject } from '../../../words/loss.ts'
import { date, defineTable, int8, orNull, text, type RowOf } from '../define-table.ts'

export const lossReport = defineTable({
  name: 'loss_report',
  key: 'lossNo',
  owner: 'client',
  counter: 'recordNo',
  columns: {
    lossNo: int8(),
    clientNo: int8(),
    object: text<LostObject>(),
    /** The number of the card, passbook or account, or the kind of password. */
    objectId: text(),
    manner: text<LossManner>(),
    reportedOn: date(),
    lapsesOn: orNull(date()),
    status: text<LossStatus>(),
    /** The number of the card, passbook or account that replaced it. */
    replacedBy: text(),
    tellerNo: int8(),
  },
  loaded: [{ status: ['in-force'] }],
})

export type LossReport = RowOf<typeof lossReport>
