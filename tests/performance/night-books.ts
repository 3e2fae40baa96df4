/**
 * A day that is traded and not yet closed, of any size, for `bench -- night`: clients with money, opening holdings, and trades of those who
 * acted. Every row comes from the counter's own functions through an engine over PostgreSQL, so that each entry has its maker, the chain
 * is true, and the evening's proof has to be true as well. There are no lines: the exchange's reports are given as they would come.
 */
import { Refused, systemCommand, type Give } from '../../apps/server/system-commands.ts'
import { install, TRADING_UNITS } from '../../apps/server/installation.ts'
import { idCard } from '../../apps/trial/sample-clients.ts'
import { MarketClock } from '../../adapters/clock/market-clock.ts'
import { migrate } from '../../adapters/storage/migrate.ts'
import { MARKETS } from '../../core/base/market.ts'
import { clOrdIdOf } from '../../core/books/cl-ord-id.ts'
import type { FileOpening } from '../../core/frame/gathered.ts'
import type { ExecutionReport } from '../../core/inbound/execution-report.ts'
import {
  createDatabase,
  giveGathered,
  giverTo,
  instrumentOf,
  runSql,
  securities,
  STANDING_CLOCK,
  STOCKS,
  TRADE_DATE,
} from './bench-books.ts'
import { openEngine, type OpenEngine } from './open-engine.ts'

export interface NightSize {
  clients: number
  /** Those that traded; the others only exist. */
  acted: number
  trades: number
  holdings: number
}

export interface NightBooks extends NightSize {
  url: string
  firstClient: number
  /** Seconds that it took to make them. */
  seconds: number
}

/** The trading day before: clients and holdings are of that day, and it is closed, so that the day itself has only what it moved. */
export const FIRST_DATE = '2026-11-20'

const AT_ONCE = 512
const SHARES = 100_000
const PRICE = 100_000
const LOT = 100

export async function createNightBooks(
  serverUrl: string,
  size: NightSize,
  close: (url: string, date: string) => Promise<void>,
): Promise<NightBooks> {
  const begin = performance.now()
  const url = await createDatabase(serverUrl, `night_${size.clients}`)
  await migrate(url)
  let firstClient = 0
  await onDay(url, FIRST_DATE, async (engine, give) => {
    firstClient = await openClients(give, size.clients)
    await bringHoldings(engine, size)
  })
  await close(url, FIRST_DATE)
  await onDay(url, TRADE_DATE, (engine, give) => trade(engine, give, { ...size, firstClient }))
  await runSql(url, 'vacuum analyze')
  return { url, firstClient, ...size, seconds: (performance.now() - begin) / 1000 }
}

/** Opens a day, does what is done on it, and hears from the exchanges that it is over. */
async function onDay(
  url: string,
  tradeDate: string,
  act: (engine: OpenEngine, give: Give) => Promise<void>,
): Promise<void> {
  const engine = await openEngine(url)
  try {
    const give = giverTo(engine, tradeDate)
    if (tradeDate === FIRST_DATE) await install(give)
    await give('X03', { tradeDate })
    await giveGathered(engine, 'X04', { market: 'XSHG' }, securities(tradeDate))
    await act(engine, give)
    for (const market of MARKETS) await tell(engine, 'stream-complete', { market, tradeDate })
  } finally {
    await engine.close()
  }
}

/** Runs `act` for all numbers below `count`, many at a time. */
async function forAll(count: number, act: (number: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < count) await act(next++)
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, count) }, worker))
}

const accountOf = (number: number): string => `A${100_000_000 + number}`

async function openClients(give: Give, count: number): Promise<number> {
  const open = async (number: number): Promise<number> => {
    const { clientNo } = await give<{ clientNo: number }>('F04', {
      kind: 'person',
      name: `王小燕${number}`,
      identityNumber: idCard(number),
      phone: '13800000000',
      address: '北京市朝阳区',
      profession: '职员',
      riskLevel: 3,
      currencies: ['CNY'],
      securitiesAccounts: [{ market: 'XSHG', number: accountOf(number), designated: true }],
      boards: [],
      channels: [],
    })
    await give('F09', { cashAccountNo: clientNo * 100 + 1, kind: 'transfer-in', amount: 900_000_000 })
    return clientNo
  }
  // One by one for a while: a client's account has the number of the client.
  const first = await open(0)
  await forAll(count - 1, number => open(number + 1))
  return first
}

/** The first clients have more than the others: one security after another is given to all, until there are enough. */
async function bringHoldings(engine: OpenEngine, { clients, holdings }: NightSize): Promise<void> {
  const rows = Array.from({ length: Math.min(holdings, clients * STOCKS) }, (_, i): FileOpening => ({
    lineNo: i + 1,
    securitiesAccount: accountOf(i % clients),
    tradingUnit: '',
    code: instrumentOf(Math.floor(i / clients)).slice(0, 6),
    shareNature: 'tradable',
    acquiredOn: '2026-08-24',
    quantity: SHARES,
    cost: SHARES * 1000,
  }))
  if (rows.length === 0) return
  await giveGathered(
    engine,
    'X08',
    { market: 'XSHG' },
    {
      from: 'opening-file',
      market: 'XSHG',
      tradeDate: FIRST_DATE,
      checksum: 'bench',
      firstRow: 0,
      isFirst: true,
      isLast: true,
      rows,
    },
  )
}

/** A day's orders, one fill each, bought and sold in turn. */
async function trade(
  engine: OpenEngine,
  give: Give,
  { acted, trades, firstClient }: NightSize & { firstClient: number },
): Promise<void> {
  await forAll(acted === 0 ? 0 : trades, async number => {
    const clientNo = firstClient + (number % acted)
    const { orderId } = await give<{ orderId: number }>('C01', {
      clientNo,
      instrument: instrumentOf(0),
      side: number % 2 === 0 ? 'sell' : 'buy',
      orderType: 'limit',
      price: PRICE,
      quantity: LOT,
    })
    const accepted: ExecutionReport = {
      market: 'XSHG',
      tradingUnit: TRADING_UNITS[0].pbuId,
      clOrdId: clOrdIdOf(orderId),
      kind: 'accepted',
      exchangeOrderId: `X${orderId}`,
      tradeNo: '',
      price: PRICE,
      quantity: 0,
      reason: '',
      isDuplicate: false,
    }
    await tell(engine, 'execution-report', accepted)
    const filled: ExecutionReport = { ...accepted, kind: 'filled', tradeNo: String(orderId), quantity: LOT }
    await tell(engine, 'execution-report', filled)
  })
}

/** A fact from outside; it has no request id. */
async function tell(engine: OpenEngine, functionCode: string, input: object): Promise<void> {
  const clock = new MarketClock()
  clock.hear(STANDING_CLOCK)
  const command = systemCommand({ clock }, { functionCode, input, requestId: '' })
  const outcome = await engine.engine.submit({
    ...command,
    channel: 'program',
    workstation: 'exchange',
    requestHash: '',
    contentHash: '',
  })
  if (outcome.kind !== 'accepted') throw new Refused(functionCode, outcome)
}
