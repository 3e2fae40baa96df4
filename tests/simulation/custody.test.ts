/**
 * Custody through the real server over seven days: holdings that are taken over, a transfer out under way over a day end and
 * then confirmed, one refused, shares that arrive with their cost given later, shares booked ahead of the file that it
 * confirms, refuses or never mentions, a designation withdrawn and given again, bonds pledged and released. After each day end
 * every line of the proof is true, and in the end the second engine agrees about all days.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '@guitai/core/base/assert.ts'
import { MARKETS } from '@guitai/core/base/market.ts'
import type { Client, Holding } from '@guitai/core/books/accounts.ts'
import { recordsOf } from '@guitai/core/books/records.ts'
import { startCounter, type Counter } from '../../apps/server/counter.ts'
import { install } from '../../apps/server/installation.ts'
import { runAudit } from '../../audit/run-audit.ts'
import { control, startSimulator, type SimulatorProcess } from '../../apps/trial/start-simulator.ts'
import { giver, type Give } from '../../apps/server/system-commands.ts'
import { PERSON } from '../support/person.ts'
import { prepareCluster } from '../support/prepared-cluster.ts'
import { until } from './until.ts'

const DAYS = [
  '2026-11-23',
  '2026-11-24',
  '2026-11-25',
  '2026-11-26',
  '2026-11-27',
  '2026-11-30',
  '2026-12-01',
] as const
const ELSEWHERE = '399001'
const STOCK = '000001.XSHE'
const SHANGHAI = '600000.XSHG'
const SHENZHEN_ACCOUNT = '0100000001.XSHE'
const SHANGHAI_ACCOUNT = 'A100000001.XSHG'
const BOND = '019547.XSHG'

let folder = ''
let simulator: SimulatorProcess
let counter: Counter
let give: Give
let clientNo = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guitai-custody-'))
  await prepareCluster(join(folder, 'data', 'postgres'))
  simulator = await startSimulator({
    seed: 3,
    date: DAYS[0],
    mode: 'stepped',
    speed: 0,
    activity: 0,
    filesFolder: join(folder, 'day-files'),
  })
  counter = await startCounter({
    dataDir: join(folder, 'data'),
    host: '127.0.0.1',
    port: 0,
    logLevel: 'warn',
    findLines: () => Promise.resolve(simulator.lines),
  })
  give = giver(counter, 'custody')
  await install(give)
  await openDay(DAYS[0])
  await counter.markets.refresh()
  clientNo = await openClient()
}, 60_000)

afterAll(async () => {
  await counter?.stop()
  await simulator?.stop()
  await rm(folder, { recursive: true, force: true })
})

async function openClient(): Promise<number> {
  const opened = await give<{ clientNo: number }>('F04', {
    ...PERSON,
    securitiesAccounts: [
      { market: 'XSHG', number: 'A100000001', designated: true },
      { market: 'XSHE', number: '0100000001', designated: true },
    ],
  })
  const cashAccountNo = present(booksClient(opened.clientNo).cashAccounts[0], 'cash account').accountNo
  await give('F09', { kind: 'transfer-in', cashAccountNo, amount: 100_000_00 })
  const opening: readonly (readonly [string, number])[] = [
    [STOCK, 1000],
    ['000002.XSHE', 500],
    [SHANGHAI, 700],
    [BOND, 100_000],
  ]
  const rows = opening.map(([instrument, quantity]) => {
    const [code = '', market = ''] = instrument.split('.')
    const isShenzhen = market === 'XSHE'
    return {
      market,
      securitiesAccount: isShenzhen ? '0100000001' : 'A100000001',
      tradingUnit: isShenzhen ? '260001' : '',
      code,
      acquiredOn: '2025-07-01',
      quantity,
      cost: quantity * 1000,
    }
  })
  await control(simulator.controlPort, 'POST', '/opening', rows)
  for (const market of new Set(rows.map(row => row.market))) await give('X08', { market })
  return opened.clientNo
}

function booksClient(no: number): Readonly<Client> {
  return present(counter.host.books?.clients.get(no), 'client')
}

/** Loads the client again after a day has opened; a query that changes nothing does that. */
function holdingOf(instrument: string, shareNature = ''): Readonly<Holding> | undefined {
  const { instrumentNo } = present(counter.host.books?.instrumentsById.get(instrument), instrument)
  return booksClient(clientNo).holdings.find(
    holding => holding.instrumentNo === instrumentNo && holding.shareNature === shareNature,
  )
}

