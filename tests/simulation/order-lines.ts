/**
 * A counter in this process, a simulated exchange beside it, and between them a door that can be shut. So lines are really
 * down, and every message that our gateway writes is seen when it is written.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer, Socket, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { present } from '@guitai/core/base/assert.ts'
import { MARKETS, type Market } from '@guitai/core/base/market.ts'
import { formatPrice } from '@guitai/core/base/money.ts'
import type { Books } from '@guitai/core/books/books.ts'
import { orderIdOf } from '@guitai/core/books/cl-ord-id.ts'
import type { Order } from '@guitai/core/books/orders.ts'
import type { Outcome } from '@guitai/core/engine/command.ts'
import { startCounter, type Counter } from '../../apps/server/counter.ts'
import { lineOfUnit, type Line } from '../../apps/server/lines.ts'
import { install } from '../../apps/server/installation.ts'
import { openSampleClients, seeded, takerOver } from '../../apps/trial/sample-clients.ts'
import { control, startSimulator, type SimulatorProcess } from '../../apps/trial/start-simulator.ts'
import { giver, systemCommand, type Give } from '../../apps/server/system-commands.ts'
import { prepareCluster } from '../support/prepared-cluster.ts'
import type { ExchangeReceipt } from './auditor.ts'

export const TRADE_DATE = '2026-11-23'
export const STOCK = '600000.XSHG'

/** The line of the market leads to the door. */
function throughDoor(line: Line, market: Market, port: number): Line {
  return line.kind === 'exchange-fix' && line.market === market ? { ...line, port } : line
}

/** Passes bytes in both directions while it is open. */
class Door {
  readonly #to: number
  readonly #sockets = new Set<Socket>()
  #server: Server | undefined
  port = 0

  constructor(to: number) {
    this.#to = to
  }

  async open(): Promise<void> {
    const server = createServer(near => {
      const far = connect(this.#to, '127.0.0.1')
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(one)
        one.on('error', () => undefined)
        one.on('close', () => other.destroy())
        one.pipe(other)
      }
    })
    this.#server = server
    await new Promise<void>(resolve => server.listen(this.port, '127.0.0.1', resolve))
    this.port = (server.address() as AddressInfo).port
  }

