/**
 * Files of orders over HTTP, on a server that is a process of its own. A file that is no file of orders is refused by name; a
 * hundred thousand lines delay nobody; a batch is confirmed once however often it is asked for, also over a kill in the middle.
 */
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { writeXlsx } from 'hucre'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FIRST_TELLERS } from '../../apps/server/installation.ts'
import { auditExchange, type ExchangeView } from './auditor.ts'
import { signIn } from './load.ts'
import { PERSON } from '../support/person.ts'
import { TestInstallation } from './test-installation.ts'
import { until } from './until.ts'

const installation = new TestInstallation({ seed: 9, tradeDate: '2026-11-23', clients: 30 })
const HEADER = 'client,code,side,price,qty'

let token = ''
let database: pg.Client
let clients: number[] = []
/** The cheapest share, at a price well below its market, so that the order rests. */
let listed = { code: '', market: '', price: '' }
let requests = 0

beforeAll(async () => {
  await installation.start()
  await connect()
  const { rows } = await database.query<{ no: number }>(
    'select client_no::float8 as no from current.client order by client_no',
  )
  clients = rows.map(({ no }) => no)
  const found = await database.query<{ code: string; market: string; close: number }>(
    "select code, market, previous_close::float8 as close from current.instrument where kind = 'stock' and board = 'main' and currency = 'CNY' and not is_suspended and not is_risk_warning order by previous_close, code limit 1",
  )
  const [{ code, market, close } = { code: '', market: '', close: 0 }] = found.rows
  listed = { code, market, price: (Math.round((close * 0.96) / 100) / 100).toFixed(2) }
})
afterAll(async () => {
  await database?.end()
  await installation.stop()
})

/** Connects again after each start of the server, because PostgreSQL may have been restarted with it. */
async function connect(): Promise<void> {
  const [teller = { name: '', password: '' }] = FIRST_TELLERS
  token = (await signIn(installation.url, teller.name, teller.password)).token
  database = new pg.Client({ connectionString: installation.databaseUrl })
  database.on('error', () => undefined)
  await database.connect()
}

interface Reply {
  status: number
  body: {
    result?: Record<string, number | string>
    rejection?: { code: string; message: { zh: string; en: string } }
    error?: { code: string }
  }
}

async function post(path: string, body: string | Uint8Array<ArrayBuffer>, type: string): Promise<Reply> {
  const response = await fetch(`${installation.url}${path}`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
  })
  return { status: response.status, body: (await response.json()) as Reply['body'] }
}

const upload = (
  file: string | Uint8Array<ArrayBuffer>,
  type = 'text/csv',
  requestId = `upload-${++requests}`,
) => post(`/api/batches?name=A&requestId=${requestId}`, file, type)
const run = (functionCode: string, input: object, requestId = `run-${++requests}`) =>
  post(`/api/functions/${functionCode}`, JSON.stringify({ requestId, input }), 'application/json')

const line = (clientNo: number): string =>
  `${clientNo},${listed.code}.${listed.market},buy,${listed.price},100`
const file = (count: number): string =>
  [HEADER, ...Array.from({ length: count }, (_, i) => line(clients[i % clients.length] ?? 0))].join('\n')

async function count(sql: string, ...values: unknown[]): Promise<number> {
  const { rows } = await database.query<{ n: number }>(`select count(*)::int as n from ${sql}`, values)
  return rows[0]?.n ?? 0
}

async function reasons(batchNo: number): Promise<string[]> {
  const { rows } = await database.query<{ reason: string }>(
    "select reason from current.batch_line where batch_no = $1 and code <> '' order by line_no",
    [batchNo],
  )
  return rows.map(({ reason }) => reason)
}

