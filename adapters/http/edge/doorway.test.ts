/** Names, content types, TLS and public passwords: what is decided before anybody is known, on a real port. */
import { readFileSync } from 'node:fs'
import { once } from 'node:events'
import { request as plainRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as tlsRequest } from 'node:https'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:tls'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { call, PASSWORD, testCounter, tokenOf, type TestCounter } from '../testing/test-counter.ts'

const pem = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../testing/tls', `${name}.pem`))
const TLS = { cert: pem('cert'), key: pem('key') }

let counter: TestCounter
afterEach(() => counter.app.close())

async function listen(given: Parameters<typeof testCounter>[0] = {}): Promise<number> {
  counter = await testCounter(given)
  await counter.app.listen({ port: 0, host: '127.0.0.1' })
  return (counter.app.server.address() as AddressInfo).port
}

interface Heard {
  status: number | undefined
  headers: IncomingMessage['headers']
  body: string
}

async function ask(
  port: number,
  options: RequestOptions & { body?: string | Buffer },
  isTls = false,
): Promise<Heard> {
  const to = { port, host: '127.0.0.1', ...options }
  const asked = isTls ? tlsRequest({ ...to, ca: TLS.cert, servername: 'localhost' }) : plainRequest(to)
  asked.end(options.body)
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  let body = ''
  for await (const chunk of response.setEncoding('utf8')) body += String(chunk)
  return { status: response.statusCode, headers: response.headers, body }
}

const SIGN_IN = {
  method: 'POST',
  path: '/api/sign-in',
  body: JSON.stringify({ name: 'bo', password: PASSWORD }),
}
const JSON_TYPE = { 'content-type': 'application/json' }

describe('the name that is asked', () => {
  test('under another name nothing is answered: no page, no sign-in, no health', async () => {
    const port = await listen()
    const headers = { ...JSON_TYPE, host: `evil.example:${port}` }
    for (const asked of [
      SIGN_IN,
      { path: '/' },
      { path: '/health' },
      { path: '/api/me' },
      { path: '/none' },
    ]) {
      const { status, body } = await ask(port, { ...asked, headers })
      expect([asked.path, status, body]).toEqual([asked.path, 421, expect.stringContaining('"wrong_name"')])
    }
    expect(counter.storage.batches).toEqual([])
  })

  test('under a name that the operator has said it is', async () => {
    const port = await listen({ names: ['counter.example'] })
    const headers = { ...JSON_TYPE, host: `counter.example:${port}` }
    expect((await ask(port, { ...SIGN_IN, headers })).status).toBe(200)
  })
})

describe('a file of orders', () => {
  test.each([
    ['text/plain', 415],
    ['multipart/form-data; boundary=x', 415],
    ['application/x-www-form-urlencoded', 415],
    ['', 415],
    // It is read as a file; later the answer says that this counter has no such function.
    ['text/csv', 404],
    ['application/octet-stream', 404],
  ])('sent as %s: %i', async (type, status) => {
    const port = await listen()
    const headers = {
      authorization: `Bearer ${await tokenOf(counter)}`,
      'content-length': '3',
      ...(type === '' ? {} : { 'content-type': type }),
    }
    const path = '/api/batches?name=A&requestId=r'
    expect((await ask(port, { method: 'POST', path, body: 'abc', headers })).status).toBe(status)
  })
})

describe('TLS', () => {
  test('with a certificate: only TLS, from 1.2 on, and a cookie that travels no other way', async () => {
    const port = await listen({ tls: TLS })
    const { status, headers } = await ask(port, { ...SIGN_IN, headers: JSON_TYPE }, true)
    expect(status).toBe(200)
    expect(headers['strict-transport-security']).toBe('max-age=15552000')
    const [cookie = ''] = headers['set-cookie'] ?? []
    expect(cookie).toMatch(/^__Host-guitai_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/)
    const sent = cookie.split(';')[0] ?? ''
    const me = (name: string) => ask(port, { path: '/api/me', headers: { cookie: name } }, true)
    expect((await me(sent)).status).toBe(200)
    expect((await me(sent.replace('__Host-', ''))).status).toBe(401)
    await expect(ask(port, { path: '/health' })).rejects.toThrow(/socket hang up|ECONNRESET/)
  })

  test('an old version of it is not spoken', async () => {
    const port = await listen({ tls: TLS })
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' } as const
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ...old })
    const [error] = (await once(socket, 'error').catch((reason: unknown) => [reason])) as [Error]
    expect(error.message).toMatch(/version|alert|protocol/i)
  })
})

describe('a password that everybody may know', () => {
  const publicPasswords: ReadonlySet<string> = new Set([PASSWORD])
  const signIn = async (remoteAddress: string) => {
    const reply = await counter.app.inject({
      method: 'POST',
      url: '/api/sign-in',
      remoteAddress,
      payload: { name: 'bo', password: PASSWORD },
    })
    return [reply.statusCode, reply.json<{ rejection?: { code: string } }>().rejection?.code]
  }

  test('opens on the machine itself, and is a wrong one from any other', async () => {
    counter = await testCounter({ publicPasswords })
    expect(await signIn('127.0.0.1')).toEqual([200, undefined])
    expect(await signIn('::1')).toEqual([200, undefined])
    expect(await signIn('10.1.2.3')).toEqual([422, 'sign_in_refused'])
    expect(counter.storage.books.credentials.get('sign-in:1002')?.failures).toBe(1)
  })

  test('the same at the window of another teller', async () => {
    counter = await testCounter()
    const token = await tokenOf(counter, 'ann')
    const amount = { cashAccountNo: 1_000_000_101, amount: '5000.00', cashPassword: PASSWORD }
    await call(counter, token, 'pay', amount)
    counter.parts.publicPasswords = publicPasswords
    const reply = await counter.app.inject({
      method: 'POST',
      url: '/api/approvals/1/decide',
      remoteAddress: '127.0.0.1',
      headers: { authorization: `Bearer ${token}` },
      payload: { requestId: 'd', checker: 'bo', password: PASSWORD, agree: true },
    })
    expect(reply.statusCode).toBe(200)
  })

  test('any other password opens from anywhere', async () => {
    counter = await testCounter({ publicPasswords: new Set(['teller-2026']) })
    expect(await signIn('10.1.2.3')).toEqual([200, undefined])
  })
})