  async shut(): Promise<void> {
    const closed = new Promise(resolve => this.#server?.close(resolve))
    this.cut()
    await closed
  }

  cut(): void {
    for (const socket of this.#sockets) socket.destroy()
    this.#sockets.clear()
  }
}

export class OrderLines {
  readonly door: Door
  readonly counter: Counter
  readonly give: Give
  readonly #folder: string
  readonly #simulator: SimulatorProcess
  /** Order ids in the order in which new orders were written to a socket. */
  readonly written: number[]
  readonly #stopWatching: () => void
  #no = 0

  private constructor(parts: {
    door: Door
    counter: Counter
    folder: string
    simulator: SimulatorProcess
    watched: ReturnType<typeof watchWrites>
  }) {
    this.door = parts.door
    this.counter = parts.counter
    this.#folder = parts.folder
    this.#simulator = parts.simulator
    this.give = giver(parts.counter, 'test')
    this.written = parts.watched.written
    this.#stopWatching = parts.watched.stop
  }

  static async start(time: string): Promise<OrderLines> {
    const folder = await mkdtemp(join(tmpdir(), 'guitai-lines-'))
    const filesFolder = join(folder, 'day-files')
    const day = { seed: 5, date: TRADE_DATE, mode: 'stepped', speed: 0, activity: 0, time } as const
    await prepareCluster(join(folder, 'data', 'postgres'))
    const simulator = await startSimulator({ ...day, filesFolder })
    const door = new Door(lineOfUnit(simulator.lines, { pbuId: '', market: 'XSHG' })?.port ?? 0)
    await door.open()
    const told = simulator.lines.map(line => throughDoor(line, 'XSHG', door.port))
    const counter = await startCounter({
      dataDir: join(folder, 'data'),
      host: '127.0.0.1',
      port: 0,
      logLevel: 'warn',
      findLines: () => Promise.resolve(told),
    })
    const lines = new OrderLines({ door, counter, folder, simulator, watched: watchWrites() })
    await install(lines.give)
    await lines.give('X03', { tradeDate: TRADE_DATE })
    for (const market of MARKETS) await lines.give('X04', { market })
    await counter.markets.refresh()
    return lines
  }

  get books(): Books {
    return present(this.counter.host.books, 'open books')
  }

  async openClients(count: number): Promise<number[]> {
    const clients = await openSampleClients({
      give: this.give,
      books: () => this.books,
      takeOver: takerOver(this.give, this.#simulator.controlPort),
      count,
      random: seeded(7),
    })
    for (const { cashAccountNo } of clients)
      await this.give('F09', { kind: 'transfer-in', cashAccountNo, amount: 1_000_000_000_00 })
    return clients.map(({ clientNo }) => clientNo)
  }

  /** A buy that rests; it is not awaited, so that many are on their way together. */
  enter(clientNo: number): Promise<Outcome> {
    const price = present(this.books.instrumentsById.get(STOCK), STOCK).previousClose
    const input = { clientNo, instrument: STOCK, side: 'buy', orderType: 'limit', price, quantity: 100 }
    return this.counter.run(
      systemCommand(this.counter, { functionCode: 'C01', input, requestId: `order/${this.#no++}` }),
    )
  }

  /** Somebody else sells at the price of our buys, so that some of them are filled. */
  async sellOutside(quantity: number): Promise<void> {
    const [code = '', market = ''] = STOCK.split('.')
    const { previousClose } = present(this.books.instrumentsById.get(STOCK), STOCK)
    const price = formatPrice(previousClose)
    await this.ask('POST', '/orders', { market, code, side: 'sell', price, quantity })
  }

  ordersOf(clientNo: number): Readonly<Order>[] {
    const ids = [...present(this.books.clients.get(clientNo), 'client').orders]
    return ids.map(orderId => present(this.books.orders.get(orderId), 'order'))
  }

  /** [what the account holds, what its orders hold]. */
  holdsOf(clientNo: number): [number, number] {
    const account = present(this.books.clients.get(clientNo)?.cashAccounts[0], 'cash account')
    return [account.onHold, this.ordersOf(clientNo).reduce((sum, { holdCash }) => sum + holdCash, 0)]
  }

  ask(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown> {
    return control(this.#simulator.controlPort, method, path, body)
  }

  /** Order ids as the exchange has received them, one for each order it knows. */
  async received(): Promise<number[]> {
    const receipts = (await this.ask('GET', '/orders')) as ExchangeReceipt[]
    return receipts.flatMap(({ kind, clOrdId }) => (kind === 'order' ? (orderIdOf(clOrdId) ?? []) : []))
  }

  async sessions(): Promise<string[]> {
    const { markets } = (await this.ask('GET', '/state')) as {
      markets: Record<string, { sessions: string[] }>
    }
    return present(markets['XSHG'], 'market').sessions
  }

  async stop(): Promise<void> {
    this.#stopWatching()
    await this.counter.stop()
    await this.door.shut()
    await this.#simulator.stop()
    await rm(this.#folder, { recursive: true, force: true })
  }
}

/** Only observes: every write goes on unchanged. */
function watchWrites(): { written: number[]; stop: () => void } {
  const written: number[] = []
  const write = Reflect.get(Socket.prototype, 'write')
  function watching(this: Socket, ...args: Parameters<Socket['write']>): boolean {
    const [bytes] = args as unknown as [unknown]
    const text = typeof bytes === 'string' ? bytes : ''
    for (const [, clOrdId = ''] of text.matchAll(/\u000135=D\u0001.*?\u000111=([^\u0001]+)/g))
      written.push(orderIdOf(clOrdId) ?? 0)
    return write.apply(this, args)
  }
  Socket.prototype.write = watching as Socket['write']
  return { written, stop: () => void Reflect.deleteProperty(Socket.prototype, 'write') }
}
