/**
 * Moves a closed day's tables to history: detach and attach with a matching CHECK, so nothing is copied and nothing scanned. Tables that
 * have rows which stay are changed for empty ones (move-leaving.ts). Also notes every account's balance at the day's end, drops lots that
 * have matured, and says what has moved. Repeatable: what is done is passed over. `moveDayBack` is the way back.
 */
import type pg from 'pg'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import { closeChain } from './close-chain.ts'
import { LEAVING } from './leaving-tables.ts'
import { bringBack, exists, moveLeaving } from './move-leaving.ts'
import { noteMoved } from './moved-day.ts'
import { DAY_TABLES, makePartition, partitionName, type DayTable } from './partitions.ts'
import { withClient } from './with-client.ts'

const TRIES = 20
/** A lock that somebody holds; a row that the engine has written meanwhile; a reader who waits for us while we wait for him. */
const PASSING: ReadonlySet<string> = new Set(['55P03', '40001', '40P01'])

const TABLES = Object.entries(DAY_TABLES) as [DayTable, string][]

export async function moveDay(url: string, date: BusinessDate): Promise<void> {
  await withClient(url, 'guitai move day', async client => {
    await client.query("set lock_timeout = '2s'")
    await retry(() => noteBalances(client, date))
    await retry(() =>
      inTransaction(client, () => closeChain(client, date), 'isolation level repeatable read'),
    )
    for (const [table, column] of TABLES) await retry(() => movePartition(client, table, column, date))
    for (const table of LEAVING)
      await retry(() => inTransaction(client, () => moveLeaving(client, table, date)))
    await noteMoved(client, date)
  })
}

/**
 * Brings the newest moved day back to the tables of today, with what has come into them since. Its balances go, because they are noted
 * anew when it moves again; lots that had matured do not return. Repeatable.
 */
export async function moveDayBack(url: string, date: BusinessDate): Promise<void> {
  await withClient(url, 'guitai move day', async client => {
    await client.query("set lock_timeout = '2s'")
    for (const table of LEAVING.toReversed())
      await retry(() => inTransaction(client, () => bringBack(client, table, date)))
    for (const [table] of TABLES.toReversed())
      await retry(() => inTransaction(client, () => bringPartitionBack(client, table, date)))
    await client.query('delete from history.moved_day where business_date = $1', [date])
  })
}

/**
 * Every account that an entry of the day names, at its balance at the day's end: what has come since the close is booked to the
 * next day, and is not in it.
 */
async function noteBalances(client: pg.Client, date: BusinessDate): Promise<void> {
  const name = partitionName('balance', date)
  if ((await exists(client, `current.${name}`)) || (await exists(client, `history.${name}`))) return
  await inTransaction(client, () => writeBalances(client, name, date))
}

async function writeBalances(client: pg.Client, name: string, date: BusinessDate): Promise<void> {
  await client.query(makePartition('balance', date, 100))
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
  if (!(await exists(client, `current.${name}`))) return
  await inTransaction(client, async () => {
    if (!(await saysItsDay(client, name)))
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

async function bringPartitionBack(client: pg.Client, table: DayTable, date: BusinessDate): Promise<void> {
  const name = partitionName(table, date)
  if (!(await exists(client, `history.${name}`))) return
  await client.query(`alter table history.${table} detach partition history.${name}`)
  if (table === 'balance') return void (await client.query(`drop table history.${name}`))
  await client.query(`alter table history.${name} set schema current`)
  await client.query(
    `alter table current.${table} attach partition current.${name} for values in ('${date}')`,
  )
}

/** One from before partitions said what they hold does not. */
async function saysItsDay(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from pg_constraint where conrelid = to_regclass('current.' || $1::text) and conname = $1::text || '_day'`,
    [name],
  )
  return rowCount === 1
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
