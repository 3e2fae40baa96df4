/** A TCP server that sends lines of text to every listener and ignores what listeners send. */
import { createServer, type Server, type Socket } from 'node:net'
import { once } from 'node:events'

/** A listener with so many unsent bytes is disconnected. When it comes back it gets everything again. */
const MOST_UNSENT_BYTES = 8 * 1024 * 1024

export interface LineServer {
  port: number
  say(text: string): void
  stop(): Promise<void>
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return address !== null && typeof address === 'object' ? address.port : port
}

/** `greeting` returns what a new listener gets first. */
export async function openLineServer(port: number, greeting: () => string): Promise<LineServer> {
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.resume()
    // A listener that disconnects is not our error; the event 'close' follows.
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    socket.write(greeting())
  })
  return {
    port: await listen(server, port),
    say(text) {
      if (text === '') return
      for (const socket of sockets) {
        if (socket.writableLength > MOST_UNSENT_BYTES) socket.destroy()
        else socket.write(text)
      }
    },
    async stop() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
