/**
 * Compares the heads that were noted outside the database with it. When a noted head is missing or different, the chain was cut
 * off or rewritten since. What came after the last note, a minute at most, can be cut off unseen.
 */
import type pg from 'pg'
import type { ChainFinding } from './finding.ts'

export interface ChainHead {
  /** When it was noted. */
  at: string
  /** 0 before the first batch. */
  batchNo: number
  hash: string
  linkNo: number
  linkHash: string
  /** The certificate that was stored just now. */
  certificate?: { businessDate: string; hash: string }
}

/** The head as it is now. */
export async function readHead(client: pg.ClientBase): Promise<Omit<ChainHead, 'at'>> {
  const { rows } = await client.query<Omit<ChainHead, 'at'>>(
    `select coalesce(max(b.batch_no), 0)::float8 as "batchNo", coalesce(max(b.chain_hash), '') as hash,
      coalesce(max(k.link_no), 0)::float8 as "linkNo", coalesce(max(k.hash), '') as "linkHash"
    from (select 1) one left join (select batch_no, chain_hash from current.batch order by batch_no desc limit 1) b on true
    left join (select link_no, hash from chain.link order by link_no desc limit 1) k on true`,
  )
  return rows[0] ?? { batchNo: 0, hash: '', linkNo: 0, linkHash: '' }
}

const CERTIFICATE_HASH = `encode(sha256(convert_to(content::text, 'UTF8')), 'hex')`

/** The hash by which a certificate is known outside. */
export async function readCertificateHash(
  client: pg.ClientBase,
  businessDate: string,
): Promise<string | undefined> {
  const { rows } = await client.query<{ hash: string }>(
    `select ${CERTIFICATE_HASH} as hash from current.certificate where business_date = $1::date`,
    [businessDate],
  )
  return rows[0]?.hash
}

const WRONG = `
with head as (select * from jsonb_to_recordset($1::jsonb) as h (at text, "batchNo" bigint, hash text, "linkNo" bigint, "linkHash" text, certificate jsonb))
select 'head' as what, 'batch' as "table", h."batchNo"::text as key, b.business_date::text as "businessDate", h."batchNo"::float8 as "batchNo",
  'noted ' || min(h.at) as detail
from head h left join everyday.batch b on b.batch_no = h."batchNo"
where h."batchNo" > 0 and b.chain_hash is distinct from h.hash group by h."batchNo", b.business_date
union all
select 'head', 'link', h."linkNo"::text, k.business_date::text, k.batch_no::float8, 'noted ' || min(h.at)
from head h left join chain.link k on k.link_no = h."linkNo"
where h."linkNo" > 0 and k.hash is distinct from h."linkHash" group by h."linkNo", k.business_date, k.batch_no
union all
select 'head', 'certificate', h.certificate ->> 'businessDate', h.certificate ->> 'businessDate', null, 'noted ' || min(h.at)
from head h where h.certificate is not null and not exists (
  select from (select business_date, content from current.certificate union all select business_date, content from current.void_certificate) c
  where c.business_date = (h.certificate ->> 'businessDate')::date and ${CERTIFICATE_HASH} = h.certificate ->> 'hash')
group by h.certificate ->> 'businessDate'
order by 2, 5`

export async function checkHeads(
  client: pg.ClientBase,
  heads: readonly ChainHead[],
): Promise<ChainFinding[]> {
  if (heads.length === 0) return []
  return (await client.query<ChainFinding>(WRONG, [JSON.stringify(heads)])).rows
}
