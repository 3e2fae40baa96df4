/**
 * A day on which the depository's trades differ from ours: another price, a trade that it lacks, trades that we lack. Every
 * difference is listed and dealt with over HTTP by a named act that a second person approves; the others are carried. The day
 * closes, the certificate names what was carried, and the client's money is right to the fen.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDayFile } from '@guitai/adapters/day-files/read-day-file.ts'
import { writeDayFile } from '@guitai/adapters/day-files/write-day-file.ts'
import { present } from '@guitai/core/base/assert.ts'
import { MARKETS } from '@guitai/core/base/market.ts'
import { formatPrice } from '@guitai/core/base/money.ts'
import { cashBalance, shareBalance } from '@guitai/core/books/changes/post.ts'
import type { CloseCertificate } from '@guitai/reports/proof/close-certificate.ts'
import { FIRST_TELLERS } from '../../apps/server/installation.ts'
import { giver, systemCommand, type Give } from '../../apps/server/system-commands.ts'
import { TrialClient } from '../../apps/trial/trial-client.ts'
import { PERSON } from '../support/person.ts'
import { StillMarket } from '../support/still-market.ts'
import { until } from './until.ts'

const DATE = '2026-11-23'
const UNIT = '26001'
const ACCOUNT = 'A100000001'
const MONEY = 100_000_00
const [REPRICED, UNKNOWN_THERE, CARRIED, LATE] = ['600000', '600028', '600030', '600036']
const NOBODYS = '600050'
const REPO = '204001'
const QUANTITY = 100
/** Numbers that no trade of the exchange has. */
const [LOST_HERE, NOBODYS_TRADE, UNPLACED_TRADE, NOBODYS_REPO, INVENTED] = [
  900_001, 900_002, 900_003, 900_004, 900_005,
]

let market: StillMarket
let give: Give
let clearing: TrialClient
let second: TrialClient
let clientNo = 0
const orders = new Map<string, number>()

const books = () => present(market.counter.host.books, 'open books')
const instrumentOf = (code: string) => present(books().instrumentsById.get(`${code}.XSHG`), code)
const cash = () => present(books().clients.get(clientNo)?.cashAccounts[0], 'cash account')

const suspense = () => books().houseAccounts.get('1/suspense/1/')?.balance ?? 0

function signIn(name: string): Promise<TrialClient> {
  return TrialClient.signIn(
    market.counter.url,
    present(
      FIRST_TELLERS.find(teller => teller.name === name),
      name,
    ),
  )
}

beforeAll(async () => {
  market = await StillMarket.open(DATE)
  give = giver(market.counter, 'discrepancies')
  await give('X03', { tradeDate: DATE })
  for (const each of MARKETS) await give('X04', { market: each })
  clientNo = await openClient()
  clearing = await signIn('clearing')
  second = await signIn('admin')
  await market.stepTo('09:31')
}, 60_000)
afterAll(() => market?.close())

async function openClient(): Promise<number> {
  const opened = await give<{ clientNo: number; cashAccounts: { accountNo: number }[] }>('F04', {
    ...PERSON,
    securitiesAccounts: [{ market: 'XSHG', number: ACCOUNT, designated: true }],
  })
  const cashAccountNo = present(opened.cashAccounts[0], 'cash account').accountNo
  await give('F09', { kind: 'transfer-in', cashAccountNo, amount: MONEY })
  return opened.clientNo
}

const tradeKey = (tradeNo: number | string): string => `${DATE}/XSHG//${tradeNo}/buy`

/** Our only trade in the security. */
function tradeIn(code: string) {
  const { instrumentNo } = instrumentOf(code)
  return present(
    [...books().trades.values()].find(trade => trade.instrumentNo === instrumentNo),
    `trade in ${code}`,
  )
}

/** One administrator requests, the other approves. */
async function agreed(functionCode: string, input: object): Promise<void> {
  const asked = await clearing.run(functionCode, input)
  expect(asked.status, JSON.stringify(asked)).toBe(202)
  const { approvalId } = asked as unknown as { approvalId: number }
  const answer = await second.run('S91', { approvalId, agree: true })
  expect(answer.status, JSON.stringify(answer)).toBe(200)
}

async function listed(): Promise<Record<string, string>> {
  const { rows } = (await clearing.report('discrepancies', { resolution: 'open' })) as {
    rows: { discrepancyKey: string; kind: string }[]
  }
  return Object.fromEntries(rows.map(({ discrepancyKey, kind }) => [discrepancyKey, kind]))
}

