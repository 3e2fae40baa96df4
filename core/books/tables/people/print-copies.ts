/** How often a document was printed on a date. From the second time on, the paper is marked as a reprint. */
import { date, defineTable, int4, int8, text, time, type RowOf } from '../define-table.ts'

export const printCopies = defineTable({
  name: 'print_copies',
  key: 'printKey',
  owner: 'nobody',
  collection: 'printCopies',
  columns: {
    /** 'businessDate/print/document'. */
    printKey: text(),
    businessDate: date(),
    print: text(),
    document: text(),
    copies: int4(),
    lastPrintedAt: time(),
    tellerNo: int8(),
  },
  loaded: [{ businessDate: 'today' }],
  leavesWith: 'businessDate',
})

export type PrintCopies = RowOf<typeof printCopies>
