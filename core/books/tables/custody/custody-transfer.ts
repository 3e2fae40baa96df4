/**
 * A request to the depository about shares, a designation or a pledge; or shares that the depository brings unasked.
 *
 *   held (asked for) → sent (in the day's requests file, or by message to the exchange) → confirmed | refused
 *   transfer-in that nobody here has asked for: confirmed from the start
 */
import type { Market } from '../../../base/market.ts'
import {
  UNDER_WAY_STATUSES,
  type CustodyStatus,
  type CustodyTransferKind,
} from '../../../words/custody-transfer.ts'
import {
  bool,
  date,
  defineTable,
  fen,
  int4,
  int8,
  orNull,
  shares,
  text,
  type RowOf,
} from '../define-table.ts'

/**
 * While it is held or sent, a transfer out holds its shares and its fee, and a transfer in holds what two people have booked
 * ahead of the depository's file: it is there, and nobody can sell, move or pledge it (custody-holds.ts). The pledge of bonds
 * and its release are booked at once; these and shares that were to come are taken back where they are refused. A designation
 * that is to end takes no orders. A designation and its withdrawal are asked of the exchange by message during its session.
 */
export const custodyTransfer = defineTable({
  name: 'custody_transfer',
  key: 'transferNo',
  owner: 'client',
  counter: 'recordNo',
  columns: {
    transferNo: int8(),
    clientNo: int8(),
    kind: text<CustodyTransferKind>(),
    market: text<Market>(),
    securitiesAccountId: text(),
    /** 0 where the request concerns the whole account. */
    holdingNo: int8(),
    instrumentNo: int4(),
    quantity: shares(),
    fromUnit: text(),
    toUnit: text(),
    fee: fen(),
    cashAccountNo: int8(),
    status: text<CustodyStatus>(),
    requestedOn: date(),
    endedOn: orNull(date()),
    reason: text(),
    tellerNo: int8(),
    /** The cost of the moved shares in fen. Shares that come in have a provisional cost until a teller enters the true one. */
    cost: fen(),
    isCostProvisional: bool(),
    /** The depository's number of its answer; 0 until it answers. */
    answerNo: int8(),
    /** The voucher of the provisional booking; 0 where there is none. */
    voucherNo: int8(),
    /** True where the exchange is asked by message, so that no file carries the request. */
    isByMessage: bool(),
  },
  loaded: [{ status: UNDER_WAY_STATUSES }, { isCostProvisional: [true] }, { endedOn: 'from-today' }],
  leavesWith: 'requestedOn',
})

export type CustodyTransfer = RowOf<typeof custodyTransfer>
