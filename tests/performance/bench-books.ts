/**
 * Books to measure on: a database of its own on the tested server, with an open day, twenty listed stocks and any number of
 * clients. The functions open the first client; SQL makes the others as copies of its rows and moves the house account along,
 * so that assets sum to zero and balances equal entries.
 */
import pg from 'pg'
import { MarketClock } from '../../adapters/clock/market-clock.ts'
import { migrate } from '../../adapters/storage/migrate.ts'
import { install } from '../../apps/server/installation.ts'
import { Refused, systemCommand, type Give } from '../../apps/server/system-commands.ts'
import type { Gathered } from '../../core/frame/gathered.ts'
import { openEngine, type OpenEngine } from './open-engine.ts'

export const TRADE_DATE = '2026-11-23'
/** The clock stands at ten in the morning. */
export const STANDING_CLOCK = {
  type: 'clock',
  tradeDate: TRADE_DATE,
  time: 36_000,
  mode: 'stepped',
  speed: 0,
} as const
export const STOCKS = 20
const FIRST_CODE = 600_000
const OPENING_MONEY = '9000000.00'
const ACTIVE = 1000

export interface BenchBooks {
  url: string
  clients: number
  /** The clients that give orders, spread over all. */
  active: readonly number[]
}

/** Runs SQL on a connection of its own. */
export async function runSql<R extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<R[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'guitai bench' })
  await client.connect()
  try {
    return (await client.query<R>(sql, values)).rows
  } finally {
    await client.end()
  }
}

