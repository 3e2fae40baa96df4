/**
 * Over HTTP, as the teller of one branch: a client of another is found by no number and no name, read in no report, exported in no file,
 * printed on no paper and heard of on no stream. Every answer is the one that a number nobody has gets.
 */
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MARKETS } from '@guitai/core/base/market.ts'
import { FIRST_TELLERS } from '../../apps/server/installation.ts'
import { giver } from '../../apps/server/system-commands.ts'
import { StillMarket } from '../support/still-market.ts'

const DATE = '2026-11-23'
const NAME = '东一'
const IDENTITY = '110101198001011013'
const PHONE = '13800000051'
const ACCOUNT = 'A100000051'

let market: StillMarket
const tokens = new Map<string, string>()
let requests = 0
let eastern: { clientNo: number; cashAccountNo: number; voucherNo: number; orderId: number }

async function send(teller: string, method: string, path: string, content?: object) {
  const response = await fetch(`${market.counter.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.get(teller)}` },
    ...(content === undefined ? {} : { body: JSON.stringify(content) }),
  })
  return { status: response.status, text: await response.text() }
}

async function run<Result>(teller: string, code: string, input: object): Promise<Result> {
  const { status, text } = await send(teller, 'POST', `/api/functions/${code}`, {
    requestId: `branches-${++requests}`,
    input,
  })
  expect([code, status, text]).toMatchObject([code, 200, text])
  return (JSON.parse(text) as { result: Result }).result
}

beforeAll(async () => {
  market = await StillMarket.open(DATE)
  const give = giver(market.counter, 'branches')
  await give('X03', { tradeDate: DATE })
  for (const each of MARKETS) await give('X04', { market: each })
  for (const name of ['east', 'west', 'admin']) {
    const password = FIRST_TELLERS.find(teller => teller.name === name)?.password
    const { text } = await send(name, 'POST', '/api/sign-in', { name, password })
    tokens.set(name, (JSON.parse(text) as { token: string }).token)
  }
  const opened = await run<{ clientNo: number; cashAccounts: { accountNo: number }[] }>('east', 'F04', {
    kind: 'person',
    name: NAME,
    identityNumber: IDENTITY,
    phone: PHONE,
    address: '北京',
    profession: '',
    riskLevel: 4,
    currencies: ['CNY'],
    securitiesAccounts: [{ market: 'XSHG', number: ACCOUNT, designated: true }],
    boards: [],
    channels: [],
  })
  const { clientNo } = opened
  const cashAccountNo = opened.cashAccounts[0]?.accountNo ?? 0
  const { voucherNo } = await run<{ voucherNo: number }>('east', 'F09', {
    cashAccountNo,
    kind: 'deposit',
    amount: '10000.00',
  })
  const { orderId } = await run<{ orderId: number }>('east', 'C01', {
    clientNo,
    instrument: '600000.XSHG',
    side: 'buy',
    orderType: 'limit',
    price: '12.00',
    quantity: 100,
  })
  eastern = { clientNo, cashAccountNo, voucherNo, orderId }
})

afterAll(() => market?.close())

interface Listed {
  name: string
  inputSchema: { properties: Record<string, unknown>; required?: string[] }
}

/** Every way of naming the client, beside one that names nobody. */
const searches = (): [string, string][] => [
  [String(eastern.clientNo), '99999999'],
  [String(eastern.cashAccountNo), '9999999901'],
  [ACCOUNT, 'A199999999'],
  [IDENTITY, '110101198001019999'],
  [PHONE, '13899999999'],
  [NAME, '无此'],
]

test('no report finds the client, by whatever is typed, on screen or as a file', async () => {
  const reports = JSON.parse((await send('west', 'GET', '/api/reports')).text) as Listed[]
  const asking = reports.filter(
    ({ inputSchema: { properties, required = [] } }) =>
      required.every(field => field === 'client') && ('client' in properties || 'text' in properties),
  )
  expect(asking.length).toBeGreaterThan(15)
  for (const { name, inputSchema } of asking) {
    const field = 'client' in inputSchema.properties ? 'client' : 'text'
    for (const [own, nobodys] of searches())
      for (const format of ['json', 'csv']) {
        const ask = (text: string) =>
          send(
            'west',
            'GET',
            `/api/reports/${name}?${new URLSearchParams({ [field]: text, format }).toString()}`,
          )
        expect([name, own, await ask(own)]).toEqual([name, own, await ask(nobodys)])
      }
  }
})

test('lists without a filter do not tell of the client; headquarters’ and the branch’s own do', async () => {
  for (const name of ['clients', 'orders', 'vouchers', 'all-tills-journal']) {
    const [west, east, all] = await Promise.all(
      ['west', 'east', 'admin'].map(teller => send(teller, 'GET', `/api/reports/${name}`)),
    )
    const tells = [west, east, all].map(answer => answer?.text.includes(String(eastern.clientNo)))
    expect([name, tells]).toEqual([name, [false, true, true]])
  }
})

test.each([
  ['opening-certificate', () => ({ clientNo: eastern.clientNo }), { clientNo: 99_999_999 }],
  ['client-balances', () => ({ clientNo: eastern.clientNo }), { clientNo: 99_999_999 }],
  ['cash-voucher', () => ({ voucherNo: eastern.voucherNo }), { voucherNo: 999_999 }],
  ['order-contract', () => ({ orderId: eastern.orderId }), { orderId: 999_999 }],
])('no paper: %s', async (name, own, nobodys) => {
  const print = (teller: string, terms: object) =>
    send(teller, 'POST', `/api/prints/${name}`, { requestId: `print-${++requests}`, terms })
  const [foreign, absent] = [await print('west', own()), await print('west', nobodys)]
  expect(foreign).toEqual(absent)
  expect(foreign.status).toBe(404)
  expect((await print('east', own())).status).toBe(200)
})

test('nothing is heard of the client on the stream, nor of what the branch asks for', async () => {
  const listen = async (teller: string) => {
    const url = `${market.counter.url}/api/events?topics=order,cash,approval`
    const headers = { authorization: `Bearer ${tokens.get(teller)}` }
    const [stream] = (await once(get(url, { headers }), 'response')) as [IncomingMessage]
    const heard = { text: '', stream }
    stream.on('data', chunk => (heard.text += String(chunk)))
    return heard
  }
  const [west, east] = [await listen('west'), await listen('east')]
  await run('east', 'O02', { orderId: eastern.orderId })
  await send('east', 'POST', '/api/functions/F10', {
    requestId: `branches-${++requests}`,
    input: { voucherNo: eastern.voucherNo },
  })
  await expect.poll(() => east.text).toMatch(/event: approval/)
  expect(east.text).toContain(String(eastern.clientNo))
  expect(west.text).not.toMatch(/event: (order|cash|approval)/)
  for (const { stream } of [west, east]) stream.destroy()
})
