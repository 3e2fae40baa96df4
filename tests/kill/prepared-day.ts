/**
 * A day that is traded and not yet closed, as a folder that can be copied: the database is stopped, and the depository's files
 * of the day and the next day's lists lie beside it. Every client has bought and lent by repo, some have sold, and some orders
 * are left to expire, in all four settlement modes.
 */
import { chmodSync, cpSync } from 'node:fs'
import { join } from 'node:path'
import { present } from '@guitai/core/base/assert.ts'
import { MARKETS } from '@guitai/core/base/market.ts'
import { formatPrice } from '@guitai/core/base/money.ts'
import { isEnded } from '@guitai/core/books/orders.ts'
import { startCounter, type Counter } from '../../apps/server/counter.ts'
import { install } from '../../apps/server/installation.ts'
import { openSampleClients, seeded, takerOver, type SampleClient } from '../../apps/trial/sample-clients.ts'
import { control, startSimulator, type SimulatorProcess } from '../../apps/trial/start-simulator.ts'
import { giver, type Give } from '../../apps/server/system-commands.ts'
import { prepareCluster } from '../support/prepared-cluster.ts'
import { until } from '../simulation/until.ts'

export const DATE = '2026-11-19'
/** A Friday: what was lent overnight comes back on it, with three days of interest. */
export const NEXT_DATE = '2026-11-20'
const SHARE = '600000'
const REPO = '204001'
const PATIENCE_SECONDS = 120

export async function prepareDay(folder: string, clients: number): Promise<void> {
  await prepareCluster(join(folder, 'postgres'))
  const simulator = await startSimulator({
    seed: 1,
    date: DATE,
    mode: 'stepped',
    speed: 0,
    activity: 0,
    time: '09:00',
    // The folder where a counter without an exchange looks for them.
    filesFolder: folder,
    layouts: 'own',
  })
  const counter = await startCounter({
    dataDir: folder,
    host: '127.0.0.1',
    port: 0,
    logLevel: process.env['GUITAI_LOG'] ?? 'silent',
    findLines: () => Promise.resolve(simulator.lines),
  })
  try {
    const give = giver(counter, 'kill')
    const acting = await openDay(counter, simulator, give, clients)
    await trade(counter, simulator, give, acting)
  } finally {
    await counter.stop()
    // The lists of the next day lie beside the files of this one.
    await control(simulator.controlPort, 'POST', '/start-day', { tradeDate: NEXT_DATE })
    await simulator.stop()
  }
}

/** Makes the copy for one run. The owner alone may enter a database's folder. */
export function copyPrepared(from: string, to: string): void {
  cpSync(from, to, { recursive: true, preserveTimestamps: true })
  chmodSync(join(to, 'postgres'), 0o700)
  chmodSync(join(to, 'postgres.password'), 0o600)
}

const booksOf = (counter: Counter) => present(counter.host.books, 'open books')

async function openDay(
  counter: Counter,
  { controlPort }: SimulatorProcess,
  give: Give,
  clients: number,
): Promise<readonly SampleClient[]> {
  await install(give)
  await counter.markets.refresh()
  await give('X03', { tradeDate: DATE })
  for (const market of MARKETS) await give('X04', { market })
  const opened = await openSampleClients({
    give,
    books: () => booksOf(counter),
    takeOver: takerOver(give, controlPort),
    count: clients,
    random: seeded(1),
  })
  await stepTo(counter, controlPort, '09:31')
  return opened
}

async function trade(
  counter: Counter,
  { controlPort }: SimulatorProcess,
  give: Give,
  clients: readonly SampleClient[],
): Promise<void> {
  const books = booksOf(counter)
  const priceOf = (code: string): number =>
    present(books.instrumentsById.get(`${code}.XSHG`), code).previousClose
  const order = (clientNo: number, side: 'buy' | 'sell', code: string, price: number, quantity: number) =>
    give('C01', { clientNo, instrument: `${code}.XSHG`, side, orderType: 'limit', price, quantity })
  const close = priceOf(SHARE)
  for (const [index, { clientNo }] of clients.entries()) {
    await order(clientNo, 'buy', SHARE, close, 100 + 100 * (index % 3))
    await order(clientNo, 'sell', REPO, priceOf(REPO), 1000)
    // Nobody sells at such a price, so these orders are left to expire.
    if (index % 5 === 0) await order(clientNo, 'buy', SHARE, close - 100, 100)
  }
  await until('every order to be taken', PATIENCE_SECONDS, () =>
    Promise.resolve(
      [...books.orders.values()].flatMap(({ status }) => (status === 'pendingNew' ? [status] : [])),
    ),
  )
  const against = (side: 'buy' | 'sell', code: string, price: number, quantity: number) =>
    control(controlPort, 'POST', '/orders', {
      market: 'XSHG',
      code,
      side,
      price: formatPrice(price),
      quantity,
    })
  await against('sell', SHARE, close, 300 * clients.length)
  await against('buy', REPO, priceOf(REPO), 1000 * clients.length)
  await until('what can be filled to be filled', PATIENCE_SECONDS, () =>
    Promise.resolve(
      [...books.orders.values()].flatMap(({ orderId, status, price }) =>
        isEnded(status) || price === close - 100 ? [] : [`order ${orderId} ${status}`],
      ),
    ),
  )
  await stepTo(counter, controlPort, '15:31')
  await until('the streams to be complete', PATIENCE_SECONDS, () =>
    Promise.resolve(
      MARKETS.filter(market => booksOf(counter).markets.get(market)?.streamComplete !== true).map(String),
    ),
  )
}

async function stepTo(counter: Counter, controlPort: number, time: string): Promise<void> {
  await control(controlPort, 'POST', '/clock', { to: time })
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  await until(`the clock to be ${time}`, PATIENCE_SECONDS, () =>
    Promise.resolve(
      Math.abs(counter.clock.now().time - hours * 3600 - minutes * 60) < 2
        ? []
        : [String(counter.clock.now().time)],
    ),
  )
}
