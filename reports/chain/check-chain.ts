/**
 * Checks the chain on any database, without a server, and names what was written outside the books' own batches.
 *
 *   always         every row of the tables without days; links, formats, certificates; the sums over present rows; heads
 *   of each date   batches against their hashes, the day's rows against their batches, stored balances, present rows
 *
 * Each evening's proof checks its own date and a part of the past (`partOfPast`); on request every date is checked.
 */
import type pg from 'pg'
import { checkBalances } from './check-balances.ts'
import { checkBatches, checkLinks } from './check-batches.ts'
import { checkHeads, type ChainHead } from './check-heads.ts'
import { checkDayRows, checkPresentRows } from './check-rows.ts'
import { checkSubmissions } from './check-submissions.ts'
import type { ChainFinding } from './finding.ts'
import { readFormats, type Format } from './formats.ts'
import { PRINTED_ALIKE } from './row-text.ts'
import { checkDigests, checkStanding, lastStated } from './standing.ts'

export interface ChainCheck {
  /** Business dates, both included; undefined means from the first or up to the last. */
  from?: string
  to?: string
  /** Read from the file of heads; the check says what it is worth without them. */
  heads: readonly ChainHead[]
}

interface ChainDay {
  date: string
  /** The day's batches, and the first one that can have written its rows: of the day before. */
  first: number
  last: number
  earliest: number
  /** Written under the chain's first version, which names no rows. */
  isOld: boolean
  hasMoved: boolean
}

/** Runs within a transaction, best of isolation level repeatable read. */
export async function checkChain(
  client: pg.ClientBase,
  { from, to, heads }: ChainCheck,
): Promise<ChainFinding[]> {
  const days = (await readDays(client)).filter(
    ({ date }) => (from === undefined || date >= from) && (to === undefined || date <= to),
  )
  return checkDays(client, days, heads)
}

/** The evening's check: its own date, and one in twenty of the earlier dates, so that a month's evenings check them all. */
export async function checkEvening(
  client: pg.ClientBase,
  date: string,
  heads: readonly ChainHead[],
): Promise<ChainFinding[]> {
  const days = (await readDays(client)).filter(day => day.date <= date)
  return checkDays(client, partOfPast(days), heads)
}

const EVENINGS_A_ROUND = 20

/** The last date and every twentieth before it; the next evening takes those after these. */
export function partOfPast<D>(days: readonly D[]): D[] {
  return days.filter((_, i) => (days.length - 1 - i) % EVENINGS_A_ROUND === 0 || i === days.length - 2)
}

async function checkDays(
  client: pg.ClientBase,
  days: readonly ChainDay[],
  heads: readonly ChainHead[],
): Promise<ChainFinding[]> {
  await client.query(PRINTED_ALIKE)
  const formats = await readFormats(client)
  const stated = await lastStated(client)
  const found = [...(await checkHeads(client, heads)), ...(await checkLinks(client))]
  if (stated === undefined) return found
  found.push(...(await checkDigests(client, stated)))
  found.push(...(await checkPresentRows(client, formats, stated.batchNo)))
  found.push(...(await checkSubmissions(client)))
  for (const day of days) found.push(...(await checkDay(client, formats, { day, standsAt: stated.batchNo })))
  return found
}

async function checkDay(
  client: pg.ClientBase,
  formats: ReadonlyMap<number, Format>,
  { day, standsAt }: { day: ChainDay; standsAt: number },
): Promise<ChainFinding[]> {
  const { date, first, last, earliest } = day
  const found = await checkBatches(client, first, last)
  if (day.hasMoved) found.push(...(await checkBalances(client, date)))
  if (day.isOld) return found
  found.push(...(await checkDayRows(client, formats, { date, from: earliest, to: last })))
  const tables = [...formats.values()].flatMap(format =>
    Object.keys(format).filter(table => format[table]?.day === undefined),
  )
  found.push(...(await checkStanding(client, [...new Set(tables)], [first, Math.min(last, standsAt)])))
  return found
}

async function readDays(client: pg.ClientBase): Promise<ChainDay[]> {
  const { rows } = await client.query<ChainDay>(
    `with day as (select business_date, min(batch_no) as first, max(batch_no) as last from everyday.batch where business_date is not null group by 1),
    begun as (select business_date from chain.link where kind = 'format' order by link_no limit 1)
    select d.business_date::text as date, d.first::float8 as first, d.last::float8 as last,
      coalesce(lag(d.first) over (order by d.business_date), d.first)::float8 as earliest,
      coalesce(d.business_date < (select business_date from begun), false) as "isOld",
      exists (select from everyday.balance b where b.business_date = d.business_date) as "hasMoved"
    from day d order by d.business_date`,
  )
  return rows
}