const quantityOf = (instrument: string, nature = ''): number => holdingOf(instrument, nature)?.settled ?? 0

function cashOf(): [settled: number, onTransferHold: number] {
  const cash = present(booksClient(clientNo).cashAccounts[0], 'cash account')
  return [cash.settled, cash.onTransferHold]
}

function transfers(): Record<string, string> {
  return Object.fromEntries(
    recordsOf(booksClient(clientNo), 'custody_transfer').map(transfer => [
      `${transfer.kind} ${transfer.quantity}`,
      transfer.status,
    ]),
  )
}

function sell(instrument: string, quantity: number): Promise<unknown> {
  const { previousClose } = present(counter.host.books?.instrumentsById.get(instrument), instrument)
  return give('C01', {
    clientNo,
    instrument,
    side: 'sell',
    orderType: 'limit',
    price: previousClose,
    quantity,
  })
}

async function openDay(tradeDate: string): Promise<void> {
  await give('X03', { tradeDate })
  for (const market of MARKETS) await give('X04', { market })
}

async function endDay(): Promise<void> {
  await until('requests to be sent', 20, async () =>
    Promise.resolve(
      Object.entries(transfers()).flatMap(([what, status]) => (status === 'held' ? [what] : [])),
    ),
  )
  await control(simulator.controlPort, 'POST', '/clock', { to: '15:31' })
  await until('the streams to be complete', 30, async () =>
    Promise.resolve(
      MARKETS.filter(market => counter.host.books?.markets.get(market)?.streamComplete !== true),
    ),
  )
  for (const market of MARKETS) await give('E27', { market })
  for (const market of MARKETS) await give('E01', { market })
  for (const market of MARKETS) await give('E02', { market })
  await give('E03', {})
  await give('E11', {})
  await give('E12', {})
}

async function prove(): Promise<void> {
  const { proof } = await give<{ proof: Record<string, boolean> }>('E13', {})
  expect(Object.entries(proof).filter(([, isTrue]) => !isTrue)).toEqual([])
  await give('E28', {})
}

async function nextDay(tradeDate: string): Promise<void> {
  await control(simulator.controlPort, 'POST', '/start-day', { tradeDate })
  await openDay(tradeDate)
  // The day begins with an empty memory; any command loads the client.
  await give('C09', { clientNo, holdingNo: 1, quantity: 1 }).catch(() => undefined)
}

test('the first day: a transfer that the depository keeps silent about stays in flight over the day end', async () => {
  await control(simulator.controlPort, 'POST', '/custody-manner', { manner: 'silent' })
  const holding = present(holdingOf(STOCK), STOCK)
  const { fee } = await give<{ fee: number }>('C05', {
    clientNo,
    holdingNo: holding.holdingNo,
    quantity: 400,
    toUnit: ELSEWHERE,
  })
  expect(fee).toBe(3_000)
  await expect(
    give('C14', { clientNo, holdingNo: holding.holdingNo, quantity: 601, reason: 'gift', document: 'D' }),
  ).rejects.toThrow(/Not enough shares/)
  await endDay()
  expect(transfers()).toEqual({ 'transfer-out 400': 'sent' })
  expect([quantityOf(STOCK), holdingOf(STOCK)?.onHold]).toEqual([1000, 400])
  await prove()
}, 90_000)

