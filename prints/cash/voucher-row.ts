/**
 * A voucher with everything its slip states: the persons, the time, the balance after it, the checker. It may be of any day.
 */
import type { Database } from '@guitai/reports/frame/database.ts'
import type { PrintContent } from '../frame/define-print.ts'
import { fact } from '../frame/facts.ts'
import { bothNames, type Act, type AgentRow } from '../frame/signers.ts'
import { wordOf } from '../frame/texts.ts'
import { VOUCHER_KIND_WORDS } from '@guitai/core/words/voucher-kind.ts'

export interface VoucherRow extends Act, AgentRow {
  voucherNo: number
  businessDate: string
  kind: string
  clientNo: number
  clientName: string | null
  accountNo: number
  asset: number
  amount: number
  summary: string
  counterAccount: string
  reverses: number | null
  /** The kind of the voucher that it takes back. */
  reversedKind: string | null
  reversedBy: number | null
  /** From the client's side of the entry. */
  at: string | null
  balanceAfter: number | null
  /** The house accounts that it goes to and comes from ('1/till/1/1001'), whatever lies between; null for the client's side. */
  debitKey: string | null
  creditKey: string | null
}

const SELECT = `select v.voucher_no as "voucherNo", v.business_date as "businessDate", v.kind, v.client_no as "clientNo", c.name as "clientName",
  v.account_no as "accountNo", v.asset, v.amount, v.teller_no as "tellerNo", t.full_name as "tellerName", m.checker_no as "checkerNo",
  k.full_name as "checkerName", v.summary, v.counter_account as "counterAccount", v.reverses, r.kind as "reversedKind", g.name as "agentName", g.identity_number as "agentIdentity", v.reversed_by as "reversedBy", e.at,
  e.balance_after as "balanceAfter", d.key as "debitKey", h.key as "creditKey"
from everyday.voucher v
left join current.client c on c.client_no = v.client_no
left join current.teller t on t.teller_no = v.teller_no
left join lateral (select command_no, at, balance_after from everyday.entry
  where business_date = v.business_date and voucher_no = v.voucher_no order by client_no nulls last, entry_no limit 1) e on true
left join lateral (select (array_agg(debit_account order by entry_no))[1] as debit_account, (array_agg(credit_account order by entry_no desc))[1] as credit_account
  from everyday.entry where business_date = v.business_date and voucher_no = v.voucher_no) ends on true
left join everyday.command m on m.business_date = v.business_date and m.command_no = e.command_no
left join current.house_account d on d.account_no = ends.debit_account
left join current.house_account h on h.account_no = ends.credit_account
left join current.teller k on k.teller_no = m.checker_no
left join everyday.voucher r on r.voucher_no = v.reverses
left join everyday.approval a on m.function_code = 'S91' and a.approval_id = (m.input::json ->> 'approvalId')::int8
left join current.agent g on g.agent_no = (coalesce(a.input, m.input)::json ->> 'agentNo')::int8
where v.voucher_no = $1`

export async function readVoucher(database: Database, voucherNo: number): Promise<VoucherRow | undefined> {
  const [row] = await database.query<VoucherRow>(SELECT, [voucherNo])
  return row
}

/** '冲销（存入）' for a voucher that takes back a deposit. */
export function kindOf({ kind, reversedKind }: VoucherRow): string {
  const word = wordOf(VOUCHER_KIND_WORDS, kind)
  return reversedKind === null ? word : `${word}（${wordOf(VOUCHER_KIND_WORDS, reversedKind)}）`
}

/** The common part of slips of money and of securities. A voucher that takes another back is printed in red. */
export function slipOf(row: VoucherRow): PrintContent {
  return {
    voucherNo: String(row.voucherNo),
    isRed: row.reverses !== null,
    remark: { value: remarkOf(row), isRed: row.reverses !== null || row.reversedBy !== null },
    signers: signersOf(row),
  }
}

function remarkOf({ reverses, reversedBy }: VoucherRow): string {
  if (reverses !== null) return `本凭证冲销凭证 ${reverses}。 This voucher reverses voucher ${reverses}.`
  if (reversedBy !== null)
    return `本凭证已被凭证 ${reversedBy} 冲销，作废。 Void: reversed by voucher ${reversedBy}.`
  return '请核对无误后签名。 Please check before signing.'
}

/**
 * The signers besides maker and checker: the client, the officer of a court, or nobody from outside for the house's own cash.
 */
function signersOf(row: VoucherRow): PrintContent[] {
  const { teller, checker } = bothNames(row)
  const others =
    row.clientNo === 0
      ? []
      : [row.kind === 'deduction' ? fact({ zh: '执行人签名', en: 'Officer' }, '') : clientSigns(row)]
  return [...others, fact({ zh: '经办', en: 'Teller' }, teller), fact({ zh: '复核', en: 'Checker' }, checker)]
}

function clientSigns({ agentName }: VoucherRow): PrintContent {
  return agentName === null
    ? fact({ zh: '客户签名', en: 'Client' }, '')
    : fact({ zh: '代理人签名', en: 'Agent' }, '')
}
