/**
 * Moves a closed day's tables to history: detach and attach with a matching CHECK, so nothing is copied and nothing scanned.
 * Also notes every account's balance at the day's end, and drops lots that have matured. Repeatable: what is done is passed over.
 */
import type pg from 'pg'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import { closeChain } from './close-chain.ts'
import { DAY_TABLES, partitionName, type DayTable } from './partitions.ts'
import { withClient } from './with-client.ts'

const TRIES = 20
/** A lock that somebody holds; a row that the engine has written meanwhile. */
const PASSING: ReadonlySet<string> = new Set(['55P03', '40001'])

export async function moveDay(url: string, date: BusinessDate): Promise<void> {
  await withClient(url, 'guitai move day', async client => {
    await client.query("set lock_timeout = '2s'")
    await retry(() => noteBalances(client, date))
    await retry(() =>
      inTransaction(client, () => closeChain(client, date), 'isolation level repeatable read'),
    )
    for (const [table, column] of Object.entries(DAY_TABLES) as [DayTable, string][])
      await retry(() => movePartition(client, table, column, date))
  })
}

/**
 * Every account that an entry of the day names, at its balance at the day's end: what has come since the close is booked to the
 * next day, and is not in it.
 */
async function noteBalances(client: pg.Client, date: BusinessDate): Promise<void> {
  const name = partitionName('balance', date)
  const { rows } = await client.query<{ found: string | null }>(
    'select coalesce(to_regclass($1), to_regclass($2))::text as found',
    [`current.${name}`, `history.${name}`],
  )
  if (rows[0]?.found !== null) return
  await inTransaction(client, () => writeBalances(client, name, date))
}

async function writeBalances(client: pg.Client, name: string, date: BusinessDate): Promise<void> {
  await client.query(`create table current.${name} partition of current.balance for values in ('${date}')`)
  await client.query(
    `with moved as (
      select debit_account as account_no, asset from current.entry where business_date = $1
      union select credit_account, asset from current.entry where business_date = $1),
    cash as (select a.account_no, a.settled + coalesce(sum(u.proceeds - u.purchases - u.settled_proceeds + u.settled_purchases), 0) as balance
      from current.cash_account a left join current.unsettled_cash u using (account_no) group by a.account_no, a.settled),
    shares as (select h.holding_no as account_no, h.settled + coalesce(sum(u.bought - u.sold - u.settled_bought + u.settled_sold), 0) as balance
      from current.holding h left join current.unsettled_shares u using (holding_no) group by h.holding_no, h.settled),
    since as (select leg.account_no, e.asset, sum(leg.amount) as amount
      from current.entry e cross join lateral (values (e.debit_account, -e.amount), (e.credit_account, e.amount)) leg (account_no, amount)
      where e.business_date > $1 group by leg.account_no, e.asset)
    insert into current.balance (account_no, asset, business_date, balance)
    select m.account_no, m.asset, $1, coalesce(c.balance, s.balance, h.balance) - coalesce(since.amount, 0)
    from moved m left join cash c using (account_no) left join shares s using (account_no) left join current.house_account h using (account_no)
    left join since on since.account_no = m.account_no and since.asset = m.asset`,
    [date],
  )
}

async function movePartition(
  client: pg.Client,
  table: DayTable,
  column: string,
  date: BusinessDate,
): Promise<void> {
  const name = partitionName(table, date)
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    `current.${name}`,
  ])
  if (rows[0]?.there !== true) return
  await inTransaction(client, async () => {
    await client.query(
      `alter table current.${name} add constraint ${name}_day check (${column} = '${date}' and ${column} is not null)`,
    )
    await client.query(`alter table current.${table} detach partition current.${name}`)
    await client.query(`alter table current.${name} set schema history`)
    await client.query(
      `alter table history.${table} attach partition history.${name} for values in ('${date}')`,
    )
  })
}

async function inTransaction(client: pg.Client, run: () => Promise<void>, mode = ''): Promise<void> {
  await client.query(`begin ${mode}`)
  try {
    await run()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** A reader may hold a lock for a while; it has 30 seconds at most. */
async function retry(run: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      const { code = '' } = error as { code?: string }
      if (attempt >= TRIES || !PASSING.has(code)) throw error
    }
  }
}