test('the client buys; one fill comes that belongs to no order, and is booked to one', async () => {
  for (const code of [REPRICED, UNKNOWN_THERE, CARRIED, LATE]) {
    const price = instrumentOf(code).previousClose
    const input = { clientNo, instrument: `${code}.XSHG`, side: 'buy', orderType: 'limit', price }
    // Half of the late trade comes with a report that fits no order.
    const quantity = code === LATE ? 2 * QUANTITY : QUANTITY
    orders.set(code, (await give<{ orderId: number }>('C01', { ...input, quantity })).orderId)
  }
  await until('the orders to be taken', 20, () =>
    Promise.resolve([...books().orders.values()].flatMap(({ status }) => (status === 'new' ? [] : [status]))),
  )
  for (const code of [REPRICED, UNKNOWN_THERE, CARRIED])
    await market.exchange('POST', '/orders', {
      market: 'XSHG',
      code,
      side: 'sell',
      price: formatPrice(instrumentOf(code).previousClose),
      quantity: QUANTITY,
    })
  await until('the fills', 20, () =>
    Promise.resolve(books().trades.size === 3 ? [] : [`${books().trades.size}`]),
  )
  const report = {
    market: 'XSHG',
    tradingUnit: UNIT,
    clOrdId: 'nobody',
    kind: 'filled',
    exchangeOrderId: '',
    tradeNo: String(UNPLACED_TRADE),
    price: instrumentOf(LATE).previousClose,
    quantity: QUANTITY,
    canceledQuantity: 0,
    reason: '',
    isDuplicate: false,
  }
  await market.counter.host.run(
    systemCommand(market.counter, { functionCode: 'execution-report', input: report, requestId: 'unplaced' }),
  )
  const { rows } = (await clearing.report('unplaced', {})) as { rows: { unplacedNo: number }[] }
  expect(rows.length).toBe(1)
  await agreed('E03B', {
    unplacedNo: present(rows[0], 'unplaced report').unplacedNo,
    act: 'place-at-order',
    orderId: orders.get(LATE),
    reason: '回报编号有误',
  })
  expect(books().trades.get(tradeKey(UNPLACED_TRADE))).toMatchObject({
    orderId: orders.get(LATE),
    quantity: 100,
  })
}, 60_000)

test('the markets end; the file that comes says otherwise; every difference is listed', async () => {
  await market.endTrading()
  await writeOtherTrades([INVENTED])
  for (const each of MARKETS) await clearing.must('E27', { market: each })
  for (const each of MARKETS) await clearing.must('E01', { market: each })
  for (const each of MARKETS) await clearing.must('E02', { market: each })
  expect(await clearing.must('E03', {})).toEqual({ matched: 1, differences: 7 })
  expect(await listed()).toHaveProperty([`${DATE}/missing-here/${tradeKey(INVENTED)}`])
  await replaceFile()
  expect(await clearing.must('E03', {})).toEqual({ matched: 1, differences: 6 })
  expect(await listed()).toEqual({
    [`${DATE}/different/${tradeIn(REPRICED).tradeKey}`]: 'different',
    [`${DATE}/missing-there/${tradeIn(UNKNOWN_THERE).tradeKey}`]: 'missing-there',
    [`${DATE}/missing-there/${tradeIn(CARRIED).tradeKey}`]: 'missing-there',
    [`${DATE}/missing-here/${tradeKey(LOST_HERE)}`]: 'missing-here',
    [`${DATE}/missing-here/${tradeKey(NOBODYS_TRADE)}`]: 'missing-here',
    [`${DATE}/missing-here/${tradeKey(NOBODYS_REPO)}`]: 'missing-here',
  })
  expect(await clearing.run('E11', {})).toMatchObject({ rejection: { code: 'discrepancies_open' } })
}, 60_000)

/** Matching has shown that the file is wrong: the corrected one takes its place, with a second person, and is matched anew. */
async function replaceFile(): Promise<void> {
  await writeOtherTrades()
  expect(await clearing.run('E01', { market: 'XSHG' })).toMatchObject({
    rejection: { code: 'step_already_done' },
  })
  await agreed('E01', { market: 'XSHG', replace: true })
  expect(await clearing.run('E11', {})).toMatchObject({ rejection: { code: 'step_out_of_order' } })
}

/**
 * One trade is 0.01 dearer, two are missing, and four are there that the exchange has not reported; a person has placed one of
 * them, and one is a repo of a day.
 */
async function writeOtherTrades(more: readonly number[] = []): Promise<void> {
  const file = await readDayFile(market.filesFolder, { kind: 'trades', market: 'XSHG', tradeDate: DATE })
  if (!file.accepted) throw new Error(file.code)
  const repriced = present(
    file.records.find(({ code }) => code === REPRICED),
    'the repriced',
  )
  // The file that is replaced has its own price.
  const price = tradeIn(REPRICED).price + 100
  const other = (tradeNo: number, code: string) => {
    const { previousClose } = instrumentOf(code)
    return { ...repriced, tradeNo, code, price: previousClose, amount: previousClose }
  }
  await writeDayFile(market.filesFolder, {
    kind: 'trades',
    market: 'XSHG',
    tradeDate: DATE,
    records: [
      { ...repriced, price, amount: price },
      other(UNPLACED_TRADE, LATE),
      other(LOST_HERE, LATE),
      other(NOBODYS_TRADE, NOBODYS),
      ...more.map(tradeNo => other(tradeNo, NOBODYS)),
      { ...other(NOBODYS_REPO, REPO), price: 20_000, quantity: 1000, amount: 100_000 },
    ],
  })
}