export async function createDatabase(serverUrl: string, name: string): Promise<string> {
  await runSql(serverUrl, `create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

export async function createBenchBooks(serverUrl: string, clients: number): Promise<BenchBooks> {
  const url = await createDatabase(serverUrl, `bench_${clients}`)
  await migrate(url)
  const engine = await openEngine(url)
  let first: number
  try {
    first = await openDay(engine)
  } finally {
    await engine.close()
  }
  await copyClient(url, first, clients - 1)
  const step = clients / Math.min(ACTIVE, clients)
  const active = Array.from({ length: Math.min(ACTIVE, clients) }, (_, i) => first + Math.floor(i * step))
  return { url, clients, active }
}

async function openDay(engine: OpenEngine): Promise<number> {
  const give = giverTo(engine)
  await install(give)
  await give('X03', { tradeDate: TRADE_DATE })
  await giveGathered(engine, 'X04', { market: 'XSHG' }, securities())
  const { clientNo } = await give<{ clientNo: number }>('F04', {
    kind: 'person',
    name: '王小燕',
    identityNumber: '11010519491231002X',
    phone: '13800000000',
    address: '北京市朝阳区',
    profession: '职员',
    riskLevel: 3,
    currencies: ['CNY'],
    securitiesAccounts: [{ market: 'XSHG', number: 'A100000000', designated: true }],
    boards: [],
    channels: [],
  })
  await give('F09', {
    cashAccountNo: clientNo * 100 + 1,
    kind: 'transfer-in',
    amount: Number(OPENING_MONEY) * 100,
  })
  return clientNo
}

/** `prefix` begins the request ids: those of two days are known at a time. */
export function giverTo(engine: OpenEngine, prefix = 'bench'): Give {
  const clock = new MarketClock()
  clock.hear(STANDING_CLOCK)
  let number = 0
  return async <Result>(functionCode: string, input: object, secrets = {}) => {
    const outcome = await engine.engine.submit(
      systemCommand({ clock }, { functionCode, input, requestId: `${prefix}/${number++}`, secrets }),
    )
    if (outcome.kind !== 'accepted') throw new Refused(functionCode, outcome)
    return outcome.result as Result
  }
}

export async function giveGathered(
  engine: OpenEngine,
  functionCode: string,
  input: object,
  gathered: Gathered,
): Promise<void> {
  const clock = new MarketClock()
  clock.hear(STANDING_CLOCK)
  const outcome = await engine.engine.submit({
    ...systemCommand(
      { clock },
      { functionCode, input, requestId: `bench/${functionCode}/${gatheredOn(gathered)}` },
    ),
    gathered,
  })
  if (outcome.kind !== 'accepted') throw new Refused(functionCode, outcome)
}

const gatheredOn = (gathered: Gathered): string => ('tradeDate' in gathered ? gathered.tradeDate : '')

export function securities(tradeDate = TRADE_DATE): Gathered {
  const rows = Array.from(
    { length: STOCKS },
    (_, i) =>
      ({
        code: String(FIRST_CODE + i),
        name: `浦发${i}`,
        pinyin: `pf${i}`,
        kind: 'stock',
        board: 'main',
        currency: 'CNY',
        turnover: 'T+1',
        listedOn: '2000-01-01',
        listingDay: 0,
        isRiskWarning: false,
        isSuspended: false,
        isDelisted: false,
        previousClose: 100_000,
        upperLimit: 110_000,
        lowerLimit: 90_000,
      }) as const,
  )
  return {
    from: 'securities-file',
    market: 'XSHG',
    tradeDate,
    checksum: `bench ${tradeDate}`,
    firstRow: 0,
    isFirst: true,
    isLast: true,
    rows,
  }
}

export const instrumentOf = (number: number): string => `${FIRST_CODE + (number % STOCKS)}.XSHG`

/** The columns that differ in the copy with number `g`. */
const COPIES: Record<string, Record<string, string>> = {
  client: {
    client_no: 'r.client_no + g',
    name: 'r.name || g',
    identity_number: "lpad((110105194912310020 + g)::text, 18, '0')",
    phone: "'138' || lpad(g::text, 8, '0')",
  },
  cash_account: { account_no: 'r.account_no + g * 100', client_no: 'r.client_no + g' },
  securities_account: {
    securities_account_id: "'A' || (100000000 + g) || '.XSHG'",
    client_no: 'r.client_no + g',
    cash_account_no: 'r.cash_account_no + g * 100',
  },
  voucher: {
    voucher_no: 'r.voucher_no + g',
    client_no: 'r.client_no + g',
    account_no: 'r.account_no + g * 100',
  },
  entry: {
    entry_no: 'r.entry_no + g',
    client_no: 'r.client_no + g',
    credit_account: 'r.credit_account + g * 100',
    voucher_no: 'r.voucher_no + g',
  },
}

async function copyClient(url: string, clientNo: number, copies: number): Promise<void> {
  if (copies <= 0) return
  for (const [table, different] of Object.entries(COPIES)) {
    const columns = await runSql<{ name: string }>(
      url,
      "select column_name as name from information_schema.columns where table_schema = 'current' and table_name = $1 order by ordinal_position",
      [table],
    )
    const values = columns.map(({ name }) => different[name] ?? `r.${name}`)
    await runSql(
      url,
      `insert into current.${table} (${columns.map(({ name }) => name).join(', ')})
      select ${values.join(', ')} from current.${table} r cross join generate_series(1::bigint, ${copies}) g where r.client_no = ${clientNo}`,
    )
  }
  await runSql(url, `update current.house_account set balance = balance * ${copies + 1} where balance <> 0`)
  await moveCounters(url, { clientNo: copies, voucherNo: copies, entryNo: copies })
  await runSql(url, 'vacuum analyze')
}

/** A new engine reads the counters from the last batch. */
async function moveCounters(url: string, by: Record<string, number>): Promise<void> {
  const [last] = await runSql<{ counters: string }>(
    url,
    'select counters from current.batch order by batch_no desc limit 1',
  )
  const counters = JSON.parse(last?.counters ?? '{}') as Record<string, number>
  for (const [name, count] of Object.entries(by)) counters[name] = (counters[name] ?? 0) + count
  await runSql(
    url,
    'update current.batch set counters = $1 where batch_no = (select max(batch_no) from current.batch)',
    [JSON.stringify(counters)],
  )
}

/** Adds commands of this date with request ids, as a busy day leaves them. A server has to read them when it starts. */
export async function countCommands(url: string): Promise<number> {
  const [row] = await runSql<{ n: number }>(
    url,
    'select count(*)::float8 as n from current.command where request_hash is not null',
  )
  return row?.n ?? 0
}

export async function addCommands(url: string, count: number): Promise<void> {
  const [last] = await runSql<{ next: number }>(
    url,
    'select next_command_no::float8 as next from current.batch order by batch_no desc limit 1',
  )
  const next = last?.next ?? 1
  await runSql(
    url,
    `insert into current.command (command_no, business_date, batch_no, at, function_code, teller_no, channel, workstation, request_hash, content_hash, input, outcome)
    select ${next} + g, '${TRADE_DATE}', 1, now(), 'C01', 1001, 'counter', 'bench', md5('r' || g)::uuid, md5('c' || g)::uuid, '{"clientNo":10000001}', '{"result":null}'
    from generate_series(0::bigint, ${count - 1}) g`,
  )
  await runSql(
    url,
    `update current.batch set next_command_no = ${next + count} where batch_no = (select max(batch_no) from current.batch)`,
  )
}
