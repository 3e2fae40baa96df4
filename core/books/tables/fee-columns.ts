/** The fees of a trade or an order, with one column for each kind of fee. */
import type { Fen } from '../../base/money.ts'
import type { FeeKind } from '../../words/fee-kind.ts'
import { fen, type Column } from './define-table.ts'

export const FEE_COLUMNS: Readonly<Record<FeeKind, Column<Fen>>> = {
  commission: fen(),
  stampDuty: fen(),
  transferFee: fen(),
  exchangeFee: fen(),
  regulatoryFee: fen(),
  settlementFee: fen(),
}