test('the second day: confirmed, the fee charged; shares arrive; a provisional entry gives way; bonds are pledged', async () => {
  await nextDay(DAYS[1])
  await control(simulator.controlPort, 'POST', '/custody-manner', { manner: 'by-holdings' })
  const { tradingUnit } = present(holdingOf(STOCK), STOCK)
  const arriving = { market: 'XSHE', securitiesAccount: '0100000001', tradingUnit, fromUnit: ELSEWHERE }
  await control(simulator.controlPort, 'POST', '/arriving-shares', [
    { ...arriving, code: '000002', quantity: 200 },
    { ...arriving, code: '000333', quantity: 300 },
  ])
  await give('C13', {
    clientNo,
    instrument: '000333.XSHE',
    quantity: 250,
    cost: 250_000,
    reason: '转托管',
    document: 'D1',
    fromUnit: ELSEWHERE,
  })
  expect(holdingOf('000333.XSHE')).toMatchObject({ settled: 250, onHold: 250 })
  await expect(sell('000333.XSHE', 100)).rejects.toThrow(/Not enough shares/)
  await give('C15', { clientNo, holdingNo: holdingOf(BOND)?.holdingNo, quantity: 60_000 })
  expect([quantityOf(BOND), quantityOf(BOND, 'pledged')]).toEqual([40_000, 60_000])
  await endDay()
  expect(transfers()).toEqual({
    'transfer-out 400': 'confirmed',
    'transfer-in 300': 'confirmed',
    'transfer-in 200': 'confirmed',
    'pledge 60000': 'confirmed',
  })
  expect([STOCK, '000002.XSHE', '000333.XSHE'].map(id => quantityOf(id))).toEqual([600, 700, 300])
  expect(cashOf()).toEqual([9_997_000, 0])
  await prove()
}, 90_000)

test("the third day: the true cost; what is refused is free again, or pledged again; the fee stays the client's", async () => {
  await nextDay(DAYS[2])
  await control(simulator.controlPort, 'POST', '/custody-manner', { manner: 'refuse' })
  const arrived = present(
    recordsOf(booksClient(clientNo), 'custody_transfer').find(each => each.isCostProvisional),
    'transfer with a provisional cost',
  )
  const before = present(holdingOf('000002.XSHE'), 'holding').cost
  await give('C13', {
    clientNo,
    instrument: '000002.XSHE',
    cost: arrived.cost + 100,
    reason: '补成本',
    document: '',
    transferNo: arrived.transferNo,
  })
  expect(holdingOf('000002.XSHE')?.cost).toBe(before + 100)
  const { transferNos } = await give<{ transferNos: number[] }>('C06', {
    clientNo,
    securitiesAccount: SHENZHEN_ACCOUNT,
    holdingNos: [STOCK, '000002.XSHE'].map(id => holdingOf(id)?.holdingNo),
    toUnit: ELSEWHERE,
  })
  expect(transferNos.length).toBe(2)
  await give('C16', { clientNo, holdingNo: holdingOf(BOND, 'pledged')?.holdingNo, quantity: 20_000 })
  const gift = { clientNo, instrument: '000002.XSHE', quantity: 30, cost: 1, reason: 'gift', document: 'D6' }
  const { voucherNo } = await give<{ voucherNo: number }>('C13', gift)
  await give('F10', { voucherNo })
  await give('C13', { ...gift, quantity: 50 })
  const { cost } = present(holdingOf('000002.XSHE'), 'holding')
  await endDay()
  expect([quantityOf('000002.XSHE'), holdingOf('000002.XSHE')?.cost]).toEqual([700, cost - 1])
  expect(transfers()).toMatchObject({
    'transfer-in 30': 'refused',
    'transfer-in 50': 'refused',
    'transfer-out 600': 'refused',
    'transfer-out 700': 'refused',
    'release 20000': 'refused',
  })
  expect([quantityOf(STOCK), holdingOf(STOCK)?.onHold]).toEqual([600, 0])
  expect([quantityOf(BOND), quantityOf(BOND, 'pledged')]).toEqual([40_000, 60_000])
  expect(cashOf()).toEqual([9_997_000, 0])
  await prove()
}, 90_000)

