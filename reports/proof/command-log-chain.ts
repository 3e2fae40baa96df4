/**
 * The command log has not been touched since it was written: the hashes of all batches from the day's first on come out
 * the same again, each over the one before (docs/decisions/0006-command-log.md), and no batch or batch's commands are missing.
 *
 * Reckoned in SQL, apart from the code that writes them.
 */
import type { ProofLine } from './proof-line.ts'

const NEW_LINE = "E'\\n'"
const SAID = ['command_no', 'function_code', 'teller_no', 'input', 'outcome']
  .map(column => `${column} || ${NEW_LINE}`)
  .join(' || ')

export const commandLogChain: ProofLine = {
  name: 'command-log-chain',
  title: { zh: '命令日志链完整', en: 'The command log is unbroken' },
  isInternal: true,
  sql: `
with command as (
  select batch_no, command_no, business_date, ${SAID} as text from everyday.command
  where business_date >= coalesce((select max(business_date) from current.business_day where business_date < $1::date), '-infinity')
), said as (select batch_no, string_agg(text, '' order by command_no) as text from command group by batch_no),
checked as (
  select b.batch_no, b.previous_no, b.chain_hash, encode(sha256(convert_to('1' || ${NEW_LINE} || coalesce(p.chain_hash, '') || ${NEW_LINE}
    || b.batch_no || ${NEW_LINE} || coalesce(s.text, '') || b.rows_hash, 'UTF8')), 'hex') as reckoned
  from current.batch b left join current.batch p on p.batch_no = b.batch_no - 1 left join said s on s.batch_no = b.batch_no
  where b.batch_no >= (select min(batch_no) from command where business_date = $1::date)
)
select 'hash' as what, batch_no, chain_hash, reckoned from checked where chain_hash <> reckoned
union all
select 'gap', batch_no, previous_no::text, null from checked where batch_no <> 1 and previous_no is distinct from batch_no - 1
union all
select 'no batch', c.command_no, c.batch_no::text, null from command c
where c.business_date = $1::date and not exists (select from current.batch b where b.batch_no = c.batch_no)`,
}
