/**
 * Jobs on a server that is a process of its own, killed and canceled in the middle: what the books say of each, and that nothing is done
 * twice whoever goes on with it.
 */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FIRST_TELLERS } from '../../apps/server/installation.ts'
import { signIn } from './load.ts'
import { TestInstallation } from './test-installation.ts'
import { until } from './until.ts'

const installation = new TestInstallation({ seed: 11, tradeDate: '2026-11-23', clients: 30 })
const LINES = 6000

let token = ''
let database: pg.Client
let requests = 0

beforeAll(async () => {
  await installation.start()
  await connect()
})
afterAll(async () => {
  await database?.end()
  await installation.stop()
})

async function connect(): Promise<void> {
  const [teller = { name: '', password: '' }] = FIRST_TELLERS
  token = (await signIn(installation.url, teller.name, teller.password)).token
  database = new pg.Client({ connectionString: installation.databaseUrl })
  database.on('error', () => undefined)
  await database.connect()
}

async function killInTheMiddle(asked: Promise<unknown>): Promise<void> {
  await installation.killServer()
  await asked
  await database.end()
  await installation.startServer()
  await connect()
}

interface Reply {
  status: number
  body: { result?: Record<string, unknown>; rejection?: { code: string }; rows?: Record<string, unknown>[] }
}

async function send(path: string, init: RequestInit & { type?: string } = {}): Promise<Reply> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': init.type ?? 'application/json' }
  const response = await fetch(`${installation.url}${path}`, {
    ...init,
    headers: init.method === 'POST' ? headers : { authorization: headers.authorization },
  })
  return { status: response.status, body: (await response.json()) as Reply['body'] }
}

const run = (functionCode: string, input: object, requestId = `run-${++requests}`): Promise<Reply> =>
  send(`/api/functions/${functionCode}`, { method: 'POST', body: JSON.stringify({ requestId, input }) })
const upload = (body: string, requestId: string): Promise<Reply> =>
  send(`/api/batches?name=A&requestId=${requestId}`, { method: 'POST', body, type: 'text/csv' })

/** The newest, as the screen reads it. */
async function newestJob(): Promise<Record<string, unknown>> {
  return (await send('/api/reports/jobs?limit=1')).body.rows?.[0] ?? {}
}

async function count(sql: string, ...values: unknown[]): Promise<number> {
  const { rows } = await database.query<{ n: number }>(`select count(*)::int as n from ${sql}`, values)
  return rows[0]?.n ?? 0
}

/** Orders that rest: the cheapest share, well below its price. */
async function file(lines: number): Promise<string> {
  const clients = await database.query<{ no: number }>(
    'select client_no::float8 as no from current.client order by 1',
  )
  const found = await database.query<{ code: string; market: string; close: number }>(
    "select code, market, previous_close::float8 as close from current.instrument where kind = 'stock' and board = 'main' and currency = 'CNY' and not is_suspended and not is_risk_warning order by previous_close, code limit 1",
  )
  const [share = { code: '', market: '', close: 0 }] = found.rows
  const price = (Math.round((share.close * 0.96) / 100) / 100).toFixed(2)
  const line = (index: number): string => {
    const clientNo = clients.rows[index % clients.rows.length]?.no ?? 0
    return `${clientNo},${share.code}.${share.market},buy,${price},100`
  }
  return ['client,code,side,price,qty', ...Array.from({ length: lines }, (_, i) => line(i))].join('\n')
}

async function checkedBatch(): Promise<number> {
  const { body } = await upload(await file(LINES), `upload-${++requests}`)
  expect(body.result).toMatchObject({ good: LINES })
  return Number(body.result?.['batchNo'])
}

/** Some orders of the batch are in; by far not all. */
async function underWay(before: number): Promise<void> {
  await until('the batch to be under way', 30, async () =>
    (await count('current.orders')) > before + 300 ? [] : ['not yet'],
  )
}

test('killed in the middle of a batch it asks; a person sends it on, and each order is entered once', async () => {
  const batchNo = await checkedBatch()
  const before = await count('current.orders')
  const asked = run('C03', { batchNo }, 'cut').catch(() => undefined)
  await underWay(before)
  await killInTheMiddle(asked)
  const [cut, entered] = [await newestJob(), await count('current.orders')]
  expect(cut).toMatchObject({
    functionCode: 'C03',
    status: 'interrupted',
    input: JSON.stringify({ batchNo }),
  })
  expect(entered).toBeLessThan(before + LINES)
  expect((await run('S98', { jobNo: cut['jobNo'] })).body.result).toMatchObject({ status: 'requested' })
  await until('the rest to be entered', 60, async () =>
    (await newestJob())['status'] === 'done' ? [] : ['not yet'],
  )
  const over = await newestJob()
  expect(over).toMatchObject({ jobNo: cut['jobNo'], runs: 1 })
  expect(over['done']).toBe(over['of'])
  expect(await count('current.orders')).toBe(before + LINES)
  expect(await count('current.batch_answer where batch_no = $1', batchNo)).toBe(LINES)
  // Who asked first is answered as if nothing had been.
  const late = await run('C03', { batchNo }, 'cut')
  expect(late.body.result).toMatchObject({ batchNo, status: 'done', accepted: LINES })
  expect((await run('S97', { jobNo: cut['jobNo'] })).body.rejection?.code).toBe('job_ended')
})

test('canceled between two chunks: what is in stays in, and confirmed anew the rest follows', async () => {
  const batchNo = await checkedBatch()
  const before = await count('current.orders')
  const asked = run('C03', { batchNo }, 'stopped')
  await underWay(before)
  const { jobNo } = await newestJob()
  expect((await run('S97', { jobNo })).body.result).toMatchObject({ jobNo, status: 'running' })
  expect((await asked).body.rejection?.code).toBe('job_canceled')
  expect(await newestJob()).toMatchObject({ jobNo, status: 'canceled' })
  const entered = await count('current.orders')
  expect(entered).toBeLessThan(before + LINES)
  expect(await count('current.batch_answer where batch_no = $1', batchNo)).toBe(entered - before)
  expect((await run('C03', { batchNo }, 'stopped')).body.rejection?.code).toBe('job_canceled')
  expect((await run('C03', { batchNo })).body.result).toMatchObject({ status: 'done', accepted: LINES })
  expect(await count('current.orders')).toBe(before + LINES)
})

test('a dry run whose file is gone is given up; the same upload goes on with it', async () => {
  const lines = await file(20_000)
  const asked = upload(lines, 'dry').catch(() => undefined)
  await until('the dry run to be under way', 30, async () =>
    (await newestJob())['functionCode'] === 'C93' && Number((await newestJob())['done']) > 5
      ? []
      : ['not yet'],
  )
  await killInTheMiddle(asked)
  const cut = await newestJob()
  expect(cut).toMatchObject({ functionCode: 'C93', status: 'abandoned' })
  const { body } = await upload(lines, 'dry')
  expect(body.result).toMatchObject({ status: 'checked', lines: 20_000, good: 20_000 })
  expect(await newestJob()).toMatchObject({ jobNo: cut['jobNo'], status: 'done', runs: 2 })
  expect(await count('current.batch_line where batch_no = $1', Number(body.result?.['batchNo']))).toBe(20_000)
})