/** Announces a size and sends nothing: the answer comes before a byte of the file. */
async function announce(bytes: number): Promise<Reply> {
  const sent = request(`${installation.url}/api/batches?name=A&requestId=upload-${++requests}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv', 'content-length': bytes },
  })
  // The server closes a connection whose file it refuses.
  sent.on('error', () => undefined)
  sent.flushHeaders()
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  const body = JSON.parse(await text(response)) as Reply['body']
  sent.destroy()
  return { status: response.statusCode ?? 0, body }
}

describe('what is no file of orders', () => {
  test('too large', async () => {
    const { status, body } = await announce(33 * 1024 * 1024)
    expect([status, body.error?.code]).toEqual([413, 'body_too_large'])
  })

  test.each([
    ['no file', () => '', 400, 'invalid_request'],
    ['a document', () => Buffer.from('%PDF-1.7\n%\u0000\u0001binary'), 422, 'batch_file_wrong'],
    ['a broken spreadsheet', () => Buffer.from('PK\u0003\u0004 and then nothing'), 422, 'batch_file_wrong'],
    ['other columns', () => 'a,b\n1,2', 422, 'batch_file_wrong'],
    ['a header alone', () => HEADER, 422, 'batch_file_wrong'],
    [
      'one line too many',
      () => `${HEADER}\n${'1,600000.SH,buy,10,100\n'.repeat(100_001)}`,
      422,
      'batch_file_wrong',
    ],
  ])('%s', async (_, content, status, code) => {
    const reply = await upload(content(), 'application/octet-stream')
    expect([reply.status, reply.body.error?.code ?? reply.body.rejection?.code]).toEqual([status, code])
  })

  test('without a request id, and without a session', async () => {
    expect((await post('/api/batches?name=A', file(1), 'text/csv')).status).toBe(400)
    const mine = token
    token = ''
    expect((await upload(file(1))).status).toBe(401)
    token = mine
  })
})

test('five faults are all named at once; the refused lines come as a file, are corrected, and are sent again', async () => {
  const { code, market, price } = listed
  const faulty = [
    '甲营业部委托,,,,,',
    '客户号,证券名称,证券代码,买卖,价格,数量',
    `x1,某股,${code},持有,${price},1OO`,
    `${clients[0]},某股,${code}.${market},买入,${price},100`,
    `${clients[1]},某股,999999,买入,"12,85","1,000"`,
  ].join('\n')
  const { result } = (await upload(faulty)).body
  expect(result).toMatchObject({ lines: 3, good: 1, refused: 2, ignoredColumns: ['证券名称'] })
  const get = (query: string): Promise<Response> =>
    fetch(`${installation.url}/api/reports/${query}`, {
      headers: { authorization: `Bearer ${token}`, 'accept-language': 'zh-CN' },
    })
  const listing = (await (
    await get(`batch-lines?batchNo=${result?.['batchNo']}&only=wrong&limit=100`)
  ).json()) as { rows: { lineNo: number; field: string; problem: string }[] }
  expect(listing.rows.map(({ lineNo, field, problem }) => [lineNo, field, problem])).toEqual([
    [3, 'client', '客户号：不是客户号：x1'],
    [3, 'side', '买卖：应为 买 或 卖：持有'],
    [3, 'quantity', '数量：不是数量：1OO'],
    [5, 'price', '价格：不是价格：12,85'],
  ])
  const refused = await (await get(`batch-refused?batchNo=${result?.['batchNo']}&format=csv-excel`)).text()
  const [head = '', ...lines] = refused.trim().split(/\r?\n/)
  expect(lines.map(each => each.split(',')[0])).toEqual(['="3"', '="5"'])
  const corrected = [head, ...lines]
    .join('\r\n')
    .replace('x1', String(clients[0]))
    .replace('持有', '买入')
    .replace('1OO', '100')
    .replace('"12,85"', price)
    .replace('999999', code)
    .replace('"1,000"', '100')
  expect((await upload(corrected)).body.result).toMatchObject({ lines: 2, good: 2, refused: 0 })
})

test('GB18030, and Excel with a formula: read, the wrong line named in both languages', async () => {
  const gb18030 = Buffer.concat([
    Buffer.from([0xbf, 0xcd, 0xbb, 0xa7, 0xba, 0xc5]),
    Buffer.from(`${HEADER.slice('client'.length)}\n${line(clients[0] ?? 0)}`.replace(',buy,', ',')),
  ])
  const chinese = Buffer.from(
    gb18030.toString('latin1').replace(`${listed.market},`, `${listed.market},\u00c2\u00f2,`),
    'latin1',
  )
  expect((await upload(chinese)).body.result).toMatchObject({ lines: 1, good: 1 })
  const cells = line(clients[0] ?? 0).split(',')
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'orders',
        rows: [HEADER.split(','), cells, [...cells.slice(0, 4), null]],
        cells: new Map([['2,4', { formula: 'SUM(E2:E2)', formulaResult: 100 }]]),
      },
    ],
  })
  const { result } = (
    await upload(Buffer.from(bytes), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  ).body
  expect(result).toMatchObject({ lines: 2, good: 1, refused: 1 })
  const [reason = '{}'] = await reasons(Number(result?.['batchNo']))
  expect(JSON.parse(reason)).toMatchObject({
    problemZh: '不接受公式：=SUM(E2:E2)',
    problemEn: 'formulas are not taken: =SUM(E2:E2)',
  })
})

test('the same upload again gets the same answer', async () => {
  const first = await upload(file(3), 'text/csv', 'twice')
  expect(first.body.result).toMatchObject({ lines: 3, good: 3 })
  expect(await upload(file(3), 'text/csv', 'twice')).toEqual(first)
  expect((await upload(file(4), 'text/csv', 'twice')).status).not.toBe(200)
})

test('a hundred thousand lines: others are answered meanwhile; a client has as many as the firm allows', async () => {
  const progress = { isDone: false }
  const uploaded = upload(file(100_000)).finally(() => {
    progress.isDone = true
  })
  let answered = 0
  while (!progress.isDone) {
    const reply = await run('F09', {
      cashAccountNo: (clients[0] ?? 0) * 100 + 1,
      kind: 'transfer-in',
      amount: '1.00',
    })
    expect(reply.status).toBe(200)
    if (!progress.isDone) answered++
  }
  const { status, body } = await uploaded
  expect(status).toBe(200)
  expect(body.result).toMatchObject({ lines: 100_000 })
  expect(answered).toBeGreaterThan(20)
  const batchNo = Number(body.result?.['batchNo'])
  expect(
    await count(
      "current.batch_line where batch_no = $1 and code = 'batch_lines_above_client_limit'",
      batchNo,
    ),
  ).toBe(100_000 - clients.length * 1000)
})

test('confirmed twice: the first answers, and each order once', async () => {
  const { result } = (await upload(file(90))).body
  const batchNo = Number(result?.['batchNo'])
  const before = await count('current.orders')
  const first = await run('C03', { batchNo }, 'confirm')
  expect(first.body.result).toMatchObject({ batchNo, status: 'done', accepted: 90, rejected: 0 })
  expect(await run('C03', { batchNo }, 'confirm')).toEqual(first)
  expect((await run('C03', { batchNo })).body.rejection?.code).toBe('batch_done')
  expect(await count('current.orders')).toBe(before + 90)
})

test('two confirm the same batch at once', async () => {
  const { result } = (await upload(file(90))).body
  const batchNo = Number(result?.['batchNo'])
  const before = await count('current.orders')
  const both = await Promise.all([run('C03', { batchNo }), run('C03', { batchNo })])
  for (const { status, body } of both)
    expect([200, 'batch_done']).toContain(status === 200 ? status : body.rejection?.code)
  expect(await count('current.orders')).toBe(before + 90)
  expect(await count('current.batch_answer where batch_no = $1', batchNo)).toBe(90)
})

test('a client with a trading password: a second person agrees, and the orders are entered in the maker’s name', async () => {
  const opened = await run('F04', {
    ...PERSON,
    securitiesAccounts: [
      { market: 'XSHG', number: 'A199999999', designated: true },
      { market: 'XSHE', number: '0199999999', designated: true },
    ],
    tradingPassword: '283915',
  })
  expect(opened.body).toMatchObject({ result: {} })
  const clientNo = Number(opened.body.result?.['clientNo'])
  const deposit = { cashAccountNo: clientNo * 100 + 1, kind: 'transfer-in', amount: '10000.00' }
  expect((await run('F09', deposit)).status).toBe(200)
  const { result } = (await upload([HEADER, line(clientNo), line(clients[0] ?? 0)].join('\n'))).body
  expect(result).toMatchObject({ good: 2, withPassword: 1 })
  const batchNo = Number(result?.['batchNo'])
  const before = await count('current.orders')
  const asked = await run('C03', { batchNo })
  expect(asked.status).toBe(202)
  expect(await count('current.orders')).toBe(before)
  const { approvalId } = asked.body as unknown as { approvalId: number }
  const maker = token
  const checker = FIRST_TELLERS.find(({ name }) => name === 'checker')
  token = (await signIn(installation.url, 'checker', checker?.password ?? '')).token
  const agreed = await run('S91', { approvalId, agree: true }, 'agreed')
  expect(agreed.body.result).toMatchObject({ batchNo, status: 'done', accepted: 2, rejected: 0 })
  expect(await run('S91', { approvalId, agree: true }, 'agreed')).toEqual(agreed)
  token = maker
  expect(await count('current.orders')).toBe(before + 2)
  expect(
    await count(
      "everyday.command where function_code = 'C01' and checker_no is not null and checker_no <> teller_no",
    ),
  ).toBe(2)
})

test('killed in the middle of a batch: confirmed again it is finished, and no order is there twice', async () => {
  const { result } = (await upload(file(6000))).body
  const batchNo = Number(result?.['batchNo'])
  const good = await count("current.batch_line where batch_no = $1 and code = ''", batchNo)
  expect(good).toBe(6000)
  const before = await count('current.orders')
  const cut = run('C03', { batchNo }).catch(() => undefined)
  await until('the batch to be under way', 30, async () =>
    (await count('current.orders')) > before + 300 ? [] : ['not yet'],
  )
  await installation.killServer()
  await cut
  await database.end()
  await installation.startServer()
  await connect()
  const entered = await count('current.orders')
  expect(entered).toBeGreaterThan(before)
  expect(entered).toBeLessThan(before + good)
  const reply = await run('C03', { batchNo })
  expect(reply.body.result).toMatchObject({ batchNo, status: 'done', accepted: good })
  expect(await count('current.orders')).toBe(before + good)
  expect(await count('current.batch_answer where batch_no = $1', batchNo)).toBe(good)
  await until('books and exchange to agree', 60, async () => {
    const view = {
      orders: await installation.exchange('GET', '/orders'),
      trades: await installation.exchange('GET', '/trades'),
    }
    return auditExchange(installation.databaseUrl, view as ExchangeView)
  })
})
