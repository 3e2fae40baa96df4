/** The voucher of shares that came in or went out at the counter. It contains what a reversal needs, cost included. */
import type { BusinessDate } from '../../base/business-date.ts'
import type { Fen } from '../../base/money.ts'
import type { Client } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Insert } from '../../books/changes/insert.ts'
import { tellerOf, type Meta } from '../../frame/meta.ts'
import type { VoucherKind } from '../../words/voucher-kind.ts'

export interface VoucherOf {
  voucherNo: number
  kind: VoucherKind
  accountNo: number
  asset: number
  /** Shares, or minor units of the currency. */
  amount: number
  counterAccount: string
  summary: string
  /** The change of the holding's cost, in fen. */
  cost?: Fen
  /** The date of purchase, when it is known. */
  valueDate?: BusinessDate
}

export function voucherPut(
  books: Books,
  { clientNo }: Pick<Client, 'clientNo'>,
  { meta, voucher }: { meta: Meta; voucher: VoucherOf },
): Insert {
  return {
    kind: 'insert',
    table: 'voucher',
    row: {
      businessDate: books.day.businessDate,
      clientNo,
      tellerNo: tellerOf(meta),
      reverses: null,
      reversedBy: null,
      ...voucher,
    },
  }
}
