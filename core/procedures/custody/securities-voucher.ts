/** The voucher of shares that came in or went out at the counter: what a reversal needs is on it, cost included. */
import type { BusinessDate } from '../../base/business-date.ts'
import type { Fen } from '../../base/money.ts'
import type { Client } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Put } from '../../books/changes/put.ts'
import { tellerOf, type Meta } from '../../frame/meta.ts'
import type { VoucherKind } from '../../words/voucher-kind.ts'

export interface VoucherOf {
  /** The next one, where a decision writes one alone. */
  voucherNo?: number
  kind: VoucherKind
  accountNo: number
  asset: number
  /** Shares, or minor units. */
  amount: number
  counterAccount: string
  summary: string
  /** By how much it changed what the holding has cost. */
  cost?: Fen
  /** When they were bought, where that is known. */
  valueDate?: BusinessDate
}

export function voucherPut(
  books: Books,
  { clientNo }: Pick<Client, 'clientNo'>,
  meta: Meta,
  voucher: VoucherOf,
): Put {
  return {
    kind: 'put',
    table: 'voucher',
    row: {
      voucherNo: books.counters.voucherNo,
      businessDate: books.day.businessDate,
      clientNo,
      tellerNo: tellerOf(meta),
      reverses: null,
      reversedBy: null,
      ...voucher,
    },
  }
}