test('the fourth day: bonds come back; all of Shenzhen leaves, in one fee', async () => {
  await nextDay(DAYS[3])
  await control(simulator.controlPort, 'POST', '/custody-manner', { manner: 'by-holdings' })
  await give('C16', { clientNo, holdingNo: holdingOf(BOND, 'pledged')?.holdingNo, quantity: 60_000 })
  await expect(
    give('C07', { clientNo, securitiesAccount: SHANGHAI_ACCOUNT, kind: 'revoke-designation' }),
  ).rejects.toThrow(/under way/)
  await give('C07', {
    clientNo,
    securitiesAccount: SHENZHEN_ACCOUNT,
    kind: 'transfer-out',
    toUnit: ELSEWHERE,
  })
  await endDay()
  expect([STOCK, '000002.XSHE', '000333.XSHE'].map(id => quantityOf(id))).toEqual([0, 0, 0])
  expect(holdingOf('000002.XSHE')?.cost).toBe(0)
  expect([quantityOf(BOND), quantityOf(BOND, 'pledged')]).toEqual([100_000, 0])
  expect(cashOf()).toEqual([9_994_000, 0])
  await prove()
}, 90_000)

test('the fifth day: the designation ends, no order leaves any more, all of Shanghai leaves; the sixth: it is given again', async () => {
  await nextDay(DAYS[4])
  await give('C07', { clientNo, securitiesAccount: SHANGHAI_ACCOUNT, kind: 'revoke-designation' })
  await expect(sell(SHANGHAI, 100)).rejects.toThrow(/not designated/)
  await endDay()
  expect([quantityOf(SHANGHAI), quantityOf(BOND)]).toEqual([0, 0])
  await prove()
  await nextDay(DAYS[5])
  await give('C07', { clientNo, securitiesAccount: SHANGHAI_ACCOUNT, kind: 'designate' })
  const gift = { instrument: SHANGHAI, quantity: 100, cost: 90_000, reason: 'gift', document: 'D2' }
  await give('C13', { clientNo, ...gift })
  await endDay()
  const account = booksClient(clientNo).securitiesAccounts.find(({ market }) => market === 'XSHG')
  expect(account?.tradingUnit).toBe('26001')
  await prove()
}, 90_000)

test('the seventh day: frozen shares go over to a new account number, a court takes its part, the rest stays frozen', async () => {
  await nextDay(DAYS[6])
  const { holdingNo } = present(holdingOf(SHANGHAI), SHANGHAI)
  const order = { clientNo, holdingNo, quantity: 60, authority: '法院', document: 'D3' }
  const { freezeNo } = await give<{ freezeNo: number }>('C11', order)
  const changed = { clientNo, securitiesAccount: SHANGHAI_ACCOUNT, newNumber: 'A100000009', document: 'D4' }
  await give('G08', changed)
  await give('G06', { freezeNo, quantity: 20, authority: '法院', document: 'D5' })
  const there = { market: 'XSHG', tradingUnit: '', code: '600000' }
  await control(simulator.controlPort, 'POST', '/holdings', [
    { ...there, securitiesAccount: 'A100000001', quantity: 0 },
    { ...there, securitiesAccount: 'A100000009', quantity: 80 },
  ])
  await endDay()
  expect(holdingOf(SHANGHAI)).toMatchObject({
    holdingNo,
    securitiesAccountId: 'A100000009.XSHG',
    settled: 80,
    frozen: 40,
    cost: 72_000,
  })
  await prove()
}, 90_000)

test('all seven days, followed again from the first by the rules alone, come to the same', async () => {
  const client = new pg.Client({ connectionString: counter.databaseUrl })
  await client.connect()
  try {
    const { lines, day } = await runAudit(client, { fromStart: true })
    expect(day).toBe(DAYS.at(-1))
    expect(lines.flatMap(({ findings }) => findings)).toEqual([])
  } finally {
    await client.end()
  }
}, 90_000)
