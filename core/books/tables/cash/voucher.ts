/** What moved a client's money or shares, or a till's cash, over the counter. Those of clients are loaded with them, for a year. */
import type { VoucherKind } from '../../../words/voucher-kind.ts'
import { date, defineTable, fen, int4, int8, optional, orNull, text, type RowOf } from '../define-table.ts'

export const voucher = defineTable({
  name: 'voucher',
  key: 'voucherNo',
  owner: 'client',
  collection: 'vouchers',
  counter: 'voucherNo',
  columns: {
    voucherNo: int8(),
    businessDate: date(),
    kind: text<VoucherKind>(),
    /** 0 where the voucher belongs to no client. */
    clientNo: int8(),
    accountNo: int8(),
    asset: int4(),
    amount: int8(),
    tellerNo: int8(),
    summary: text(),
    /** The house account key on the other side, so that a reversal mirrors exactly. */
    counterAccount: text(),
    reverses: orNull(int8()),
    reversedBy: orNull(int8()),
    /** How much a voucher of shares changed the cost of the holding. A reversal restores exactly this amount. */
    cost: optional(fen()),
    /** The voucher of an earlier day that an adjustment corrects. */
    corrects: optional(int8()),
    /** For an adjustment, the date from which it bears interest; for shares taken over, the date on which they were bought. */
    valueDate: optional(date()),
  },
  updates: ['reversedBy'],
  leavesWith: 'businessDate',
  changesInHistory: true,
})

export type Voucher = RowOf<typeof voucher>
