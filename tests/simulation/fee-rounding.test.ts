/**
 * A day on which the depository charges three fen more exchange fee than we did, and has two trades of no client: one that was
 * reported and fitted no order, one that only its file has. Both go to the error account with the depository's fees; the house
 * bears the three fen, listed with both figures. Then the day's money equals the depository's, the proof is true, and the
 * second engine agrees. What was taken in and given out is kept, and comes back byte by byte.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '@guitai/core/base/assert.ts'
import { MARKETS } from '@guitai/core/base/market.ts'
import { formatFen, formatPrice } from '@guitai/core/base/money.ts'
import type { CloseCertificate } from '@guitai/reports/proof/close-certificate.ts'
import { runAudit } from '../../audit/run-audit.ts'
import { FIRST_TELLERS } from '../../apps/server/installation.ts'
import { giver, systemCommand, type Give } from '../../apps/server/system-commands.ts'
import { TrialClient } from '../../apps/trial/trial-client.ts'
import { PERSON } from '../support/person.ts'
import { StillMarket } from '../support/still-market.ts'
import { addStrangeTrades, feesOf } from '../support/strange-trades.ts'
import { until } from './until.ts'

const DATE = '2026-11-23'
const UNIT = '26001'
const [BOUGHT, NOBODYS] = ['600000', '600050']
const [TOLD, UNTOLD] = [900_001, 900_002]
const DEVIATION = 3

let market: StillMarket
let give: Give
let clearing: TrialClient
let second: TrialClient

const books = () => present(market.counter.host.books, 'open books')
const closeOf = (code: string) => present(books().instrumentsById.get(`${code}.XSHG`), code).previousClose
const signIn = (name: string): Promise<TrialClient> =>
  TrialClient.signIn(
    market.counter.url,
    present(
      FIRST_TELLERS.find(teller => teller.name === name),
      name,
    ),
  )

/** One administrator requests, the other approves. */
async function agreed(functionCode: string, input: object): Promise<void> {
  const asked = await clearing.run(functionCode, input)
  expect(asked.status, JSON.stringify(asked)).toBe(202)
  const { approvalId } = asked as unknown as { approvalId: number }
  const answer = await second.run('S91', { approvalId, agree: true })
  expect(answer.status, JSON.stringify(answer)).toBe(200)
}

beforeAll(async () => {
  market = await StillMarket.open(DATE)
  give = giver(market.counter, 'fee-rounding')
  await give('X03', { tradeDate: DATE })
  for (const each of MARKETS) await give('X04', { market: each })
  clearing = await signIn('clearing')
  second = await signIn('admin')
  await market.stepTo('09:31')
}, 180_000)
afterAll(() => market?.close())

test('a client buys; a fill is told that is nobody’s and goes to the error account', async () => {
  const { clientNo, cashAccounts } = await give<{
    clientNo: number
    cashAccounts: { accountNo: number }[]
  }>('F04', {
    ...PERSON,
    securitiesAccounts: [{ market: 'XSHG', number: 'A100000001', designated: true }],
  })
  const cashAccountNo = present(cashAccounts[0], 'cash account').accountNo
  await give('F09', { kind: 'transfer-in', cashAccountNo, amount: 100_000_00 })
  const price = closeOf(BOUGHT)
  await give('C01', {
    clientNo,
    instrument: `${BOUGHT}.XSHG`,
    side: 'buy',
    orderType: 'limit',
    price,
    quantity: 100,
  })
  await until('the order to be taken', 20, () =>
    Promise.resolve([...books().orders.values()].flatMap(({ status }) => (status === 'new' ? [] : [status]))),
  )
  const sale = { market: 'XSHG', code: BOUGHT, side: 'sell', price: formatPrice(price), quantity: 100 }
  await market.exchange('POST', '/orders', sale)
  await until('the fill', 20, () =>
    Promise.resolve(books().trades.size === 1 ? [] : [`${books().trades.size}`]),
  )
  const report = {
    market: 'XSHG',
    tradingUnit: UNIT,
    clOrdId: 'nobody',
    kind: 'filled',
    exchangeOrderId: '',
    tradeNo: String(TOLD),
    price: closeOf(NOBODYS),
    quantity: 100,
    canceledQuantity: 0,
    reason: '',
    isDuplicate: false,
  }
  await market.counter.host.run(
    systemCommand(market.counter, { functionCode: 'execution-report', input: report, requestId: 'unplaced' }),
  )
  const { rows } = (await clearing.report('unplaced', {})) as { rows: { unplacedNo: number }[] }
  await agreed('E03B', {
    unplacedNo: present(rows[0], 'unplaced report').unplacedNo,
    act: 'error-account',
    instrument: `${NOBODYS}.XSHG`,
    side: 'buy',
    reason: '无人认领',
  })
}, 180_000)

