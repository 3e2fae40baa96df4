/**
 * Two tellers at two windows, over HTTP and really at the same time, on the same clients: orders, cancels, withdrawals, freezes
 * and their release, all at once, round after round. Nobody is overdrawn, every accepted act is there once, every refusal has
 * its name, and the proof is true at the end.
 */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '@guitai/core/base/assert.ts'
import { formatFen } from '@guitai/core/base/money.ts'
import { cashBalance } from '@guitai/core/books/changes/post.ts'
import { availableCash, withdrawableCash } from '@guitai/core/books/figures.ts'
import { runProof } from '@guitai/reports/proof/run-proof.ts'
import { FIRST_TELLERS } from '../../apps/server/installation.ts'
import { pick, seeded } from '../../apps/trial/sample-clients.ts'
import { signIn } from './load.ts'
import { OrderLines, STOCK, TRADE_DATE } from './order-lines.ts'

const ROUNDS = 40
const ACTS_A_ROUND = 8

const random = seeded(23)
let lines: OrderLines
const tokens: string[] = []
let clients: number[] = []
let requests = 0

beforeAll(async () => {
  lines = await OrderLines.start('09:31')
  clients = (await lines.openClients(2)).slice(0, 2)
  const teller = present(FIRST_TELLERS[0], 'teller')
  for (let window = 0; window < 2; window++)
    tokens.push((await signIn(lines.counter.url, teller.name, teller.password)).token)
  for (const clientNo of clients) await leave(clientNo, 9_000_00)
}, 90_000)
afterAll(() => lines?.stop())

const accountOf = (clientNo: number) =>
  present(lines.books.clients.get(clientNo)?.cashAccounts[0], 'cash account')
const freeOf = (clientNo: number): number => availableCash(accountOf(clientNo), TRADE_DATE)

/** So little that not everything asked for at once can be had, and in cash, which may leave the same day. */
async function leave(clientNo: number, amount: number): Promise<void> {
  const { accountNo } = accountOf(clientNo)
  const vouchers = [...lines.books.vouchers.values()].filter(
    ({ clientNo: whose, kind }) => whose === clientNo && (kind === 'transfer-in' || kind === 'deposit'),
  )
  for (const { voucherNo } of vouchers) await lines.give('F10', { voucherNo })
  await lines.give('F09', { cashAccountNo: accountNo, kind: 'deposit', amount })
}

interface Answer {
  functionCode: string
  input: Record<string, unknown>
  status: number
  body: { result?: Record<string, number>; rejection?: { code: string } }
}

async function ask(functionCode: string, input: Record<string, unknown>): Promise<Answer> {
  const response = await fetch(`${lines.counter.url}/api/functions/${functionCode}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${pick(random, tokens)}` },
    body: JSON.stringify({ requestId: `two-${++requests}`, input }),
  })
  return { functionCode, input, status: response.status, body: (await response.json()) as Answer['body'] }
}

/** Amounts around what is there, so that some of a round's acts fit and others do not. */
function anAct(clientNo: number): Promise<Answer> {
  const { accountNo } = accountOf(clientNo)
  const amount = formatFen(Math.max(100, Math.floor(Math.abs(freeOf(clientNo)) * (0.2 + random()))))
  const open = lines.ordersOf(clientNo).filter(({ status }) => status === 'new' || status === 'pendingNew')
  const freezes = present(lines.books.clients.get(clientNo), 'client').freezes.slice(1)
  const mine = freezes.filter(({ status }) => status === 'in-force')
  const chance = random()
  if (chance < 0.2 && open.length > 0) return ask('O02', { orderId: pick(random, open).orderId })
  if (chance < 0.35 && mine.length > 0) {
    const { freezeNo, ordered } = pick(random, mine)
    return ask('F11', { cashAccountNo: accountNo, action: 'release', amount: formatFen(ordered), freezeNo })
  }
  if (chance < 0.5) return ask('F11', { cashAccountNo: accountNo, action: 'freeze', amount })
  if (chance < 0.55) return ask('F09', { cashAccountNo: accountNo, kind: 'transfer-out', amount: '1.23' })
  if (chance < 0.62) return ask('F09', { cashAccountNo: accountNo, kind: 'transfer-out', amount })
  if (chance < 0.72) return ask('F09', { cashAccountNo: accountNo, kind: 'deposit', amount: '777.00' })
  const price = formatFen(
    Math.floor(present(lines.books.instrumentsById.get(STOCK), STOCK).previousClose / 100),
  )
  return ask('C01', { clientNo, instrument: STOCK, side: 'buy', orderType: 'limit', price, quantity: 100 })
}

function effectOf({ functionCode, input, status }: Answer): number {
  if (functionCode !== 'F09' || status !== 200) return 0
  const amount = Math.round(Number(input['amount']) * 100)
  return input['kind'] === 'deposit' ? amount : -amount
}

test('all that two tellers do at once is done once or refused by name, and nobody is overdrawn', async () => {
  const seen = new Map<string, number>()
  for (let round = 0; round < ROUNDS; round++) {
    const clientNo = pick(random, clients)
    const before = cashBalance(accountOf(clientNo))
    const answers = await Promise.all(Array.from({ length: ACTS_A_ROUND }, () => anAct(clientNo)))
    const account = accountOf(clientNo)
    expect(cashBalance(account)).toBe(answers.reduce((sum, answer) => sum + effectOf(answer), before))
    expect(freeOf(clientNo)).toBeGreaterThanOrEqual(0)
    expect(withdrawableCash(account, TRADE_DATE)).toBeGreaterThanOrEqual(0)
    const [held, ofOrders] = lines.holdsOf(clientNo)
    expect(held).toBe(ofOrders)
    for (const { functionCode, status, body } of answers) {
      expect([200, 422], JSON.stringify(body)).toContain(status)
      const what = `${functionCode} ${body.rejection?.code ?? 'accepted'}`
      seen.set(what, (seen.get(what) ?? 0) + 1)
    }
  }
  for (const what of [
    'C01 accepted',
    'C01 insufficient_cash',
    'O02 accepted',
    'F11 accepted',
    'F09 accepted',
  ])
    expect(seen.get(what) ?? 0, `${what} of ${JSON.stringify([...seen])}`).toBeGreaterThan(0)
}, 60_000)

test('what is in the tables proves', async () => {
  const client = new pg.Client({ connectionString: lines.counter.databaseUrl })
  await client.connect()
  try {
    const { lines: proved } = await runProof(client, TRADE_DATE)
    const wrong = proved.filter(
      ({ isInternal, isTrue, name }) => isInternal && !isTrue && name !== 'settled-lots',
    )
    expect(wrong).toEqual([])
  } finally {
    await client.end()
  }
})
