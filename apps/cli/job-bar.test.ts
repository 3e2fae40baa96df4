/** What is drawn of whose job, on a terminal only, and that nothing is left of it. */
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { PASSWORD, testCounter, type TestCounter } from '@guitai/adapters/http/testing/test-counter.ts'
import { barText, withBar } from './job-bar.ts'
import { ServerClient } from './server-client.ts'
import { processTerminal } from './terminal.ts'

let counter: TestCounter
afterEach(() => {
  // fetch has opened a connection ahead and never used it: closing would wait a minute for a request on it.
  counter.app.server.closeAllConnections()
  return counter.app.close()
})

const JOB = { jobNo: 7, functionCode: 'T01', tellerNo: 1002, checkerNo: null, done: 1, of: 4, what: 'chunk' }

async function bo(): Promise<ServerClient> {
  counter = await testCounter()
  await counter.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = counter.app.server.address() as AddressInfo
  return new ServerClient({
    url: `http://127.0.0.1:${port}`,
    tokens: { read: () => undefined, write: () => undefined },
    askCredentials: () => Promise.resolve({ name: 'bo', password: PASSWORD }),
    pause: () => Promise.resolve(),
  })
}

const tell = (differing: object): void => {
  const told = { ...JOB, ...differing }
  counter.parts.events.publish('job', String(told.tellerNo), told)
}

test('an own job is drawn as it comes on, another’s is not, and at the end nothing is left', async () => {
  const client = await bo()
  const drawn: string[] = []
  const { promise, resolve } = Promise.withResolvers<string>()
  const answer = withBar(promise, {
    client,
    terminal: { bar: text => void drawn.push(text) },
    functionCode: 'T01',
    afterMs: 0,
  })
  await expect.poll(() => counter.parts.events.listeners).toBe(1)
  tell({})
  tell({ tellerNo: 1001, done: 2 })
  tell({ functionCode: 'T02', done: 2 })
  tell({ tellerNo: 1001, functionCode: 'T02', checkerNo: 1002, done: 3 })
  await expect.poll(() => drawn.length).toBe(2)
  tell({ what: 'ended' })
  await expect.poll(() => drawn.length).toBe(3)
  resolve('the answer')
  expect(await answer).toBe('the answer')
  expect(drawn).toEqual([barText(JOB), barText({ ...JOB, functionCode: 'T02', done: 3 }), '', ''])
  await expect.poll(() => counter.parts.events.listeners).toBe(0)
})

test('without a terminal, or where the answer comes at once, nobody listens', async () => {
  const client = await bo()
  const drawn: string[] = []
  const choice = { client, functionCode: 'T01' }
  expect(await withBar(Promise.resolve(1), { ...choice, terminal: {}, afterMs: 0 })).toBe(1)
  const terminal = { bar: (text: string) => void drawn.push(text) }
  expect(await withBar(Promise.resolve(2), { ...choice, terminal, afterMs: 60_000 })).toBe(2)
  await expect(
    withBar(Promise.reject(new Error('away')), { ...choice, terminal, afterMs: 0 }),
  ).rejects.toThrow('away')
  expect(counter.parts.events.listeners).toBe(0)
  expect(drawn).toEqual(['', ''])
})

test('what is piped on is no terminal', () => {
  expect(processTerminal({ isTTY: false } as NodeJS.WriteStream).bar).toBeUndefined()
  const written: string[] = []
  const stderr = { isTTY: true, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream
  processTerminal(stderr).bar?.('E12')
  processTerminal(stderr).bar?.('')
  expect(written).toEqual(['\r\u001b[KE12', '\r\u001b[K'])
})

test.each([
  [{ done: 1, of: 2 }, 'E12 [###############---------------] 50% 1/2'],
  [{ done: 3, of: 3 }, `E12 [${'#'.repeat(30)}] 100% 3/3`],
  [{ done: 3, of: null }, 'E12 … 3'],
])('%o', (progress, text) => expect(barText({ functionCode: 'E12', ...progress })).toBe(text))
