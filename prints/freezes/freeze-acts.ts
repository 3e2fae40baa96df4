/**
 * The acts on one freeze: placed, renewed, released in part or whole, deducted from; by whom, with which document.
 *
 * The first act comes from the command log of the day it was placed. Later acts (only long freezes have them) always need a
 * checker, so they are among the approvals, which no day end moves away.
 */
import { parseFen } from '@guitai/core/base/money.ts'
import type { Database } from '@guitai/reports/frame/database.ts'
import type { Act } from '../frame/signers.ts'
import { FREEZE_ACT_WORDS } from '@guitai/core/words/freeze.ts'

export interface FreezeAct extends Act {
  date: string
  code: string
  input: {
    action?: 'freeze' | 'release' | 'renew'
    /** In fen when it comes from an approval, in yuan when from the log. */
    amount?: number | string
    quantity?: number
    authority?: string
    document?: string
  }
}

const CODES = ['F11', 'F12', 'C09', 'C10', 'C11', 'C12', 'G06']

const SELECT = `with acts as (
  select m.business_date as date, m.at, m.teller_no, m.checker_no, coalesce(a.function_code, m.function_code) as code, coalesce(a.input, m.input)::json as input
  from everyday.command m left join everyday.approval a on m.function_code = 'S91' and a.approval_id = (m.input::json ->> 'approvalId')::int8
  where m.business_date = $1 and m.function_code = any($3::text[] || '{S91}') and coalesce(a.function_code, m.function_code) = any($3)
    and m.outcome::jsonb ? 'result'
    and (m.outcome::jsonb #>> '{result,freezeNo}' = $2::text or coalesce(a.input, m.input)::json ->> 'freezeNo' = $2::text)
  union all
  select business_date, requested_at, maker_no, checker_no, function_code, input::json from everyday.approval
  where business_date > $1 and status = 'approved' and function_code = any($3) and input::json ->> 'freezeNo' = $2::text)
select s.date, s.code, s.input, s.teller_no as "tellerNo", t.full_name as "tellerName", s.checker_no as "checkerNo", k.full_name as "checkerName"
from acts s left join current.teller t on t.teller_no = s.teller_no left join current.teller k on k.teller_no = s.checker_no
order by s.date, s.at`

export function readFreezeActs(database: Database, freezeNo: number, placedOn: string): Promise<FreezeAct[]> {
  return database.query<FreezeAct>(SELECT, [placedOn, String(freezeNo), CODES])
}

export function isDeduction(act: FreezeAct | undefined): boolean {
  return act?.code === 'G06'
}

export function actWord(act: FreezeAct): string {
  if (isDeduction(act)) return FREEZE_ACT_WORDS.deduct.zh
  return FREEZE_ACT_WORDS[
    act.input.action ?? (act.code === 'C09' || act.code === 'C11' ? 'freeze' : 'release')
  ].zh
}

/** Fen or shares. Undefined for a renewal, or a deduction of everything. */
export function actAmount({ input: { amount, quantity } }: FreezeAct): number | undefined {
  if (amount === undefined) return quantity
  return typeof amount === 'number' ? amount : parseFen(amount)
}
