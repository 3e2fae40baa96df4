/**
 * A server without a simulator whose file of lines names QuickFIX (C++) as the exchange. It opens a day from the depository's
 * folder, sends an order, and books the answer. Usage: whole-counter.ts EXCHANGE-BINARY DICTIONARY. Prints one line per step.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeDayFile } from '@guitai/adapters/day-files/write-day-file.ts'
import { present } from '@guitai/core/base/assert.ts'
import { startCounter, type Counter } from '../../apps/server/counter.ts'
import { install } from '../../apps/server/installation.ts'
import { readLines } from '../../apps/server/lines.ts'
import { giver } from '../../apps/server/system-commands.ts'
import { until } from '../simulation/until.ts'

const [binary = '', dictionary = ''] = process.argv.slice(2)
const TRADE_DATE = '2026-11-23'
const PATIENCE_SECONDS = 30
const folder = mkdtempSync(join(tmpdir(), 'guitai-whole-'))

/** The market's clock stands at ten; this feed sends nothing else. */
const feed = createServer(socket => {
  socket.on('error', () => undefined)
  socket.write(
    `${JSON.stringify({ type: 'clock', tradeDate: TRADE_DATE, time: 36_000, mode: 'stepped', speed: 0 })}\n`,
  )
})
const portOf = (server: ReturnType<typeof createServer>): number => {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
feed.listen(0, '127.0.0.1')
await once(feed, 'listening')

const free = createServer().listen(0, '127.0.0.1')
await once(free, 'listening')
const exchangePort = portOf(free)
free.close()
const exchange = spawn(binary, [String(exchangePort), folder, dictionary], {
  stdio: ['pipe', 'ignore', 'inherit'],
})

const host = '127.0.0.1'
const file = join(folder, 'lines.json')
writeFileSync(
  file,
  JSON.stringify([
    {
      name: 'quickfix',
      kind: 'exchange-fix',
      market: 'XSHG',
      host,
      port: exchangePort,
      units: ['26001'],
      sender: 'GUITAI',
      target: 'QF',
    },
    { name: 'clock', kind: 'quotes', host, port: portOf(feed) },
    { name: 'files', kind: 'depository-own', market: 'XSHG', folder: 'day-files' },
  ]),
)
await writeDayFile(join(folder, 'day-files'), {
  kind: 'securities',
  market: 'XSHG',
  tradeDate: TRADE_DATE,
  records: [
    {
      code: '600000',
      name: '浦发银行',
      kind: 'stock',
      board: 'main',
      currency: 'CNY',
      turnover: 'T+1',
      listedOn: '1999-11-10',
      listingDay: 0,
      isRiskWarning: false,
      isSuspended: false,
      isDelisted: false,
      previousClose: 100_000,
      upperLimit: 110_000,
      lowerLimit: 90_000,
      accruedInterest: null,
    },
  ],
})

async function trade(counter: Counter): Promise<void> {
  const give = giver(counter, 'quickfix')
  await install(give)
  await give('X03', { tradeDate: TRADE_DATE })
  await give('X04', { market: 'XSHG' })
  await counter.markets.refresh()
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
  await give('F09', { cashAccountNo: clientNo * 100 + 1, kind: 'transfer-in', amount: 10_000_000 })
  const order = { clientNo, instrument: '600000.XSHG', side: 'buy', orderType: 'limit', price: 101_200 }
  const { orderId } = await give<{ orderId: number }>('C01', { ...order, quantity: 300 })
  await until('the fill', PATIENCE_SECONDS, () => {
    const booked = present(counter.host.books, 'books').orders.get(orderId)
    return Promise.resolve(
      booked?.filledQuantity === 300 ? [] : [`order ${orderId}: ${booked?.status ?? ''}`],
    )
  })
}

let problem = ''
const counter = await startCounter({
  dataDir: join(folder, 'data'),
  host,
  port: 0,
  logLevel: 'error',
  findLines: () => Promise.resolve(readLines(file)),
})
try {
  await trade(counter)
} catch (error) {
  problem = (error as Error).message
}
await counter.stop()
exchange.stdin?.end()
if (exchange.exitCode === null) await once(exchange, 'exit')
feed.close()
rmSync(folder, { recursive: true, force: true })
const name = 'a server that knows no simulator trades with QuickFIX'
console.log(problem === '' ? `ok    ${name}` : `FAIL  ${name}: ${problem}`)
process.exitCode = problem === '' ? 0 : 1
