/**
 * Accounts of clients who have done nothing and have nothing open. They must be as the last evening left them, without holds.
 */
import type pg from 'pg'
import type { Comparison } from './compare.ts'

const AT_EVENING = `s.business_date <= $1::date and (s.until_date is null or s.until_date > $1::date)`

interface QuietRow {
  subject: string
  stored: string
  known: string
}

export async function compareQuiet(
  client: pg.ClientBase,
  to: Comparison,
  { evening, followed }: { evening: string; followed: readonly number[] },
): Promise<void> {
  const { rows } = await client.query<QuietRow>(
    `select 'cash account ' || a.account_no as subject, concat_ws(' ', a.settled, a.on_hold, a.on_transfer_hold, a.frozen) as stored,
      concat_ws(' ', coalesce((s.content::json ->> 'settled')::bigint, 0), 0, 0, 0) as known
    from current.cash_account a left join current.audit_state s on s.part = 'cash' and s.key = a.account_no::text and ${AT_EVENING}
    where not (a.client_no = any($2))
    union all
    select 'holding ' || h.holding_no || ' of client ' || h.client_no, concat_ws(' ', h.settled, h.cost, h.on_hold, h.frozen),
      concat_ws(' ', coalesce((s.content::json ->> 'settled')::bigint, 0), coalesce((s.content::json ->> 'cost')::bigint, 0), 0, 0)
    from current.holding h left join current.audit_state s on s.part = 'holdings' and s.key = h.holding_no::text and ${AT_EVENING}
    where not (h.client_no = any($2))`,
    [evening, followed],
  )
  for (const { subject, stored, known } of rows)
    to.compare('quiet-accounts', subject, 'settled, cost and what is held', [stored, known])
}
