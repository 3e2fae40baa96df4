/**
 * Checks batches, links and formats against their own hashes: each contains the one before it, none is missing, and every
 * certificate's hash is the chain's at its batch.
 */
import type pg from 'pg'
import { BATCH_TEXT, FIRST_COMMAND_TEXT, LINK_TEXT } from './chain-text.ts'
import type { ChainFinding } from './finding.ts'

const sha256 = (text: string): string => `encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`

/** Batches from `$1` to `$2`. */
const BATCHES = `
with command as (
  select batch_no, command_no, ${FIRST_COMMAND_TEXT} as text from everyday.command
  where batch_no in (select batch_no from everyday.batch where format_no = 0 and batch_no between $1 and $2)
), said as (select batch_no, string_agg(text, '' order by command_no) as text from command group by batch_no),
checked as (
  select b.*, p.batch_no as before, ${sha256(BATCH_TEXT)} as reckoned
  from everyday.batch b left join everyday.batch p on p.batch_no = b.batch_no - 1 left join said s on s.batch_no = b.batch_no
  where b.batch_no between $1 and $2
)
select 'hash' as what, 'batch' as "table", batch_no::text as key, business_date::text as "businessDate", batch_no::float8 as "batchNo"
from checked where chain_hash is distinct from reckoned
  or (format_no <> 0 and rows_hash is distinct from ${sha256('row_hashes')})
union all
select 'gap', 'batch', batch_no::text, business_date::text, batch_no::float8
from checked where batch_no <> 1 and (before is null or previous_no is distinct from batch_no - 1)`

const COMMANDS_WITHOUT_BATCH = `
select 'invented' as what, 'command' as "table", command_no::text as key, business_date::text as "businessDate", batch_no::float8 as "batchNo"
from everyday.command where batch_no > (select coalesce(max(batch_no), 0) from current.batch)`

const LINKS = `
select case when k.link_no <> 1 and p.link_no is null then 'gap' else 'hash' end as what, 'link' as "table", k.link_no::text as key,
  k.business_date::text as "businessDate", k.batch_no::float8 as "batchNo"
from chain.link k left join chain.link p on p.link_no = k.link_no - 1 left join everyday.batch b on b.batch_no = k.batch_no
where k.hash is distinct from ${sha256(LINK_TEXT)} or k.batch_hash is distinct from coalesce(b.chain_hash, '')
  or (k.link_no <> 1 and (p.link_no is null or k.previous_no is distinct from k.link_no - 1))
union all
select 'hash', 'format', f.format_no::text, null, null from chain.format f
where not exists (select from chain.link k where k.kind = 'format' and k.content::jsonb ->> 'formatNo' = f.format_no::text
  and k.content::jsonb ->> 'columns' = f.columns)`

const CERTIFICATES = `
select 'hash' as what, 'certificate' as "table", c.business_date::text as key, c.business_date::text as "businessDate",
  (c.content ->> 'batchNo')::float8 as "batchNo"
from (select business_date, content from current.certificate union all select business_date, content from current.void_certificate) c
left join everyday.batch b on b.batch_no = (c.content ->> 'batchNo')::bigint
where c.content ->> 'chainHash' is distinct from b.chain_hash`

export async function checkBatches(client: pg.ClientBase, from: number, to: number): Promise<ChainFinding[]> {
  return (await client.query<ChainFinding>(BATCHES, [from, to])).rows
}

/** There are few of them, so all are checked each time. */
export async function checkLinks(client: pg.ClientBase): Promise<ChainFinding[]> {
  const found: ChainFinding[] = []
  for (const text of [LINKS, CERTIFICATES, COMMANDS_WITHOUT_BATCH])
    found.push(...(await client.query<ChainFinding>(text)).rows)
  return found
}
