/** A TCP server that says lines to everyone who listens; what listeners say is not heard. */
import { createServer, type Server, type Socket } from 'node:net'
import { once } from 'node:events'

/** A listener who is so far behind is cut off: it will come back and get everything anew. */
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

/** `greeting` is what a new listener gets first. */
export async function openLineServer(port: number, greeting: () => string): Promise<LineServer> {
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.resume()
    // A listener that goes away is no error of ours; 'close' follows.
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
