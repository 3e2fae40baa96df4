/** A voucher with all that its slip says: who, when, the balance behind it, who agreed. Any day, wherever it lies now. */
import type { Database } from '@guitai/reports/database.ts'

export interface VoucherRow {
  voucherNo: number
  businessDate: string
  kind: string
  clientNo: number
  clientName: string | null
  accountNo: number
  asset: number
  amount: number
  tellerNo: number
  tellerName: string | null
  checkerNo: number | null
  checkerName: string | null
  summary: string
  counterAccount: string
  reverses: number | null
  reversedBy: number | null
  /** Of the client's leg. */
  at: string | null
  balanceAfter: number | null
  /** House accounts of the entry's two sides ('1/till/1/1001'); null: the client's. */
  debitKey: string | null
  creditKey: string | null
}

const SELECT = `select v.voucher_no as "voucherNo", v.business_date as "businessDate", v.kind, v.client_no as "clientNo", c.name as "clientName",
  v.account_no as "accountNo", v.asset, v.amount, v.teller_no as "tellerNo", t.full_name as "tellerName", m.checker_no as "checkerNo",
  k.full_name as "checkerName", v.summary, v.counter_account as "counterAccount", v.reverses, v.reversed_by as "reversedBy", e.at,
  e.balance_after as "balanceAfter", d.key as "debitKey", h.key as "creditKey"
from current.voucher v
left join current.client c on c.client_no = v.client_no
left join current.teller t on t.teller_no = v.teller_no
left join lateral (select command_no, at, balance_after, debit_account, credit_account from everyday.entry
  where business_date = v.business_date and voucher_no = v.voucher_no order by entry_no limit 1) e on true
left join everyday.command m on m.business_date = v.business_date and m.command_no = e.command_no
left join current.house_account d on d.account_no = e.debit_account
left join current.house_account h on h.account_no = e.credit_account
left join current.teller k on k.teller_no = m.checker_no
where v.voucher_no = $1`

export async function readVoucher(database: Database, voucherNo: number): Promise<VoucherRow | undefined> {
  const [row] = await database.query<VoucherRow>(SELECT, [voucherNo])
  return row
}

/** What stands under the amount. */
export function remarkOf({ reverses, reversedBy }: Pick<VoucherRow, 'reverses' | 'reversedBy'>): string {
  if (reverses !== null) return `本凭证冲销凭证 ${reverses}。 This voucher reverses voucher ${reverses}.`
  if (reversedBy !== null)
    return `本凭证已被凭证 ${reversedBy} 冲销。 This voucher was reversed by voucher ${reversedBy}.`
  return '请核对无误后签名。 Please check before signing.'
}