test('each by its act, with a second person; then the day is cleared and settled', async () => {
  const resolve = (kind: string, key: string, act: string, code?: string) =>
    agreed('E03A', {
      discrepancyKey: `${DATE}/${kind}/${key}`,
      act,
      reason: '与登记结算核对',
      ...(code === undefined ? {} : { orderId: orders.get(code) }),
    })
  await resolve('different', tradeIn(REPRICED).tradeKey, 'accept-depository', REPRICED)
  await resolve('missing-there', tradeIn(UNKNOWN_THERE).tradeKey, 'bust-trade', UNKNOWN_THERE)
  await resolve('missing-there', tradeIn(CARRIED).tradeKey, 'carry-exception')
  await resolve('missing-here', tradeKey(LOST_HERE), 'accept-depository', LATE)
  await resolve('missing-here', tradeKey(NOBODYS_TRADE), 'error-account')
  await resolve('missing-here', tradeKey(NOBODYS_REPO), 'error-account')
  expect(await listed()).toEqual({})
  // What is carried makes the firm's money differ, which has to be carried, too, before the day is cleared.
  const first = await clearing.must<{ firmDifferences: number }>('E11', {})
  expect(first.firmDifferences).toBeGreaterThan(0)
  expect(await clearing.run('E11', {})).toMatchObject({ rejection: { code: 'firm_difference' } })
  const money = await listed()
  expect([...new Set(Object.values(money))]).toEqual(['money'])
  for (const discrepancyKey of Object.keys(money))
    await agreed('E03A', { discrepancyKey, act: 'carry-exception', reason: '次日更正' })
  await clearing.must('E11', {})
  const before = suspense()
  await clearing.must('E12', {})
  // The 1,000.00 that the house stands in for go back tomorrow, with a day's interest at 2 %.
  expect(suspense() - before).toBe(-100_005)
  expect(books().errorRepos.get(tradeKey(NOBODYS_REPO))).toMatchObject({ side: 'borrow', status: 'matured' })
  expect(cash()).toMatchObject({ onHold: 0 })
  expect(cashBalance(cash())).toBe(MONEY - spent())
  const held = books()
    .clients.get(clientNo)
    ?.holdings.map(holding => [books().instruments.get(holding.instrumentNo)?.code, shareBalance(holding)])
  expect(Object.fromEntries(held ?? [])).toEqual({
    [REPRICED]: 100,
    [UNKNOWN_THERE]: 0,
    [CARRIED]: 100,
    [LATE]: 200,
  })
}, 60_000)

/**
 * Three orders: 100 at 0.01 more than asked, 100, and 200. Of each the least commission of 5.00, and on the amount 0.001 %
 * transfer fee, 0.00341 % to the exchange, 0.002 % to the regulator, each rounded half up.
 */
function spent(): number {
  const amounts = [
    instrumentOf(REPRICED).previousClose + 100,
    instrumentOf(CARRIED).previousClose,
    2 * instrumentOf(LATE).previousClose,
  ]
  const rates = [0.00001, 0.0000341, 0.00002]
  return amounts.reduce(
    (sum, amount) =>
      sum + amount + 500 + rates.reduce((fees, rate) => fees + Math.round(amount * rate + 1e-9), 0),
    0,
  )
}

test('what the other files show of it is listed and carried; the certificate names all that is', async () => {
  const first = await clearing.must<{ differences: number }>('E13', {})
  expect(first.differences).toBeGreaterThan(0)
  expect(await clearing.run('E13', {})).toMatchObject({ rejection: { code: 'differences_open' } })
  const open = await listed()
  expect([...new Set(Object.values(open))].toSorted()).toEqual(['holding', 'order'])
  // The price accepted from the depository is above the order's limit.
  expect(Object.entries(open).filter(([, kind]) => kind === 'order')).toEqual([
    [`${DATE}/order/price ${orders.get(REPRICED)} ${tradeIn(REPRICED).tradeKey}`, 'order'],
  ])
  for (const discrepancyKey of Object.keys(open))
    await agreed('E03A', { discrepancyKey, act: 'carry-exception', reason: '次日更正' })
  const last = present(
    [...books().discrepancies.values()].find(({ subject }) => subject === tradeIn(CARRIED).tradeKey),
    'what was carried',
  )
  await clearing.must('E13', {})
  const { rows } = (await clearing.report('certificates', {})) as { rows: { content: CloseCertificate }[] }
  const { content } = present(rows[0], 'certificate')
  expect(content.isProved).toBe(true)
  expect(content.lines.filter(({ isTrue, isInternal }) => isInternal && !isTrue)).toEqual([])
  const names = content.exceptions.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining([last.discrepancyKey, ...Object.keys(open)]))
}, 60_000)
