/**
 * Compares what was sent to the exchanges with what was recorded when the last day closed, until a new trading day begins
 * another numbering and the rows go. Before the close only the proof's line about submissions checks them.
 */
import type pg from 'pg'
import type { ChainFinding } from './finding.ts'
import { hashSql, keySql } from './row-text.ts'
import { linkLines } from './row-lines.ts'
import { SUBMISSION_FORMAT } from './submission-format.ts'

const LAST_CLOSE = `(select batch_no from chain.link where kind = 'close' order by link_no desc limit 1)`

const LAST_CLOSED = `(select business_date from chain.link where kind = 'close' order by link_no desc limit 1)`

const SENT = SUBMISSION_FORMAT.columns.map(column => column.split(' ')[0]).join(', ')

const WRONG = `
with said as materialized (
  select row_key, hash, regexp_replace(row_key, '/[0-9]+$', '') as numbering from (${linkLines(LAST_CLOSE, LAST_CLOSE)}) k
  where table_name = 'submission'
), stored as (
  select ${keySql(SUBMISSION_FORMAT)} collate "C" as row_key, ${hashSql(SUBMISSION_FORMAT)} as hash,
    session || '/' || numbering as numbering, out_seq, order_id, cl_ord_id
  from (select ${SENT} from current.submission union all select ${SENT} from history.submission where kept_on = ${LAST_CLOSED}) sent
), known as (select numbering, max(split_part(row_key, '/', -1)::bigint) as last from said group by numbering)
select case when t.row_key is null then 'deleted' when s.row_key is null then 'invented' else 'changed' end as what, 'submission' as "table",
  coalesce(s.row_key, t.row_key) as key, ${LAST_CLOSED}::text as "businessDate",
  null as "batchNo"
from said s full join stored t using (row_key)
where s.hash is distinct from t.hash
  and (s.row_key is null or exists (select from stored r where r.numbering = s.numbering))
  and (s.row_key is not null or exists (select from known k where k.numbering = t.numbering and t.out_seq <= k.last))
order by key limit 10000`

export async function checkSubmissions(client: pg.ClientBase): Promise<ChainFinding[]> {
  return (await client.query<ChainFinding>(WRONG)).rows
}
