/** Addresses and bytes that make no sense get the answer that every other fault gets, before any route. */
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCounter, type TestCounter } from '../testing/test-counter.ts'

let counter: TestCounter
let port = 0
beforeAll(async () => {
  counter = await testCounter()
  port = Number(new URL(await counter.app.listen({ host: '127.0.0.1', port: 0 })).port)
})
afterAll(() => counter.app.close())

/** Sends bytes as they are; returns the status and the body received until the connection is closed. */
function send(text: string): Promise<{ status: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.setEncoding('utf8').on('data', part => (answer += part))
    socket.on('error', reject)
    socket.on('close', () => {
      const [head = '', body = ''] = answer.split('\r\n\r\n')
      resolve({ status: Number(head.split(' ')[1]), body: JSON.parse(body) as unknown })
    })
  })
}

const get = (path: string, more = ''): string =>
  `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${more}\r\n`

test.each([
  ['half a percent sign', get('/api/functions/%E0%A4%A'), 400, 'invalid_request', 'address'],
  ['a name far too long', get(`/api/reports/${'x'.repeat(5000)}`), 414, 'url_too_long', undefined],
  ['no HTTP at all', 'GARBAGE\r\n\r\n', 400, 'invalid_request', 'http'],
  ['headers without end', get('/', `X: ${'x'.repeat(17_000)}\r\n`), 431, 'headers_too_large', undefined],
  ['two lengths', get('/', 'Content-Length: 1\r\nContent-Length: 2\r\n'), 400, 'invalid_request', 'http'],
])('%s', async (_, text, status, code, rule) => {
  const answer = await send(text)
  expect(answer).toMatchObject({
    status,
    body: { error: { code, message: { zh: expect.any(String), en: expect.any(String) } } },
  })
  if (rule !== undefined) expect(answer.body).toMatchObject({ error: { details: [{ rule }] } })
})
