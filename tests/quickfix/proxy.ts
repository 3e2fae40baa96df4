/** Stands between counter and exchange and disturbs the line: cut, swallow (bytes lost on a living line), corrupt. */
import { connect, createServer, type Socket } from 'node:net'

export interface Proxy {
  readonly port: number
  /** Cuts both ends at once, wherever they are. */
  cut(): void
  /** The number of next chunks in a direction that are lost. */
  swallow: Record<Direction, number>
  /** The number of next chunks in a direction that get one byte changed. */
  corrupt: Record<Direction, number>
  /** The number of disturbed chunks. */
  readonly spoiled: number
  close(): void
}

type Direction = 'toExchange' | 'toCounter'

export function openProxy(exchangePort: number): Promise<Proxy> {
  const sockets = new Set<Socket>()
  const swallow = { toExchange: 0, toCounter: 0 }
  const corrupt = { toExchange: 0, toCounter: 0 }
  let spoiled = 0

  function pass(chunk: Buffer, direction: Direction, to: Socket): void {
    if (swallow[direction] > 0) {
      swallow[direction]--
      spoiled++
      return
    }
    if (corrupt[direction] > 0) {
      corrupt[direction]--
      spoiled++
      const middle = Math.floor(chunk.length / 2)
      chunk.writeUInt8((chunk.readUInt8(middle) + 1) & 0x7f, middle)
    }
    to.write(chunk)
  }

  function join(from: Socket, to: Socket, direction: Direction): void {
    sockets.add(from)
    from.on('data', chunk => pass(chunk, direction, to))
    from.on('error', () => to.destroy())
    from.on('close', () => {
      sockets.delete(from)
      to.destroy()
    })
  }

  const server = createServer(counter => {
    const exchange = connect(exchangePort, '127.0.0.1')
    join(counter, exchange, 'toExchange')
    join(exchange, counter, 'toCounter')
  })

  function cut(): void {
    for (const socket of sockets) socket.resetAndDestroy()
  }

  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = address !== null && typeof address === 'object' ? address.port : 0
      resolve({
        port,
        cut,
        swallow,
        corrupt,
        get spoiled() {
          return spoiled
        },
        close: () => {
          server.close()
          cut()
        },
      })
    })
  })
}
