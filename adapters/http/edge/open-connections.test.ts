/** Closing waits for answers and for nothing else. */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { expect, test } from 'vitest'
import { testCounter, type TestCounter } from '../testing/test-counter.ts'

const pem = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../testing/tls', `${name}.pem`))
const TLS = { cert: pem('cert'), key: pem('key') }

async function listen(given: Parameters<typeof testCounter>[0] = {}): Promise<[TestCounter, number]> {
  const counter = await testCounter(given)
  await counter.app.listen({ port: 0, host: '127.0.0.1' })
  return [counter, (counter.app.server.address() as AddressInfo).port]
}

/** The server has accepted it, too. */
async function opened({ app }: TestCounter, open: () => Socket, isReady = 'connect'): Promise<Socket> {
  const accepted = once(app.server, 'connection')
  const socket = open().on('error', () => undefined)
  await Promise.all([accepted, once(socket, isReady)])
  return socket
}

const closed = (socket: Socket) => new Promise<void>(resolve => void socket.on('close', () => resolve()))

// Each waits for the close and for nothing else: a server that waits for the connection first fails by the test's own limit.
test.each<[string, string]>([
  ['nothing was asked', ''],
  ['a part of the headers has come', 'GET /health HTTP/1.1\r\nHost: 127'],
  [
    'a part of the body has come',
    'POST /api/sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"name',
  ],
])('it ends a connection on which %s', { timeout: 20_000 }, async (_, sent) => {
  const [counter, port] = await listen()
  const socket = await opened(counter, () => connect(port, '127.0.0.1'))
  const ended = closed(socket)
  if (sent !== '') await new Promise(resolve => socket.write(sent, resolve))
  await Promise.all([counter.app.close(), ended])
})

test('the same under TLS, with and without a handshake', { timeout: 20_000 }, async () => {
  const [counter, port] = await listen({ tls: TLS })
  const bare = await opened(counter, () => connect(port, '127.0.0.1'))
  const secured = await opened(
    counter,
    () => connectTls({ port, host: '127.0.0.1', ca: TLS.cert, servername: 'localhost' }),
    'secureConnect',
  )
  const ended = [bare, secured].map(closed)
  await Promise.all([counter.app.close(), ...ended])
})

test('a request under way gets its answer', async () => {
  const [counter, port] = await listen()
  const answer = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  counter.parts.health = async () => {
    asked.resolve()
    await answer.promise
    return { database: true, exchanges: {} }
  }
  const heard = once(get({ port, host: '127.0.0.1', path: '/health' }), 'response')
  await asked.promise
  const closing = counter.app.close()
  answer.resolve()
  const [{ statusCode }] = (await heard) as [IncomingMessage]
  expect(statusCode).toBe(200)
  await closing
})
