/** An exchange whose every message is sent by hand. */
import { createServer, type Server, type Socket } from 'node:net'
import { createDecoder, type Message } from '@guitai/protocols/fix/codec.ts'
import { frameMessage } from '@guitai/protocols/fix/frame.ts'

export interface HandExchange {
  port: number
  /** Sends '35=8|37=X1|…' with the next number. */
  say(text: string): void
  /** The next message that is not a heartbeat or test request. */
  hear(): Promise<Message>
  /** Sends bytes that are no message. */
  garble(): void
  /** Sets the next number. */
  goOnAt(next: number): void
  /** Numbers start again at 1. */
  restart(): void
  close(): void
}

export async function openHandExchange(): Promise<HandExchange> {
  const heard: Message[] = []
  const waiting: ((message: Message) => void)[] = []
  let peer: Socket | undefined
  let seq = 0
  const decoder = createDecoder()
  const server: Server = createServer(socket => {
    peer = socket
    socket.on('error', () => undefined)
    socket.on('data', bytes => {
      for (const message of decoder.push(bytes.toString('latin1'))) {
        if (message.kind !== 'message') continue
        const waiter = waiting.shift()
        if (waiter === undefined) heard.push(message)
        else waiter(message)
      }
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    say(text) {
      seq++
      const body = `${text}|`.replaceAll('|', '\u0001')
      const header = { sender: 'SIM', target: 'GUITAI', seq, sendingTime: Date.now() }
      peer?.write(frameMessage(header, body), 'latin1')
    },
    hear() {
      const first = heard.shift()
      return first === undefined ? new Promise(resolve => waiting.push(resolve)) : Promise.resolve(first)
    },
    garble() {
      peer?.write('8=FIX.4.4\u00019=5\u000135=8\u000110=000\u0001', 'latin1')
    },
    goOnAt(next) {
      seq = next - 1
    },
    restart() {
      seq = 0
    },
    close() {
      peer?.destroy()
      server.close()
    },
  }
}
