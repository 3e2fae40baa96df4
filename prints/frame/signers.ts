/**
 * The persons who made and approved what a document is about, from the command log. The person who prints is not among them.
 *
 * An approved command is logged under S91 with the maker's number; the approval names its function.
 */
import type { Database } from '@guitai/reports/frame/database.ts'
import type { PrintContent, PrintContext } from './define-print.ts'
import { fact } from './facts.ts'
import { tellerText } from './texts.ts'

export interface Act {
  tellerNo: number
  tellerName: string | null
  checkerNo: number | null
  checkerName: string | null
}

export interface AgentRow {
  agentName: string | null
  agentIdentity: string | null
}

/** Documents are found by a number in the function's answer: alone, or in a list. */
const ACTS = `select m.teller_no as "tellerNo", t.full_name as "tellerName", m.checker_no as "checkerNo", k.full_name as "checkerName",
  g.name as "agentName", g.identity_number as "agentIdentity"
from everyday.command m
left join everyday.approval a on m.function_code = 'S91' and a.approval_id = (m.input::json ->> 'approvalId')::int8
left join current.agent g on g.agent_no = (coalesce(a.input, m.input)::json ->> 'agentNo')::int8
left join current.teller t on t.teller_no = m.teller_no
left join current.teller k on k.teller_no = m.checker_no`

const SELECT = `${ACTS}
where m.business_date = $1 and m.function_code = any($2::text[] || '{S91}') and coalesce(a.function_code, m.function_code) = any($2)
  and (m.outcome::jsonb #> array['result', $3::text] = to_jsonb($4::int8) or m.outcome::jsonb #> array['result', $3 || 's'] @> to_jsonb($4::int8))
order by m.command_no limit 1`

/**
 * The command of one of the functions `codes` that answered with `name: no` on `date`. Undefined when it came in another way.
 */
export async function readAct(
  database: Database,
  {
    date,
    codes,
    answered: [name, no],
  }: { date: string; codes: readonly string[]; answered: readonly ['clientNo' | 'transferNo', number] },
): Promise<(Act & AgentRow) | undefined> {
  const [row] = await database.query<Act & AgentRow>(SELECT, [date, codes, name, no])
  return row
}

/** The order's time leads to the command quickly, before any outcome is read. An evening order belongs to a later day. */
const ENTERING = `${ACTS}
where m.at = (select entered_at from everyday.orders where order_id = $1)
  and m.business_date <= (select trade_date from everyday.orders where order_id = $1)
  and m.outcome::jsonb #> '{result,orderId}' = to_jsonb($1::int8)
order by m.command_no limit 1`

/**
 * The command that entered an order. Undefined when the order came from a branch that was taken over, or its log lies
 * elsewhere.
 */
export async function readEntering(
  database: Database,
  orderId: number,
): Promise<(Act & AgentRow) | undefined> {
  const [row] = await database.query<Act & AgentRow>(ENTERING, [orderId])
  return row
}

/** An agent by number, as a document names it; undefined when none is to be named. */
export async function readAgent(
  database: Database,
  agentNo: number | undefined,
): Promise<AgentRow | undefined> {
  if (agentNo === undefined) return undefined
  const [row] = await database.query<AgentRow>(
    'select name as "agentName", identity_number as "agentIdentity" from current.agent where agent_no = $1',
    [agentNo],
  )
  return row
}

/** Both names for the signatures. */
export function bothNames(act: Act | undefined): { teller: string; checker: string } {
  return {
    teller: act === undefined ? '' : tellerText(act.tellerNo, act.tellerName),
    checker: act === undefined || act.checkerNo === null ? '' : tellerText(act.checkerNo, act.checkerName),
  }
}

/** Empty when the client came in person. */
export function agentFacts(
  { agentName, agentIdentity }: AgentRow = { agentName: null, agentIdentity: null },
  { personal }: PrintContext,
): PrintContent[] {
  if (agentName === null) return []
  return [
    fact({ zh: '代理人', en: 'Agent' }, personal('name', agentName)),
    fact({ zh: '代理人证件', en: "Agent's document" }, personal('identity', agentIdentity ?? '')),
  ]
}