test('the file has both: the one that is on the error account is not listed again', async () => {
  await market.exchange('POST', '/fee-deviation', { by: DEVIATION })
  await market.endTrading()
  const strange = { tradeDate: DATE, code: NOBODYS, price: closeOf(NOBODYS), tradeNos: [TOLD, UNTOLD] }
  await addStrangeTrades(market.filesFolder, strange)
  for (const each of MARKETS) await clearing.must('E27', { market: each })
  for (const each of MARKETS) await clearing.must('E01', { market: each })
  for (const each of MARKETS) await clearing.must('E02', { market: each })
  await clearing.must('E03', {})
  const { rows } = (await clearing.report('discrepancies', { resolution: 'open' })) as {
    rows: { discrepancyKey: string }[]
  }
  const discrepancyKey = `${DATE}/missing-here/${DATE}/XSHG//${UNTOLD}/buy`
  expect(rows.map(row => row.discrepancyKey)).toEqual([discrepancyKey])
  await agreed('E03A', { discrepancyKey, act: 'error-account', reason: '无人认领' })
}, 180_000)

test('what the depository takes more is the house’s, listed with both figures; the proof and the second engine agree', async () => {
  expect(await clearing.must('E11', {})).toEqual({ trades: 1, feeDifferences: 1 })
  const ours = feesOf(closeOf(BOUGHT)).exchangeFee + 2 * feesOf(closeOf(NOBODYS)).exchangeFee
  const figures = { ours: formatFen(ours), theirs: formatFen(ours + DEVIATION), resolution: 'rounded' }
  const { rows } = (await clearing.report('discrepancies', { resolution: 'rounded' })) as { rows: unknown[] }
  const of = { market: 'XSHG', tradingUnit: UNIT, currency: 'CNY', fee: 'exchangeFee' }
  expect(rows).toMatchObject([{ kind: 'fee', ...of, ...figures }])
  expect(books().houseAccounts.get('1/fee-rounding/1/XSHG')?.balance).toBe(-DEVIATION)
  expect(books().houseAccounts.get('1/exchange-fee-payable/1/XSHG')?.balance).toBe(ours + DEVIATION)
  await clearing.must('E12', {})
  const client = new pg.Client({ connectionString: market.counter.databaseUrl })
  await client.connect()
  try {
    const audited = await runAudit(client, {})
    expect(audited.lines.flatMap(({ findings }) => findings)).toEqual([])
  } finally {
    await client.end()
  }
  await clearing.must('E13', {})
  const certificates = (await clearing.report('certificates', {})) as {
    rows: { content: CloseCertificate }[]
  }
  const { content } = present(certificates.rows[0], 'certificate')
  expect(content.lines.filter(({ isTrue }) => !isTrue)).toEqual([])
  expect(content.totals.feeDifferences).toEqual([{ ...of, ...figures }])
}, 180_000)

interface Kept {
  documentNo: number
  name: string
  step: string
  sha256: string
  size: number
}

const shaOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function kept(step: string): Promise<Kept[]> {
  return ((await clearing.report('documents', { step, limit: '100' })) as { rows: Kept[] }).rows
}

test('each file that was taken in is a document, and comes back byte by byte to whoever may see it', async () => {
  const taken = [...(await kept('E01-XSHG')), ...(await kept('E02-XSHE'))]
  expect(taken.map(({ name }) => name).toSorted()).toEqual([
    'custody-XSHE-20261123.txt',
    'holdings-XSHE-20261123.txt',
    'money-XSHE-20261123.txt',
    'movements-XSHE-20261123.txt',
    'trades-XSHG-20261123.txt',
  ])
  for (const { documentNo, name, sha256, size } of taken) {
    const { status, bytes } = await second.document(documentNo)
    expect([status, bytes.length, shaOf(bytes)], name).toEqual([200, size, sha256])
    expect(bytes.equals(readFileSync(join(market.filesFolder, name))), name).toBe(true)
  }
  expect((await clearing.document(present(taken[0], 'a document').documentNo)).status).toBe(403)
}, 180_000)

test('the files for the registry lie in the folder as they are kept; asked for again they are the same', async () => {
  const asked = { market: 'XSHG', tradingUnit: UNIT, date: DATE }
  const { files } = await clearing.must<{ files: Kept[] }>('X05', asked)
  expect(files).toMatchObject([
    { name: 'CJK260011123.DBF', records: 1 },
    { name: 'DZK260011123.DBF', records: 1 },
  ])
  for (const { name, sha256 } of files)
    expect(shaOf(readFileSync(join(market.filesFolder, name))), name).toBe(sha256)
  expect(await clearing.must('X05', asked)).toEqual({ files })
  expect(await kept(`X05-${UNIT}`)).toHaveLength(2)
}, 180_000)

test('the tables of the day in one zip: who gave it out masked may fetch it', async () => {
  const tables = ['orders', 'trades', 'entries', 'vouchers', 'balances', 'depository-trades']
  for (const form of ['dbf', 'csv']) {
    const { documentNo, sha256 } = await clearing.must<Kept>('X07', { date: DATE, tables, form })
    const { status, bytes } = await clearing.document(documentNo)
    expect([status, shaOf(bytes)]).toEqual([200, sha256])
  }
  const looks = (await second.report('looks', { report: 'documents', limit: '100' })) as { rows: unknown[] }
  expect(looks.rows.length).toBe(7)
}, 180_000)
