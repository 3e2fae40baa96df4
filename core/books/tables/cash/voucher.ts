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
    /** 0 where it is no client's. */
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
    /** By how much a voucher of shares changed what the holding has cost, so that a reversal restores it exactly. */
    cost: optional(fen()),
    /** The voucher of an earlier day that an adjustment corrects. */
    corrects: optional(int8()),
    /** The date from which an adjustment bears interest, or on which shares that were taken over had been bought. */
    valueDate: optional(date()),
  },
})

export type Voucher = RowOf<typeof voucher>
