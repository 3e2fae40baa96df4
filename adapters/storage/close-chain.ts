/**
 * The link of a closed day: what stands is brought up to the newest batch, matured lots go, and what was sent to the exchanges
 * is stated, because it is written outside of batches. Done twice it is done once.
 */
import type pg from 'pg'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import { newestFormat, readFormats, type TableFormat } from '@guitai/reports/chain/formats.ts'
import { hashSql, keySql, PRINTED_ALIKE } from '@guitai/reports/chain/row-text.ts'
import { REMOVED } from '@guitai/reports/chain/row-lines.ts'
import { SUBMISSION_FORMAT } from '@guitai/reports/chain/submission-format.ts'
import { present } from '@guitai/core/base/assert.ts'
import { digestsOfLines, lastStated, movedOn, type Digests } from '@guitai/reports/chain/standing.ts'
import { addLink, advanceStanding, beginLink } from './chain-links.ts'

/**
 * Wholly settled and with all dates passed: such a lot says nothing any more. Of money the interest of the dates before its
 * settlement must have accrued, too: a quiet account keeps its last lots until it moves again.
 */
const MATURED = {
  unsettled_cash: `purchases = settled_purchases and proceeds = settled_proceeds
    and settlement_date <= $1 and usable_from <= $1 and withdrawable_from <= $1
    and settlement_date <= (select a.accrued_to + 1 from current.cash_account a where a.account_no = unsettled_cash.account_no)`,
  unsettled_shares:
    'bought = settled_bought and sold = settled_sold and settlement_date <= $1 and sellable_from <= $1',
}

/** Within the caller's transaction, of isolation level repeatable read. */
export async function closeChain(client: pg.ClientBase, date: BusinessDate): Promise<void> {
  await client.query(PRINTED_ALIKE)
  const newest = await beginLink(client)
  const run = await clearingRun(client, date)
  const { rowCount } = await client.query(
    "select from chain.link where kind = 'close' and business_date = $1 and coalesce((content::jsonb ->> 'run')::int, 1) = $2",
    [date, run],
  )
  if (rowCount !== 0) return
  const { formatNo, format } = newestFormat(await readFormats(client))
  const tables = Object.keys(format).filter(table => format[table]?.day === undefined)
  let lines = ''
  let digests = (await lastStated(client))?.digests ?? {}
  const advanced = await advanceStanding(client, tables, newest.batchNo)
  digests = movedOn(digests, advanced.before, advanced.after)
  for (const [table, where] of Object.entries(MATURED)) {
    const gone = await dropMatured(client, { table, where, date }, present(format[table], table))
    lines += gone.lines
    digests = movedOn(digests, gone.digests, {})
  }
  lines += await submissionLines(client)
  await addLink(client, newest, {
    kind: 'close',
    businessDate: date,
    lines,
    content: { formatNo, digests, run },
  })
}

/** A day that was taken back is closed once more, by its next run. */
async function clearingRun(client: pg.ClientBase, date: BusinessDate): Promise<number> {
  const { rows } = await client.query<{ run: number }>(
    'select clearing_run as run from current.business_day where business_date = $1',
    [date],
  )
  return rows[0]?.run ?? 1
}

async function dropMatured(
  client: pg.ClientBase,
  { table, where, date }: { table: string; where: string; date: BusinessDate },
  format: TableFormat,
): Promise<{ lines: string; digests: Digests }> {
  const { rows } = await client.query<{ lines: string; keys: string[] }>(
    `with gone as (delete from current.${table} where ${where} returning ${keySql(format)} as row_key)
    select coalesce(string_agg('${table} ${REMOVED} ' || row_key || E'\\n', '' order by row_key), '') as lines,
      coalesce(array_agg(row_key), '{}') as keys from gone`,
    [date],
  )
  const { lines = '', keys = [] } = rows[0] ?? {}
  const digests = await digestsOfLines(
    client,
    'delete from chain.standing where table_name = $1 and row_key = any($2::text[]) returning table_name, row_key, hash',
    [table, keys],
  )
  return { lines, digests }
}

/** Of the numbering in use: a new trading day begins another one, and the rows of the former go. */
async function submissionLines(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ lines: string }>(
    `select coalesce(string_agg('submission ' || ${hashSql(SUBMISSION_FORMAT)} || ' ' || ${keySql(SUBMISSION_FORMAT)} || E'\\n', ''
      order by session, numbering, out_seq), '') as lines from current.submission`,
  )
  return rows[0]?.lines ?? ''
}
