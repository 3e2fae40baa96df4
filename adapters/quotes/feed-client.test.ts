/** The quote feed over real sockets: lines in pieces, lines that make no sense, a feed that goes away and comes back. */
import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { formatFeedMessage, type FeedMessage } from '@guitai/protocols/quote-feed/quote-feed.ts'
import { FeedClient } from './feed-client.ts'

const clock: FeedMessage = { type: 'clock', tradeDate: '2026-11-23', time: 34_200, mode: 'stepped', speed: 0 }
const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

async function feed(): Promise<{ server: Server; port: number; connected: () => Promise<Socket> }> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  ends.push(() => server.close())
  return {
    server,
    port: (server.address() as AddressInfo).port,
    connected: async () => ((await once(server, 'connection')) as [Socket])[0],
  }
}

function client(port: number) {
  const heard = { messages: [] as FeedMessage[], states: [] as string[], notes: [] as string[] }
  const feedClient = new FeedClient({
    host: '127.0.0.1',
    port,
    message: message => heard.messages.push(message),
    up: () => heard.states.push('up'),
    down: reason => heard.states.push(`down: ${reason}`),
    note: text => heard.notes.push(text),
  })
  ends.unshift(() => feedClient.stop())
  feedClient.start()
  return Object.assign(heard, { stop: () => feedClient.stop() })
}

test('messages come whole, however they are cut; nonsense is told and passed over', async () => {
  const { port, connected } = await feed()
  const arriving = connected()
  const heard = client(port)
  const socket = await arriving
  const line = formatFeedMessage(clock)
  socket.write(line.slice(0, 10))
  socket.write(`${line.slice(10)}not json\n{"type":"unheard of"}\n`)
  socket.write(line)
  await vi.waitFor(() => expect(heard.messages).toHaveLength(2))
  expect(heard.messages).toEqual([clock, clock])
  expect(heard.notes).toHaveLength(2)
})

test('a feed that goes away is found again', async () => {
  const { port, connected } = await feed()
  const first = connected()
  const heard = client(port)
  const again = first.then(socket => {
    const next = connected()
    socket.destroy()
    return next
  })
  ;(await again).write(formatFeedMessage(clock))
  await vi.waitFor(() => expect(heard.messages).toEqual([clock]), { timeout: 5000 })
  expect(heard.states).toEqual(['up', 'down: closed by the other side', 'up'])
})

test('a feed that is not there is told with its reason; one that is stopped is not', async () => {
  const { port, server } = await feed()
  server.close()
  const away = client(port)
  await vi.waitFor(() => expect(away.states[0]).toContain('ECONNREFUSED'), { timeout: 5000 })
  const other = await feed()
  const arriving = other.connected()
  const heard = client(other.port)
  const socket = await arriving
  await vi.waitFor(() => expect(heard.states).toEqual(['up']))
  heard.stop()
  await once(socket, 'close')
  expect(heard.states).toEqual(['up'])
})
