/** A file of orders at the edge: rights, phase and room are checked before a byte of it is read. */
import { once } from 'node:events'
import { request, type ClientRequest, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createRegistry } from '@guitai/core/engine/registry.ts'
import { fullRight } from '@guitai/core/books/function-right.ts'
import { checkBatch } from '@guitai/core/functions/orders/check-batch.ts'
import type { Command } from '@guitai/core/engine/command.ts'
import { Places } from '../edge/places.ts'
import { FUNCTIONS, testCounter, tokenOf, type TestCounter } from '../testing/test-counter.ts'

let counter: TestCounter
let port: number
let ran: Command[]
beforeEach(async () => {
  ran = []
  const registry = createRegistry([...FUNCTIONS, checkBatch], [])
  counter = await testCounter({ registry })
  const { run } = counter.parts
  counter.parts.run = command => {
    if (command.functionCode !== checkBatch.code) return run(command)
    ran.push(command)
    return Promise.resolve(command.refusal ?? { kind: 'accepted', result: { batchNo: 1 } })
  }
  await counter.app.listen({ port: 0, host: '127.0.0.1' })
  port = (counter.app.server.address() as AddressInfo).port
})
afterEach(() => counter.app.close())

/** Announces a large file and sends nothing of it yet. */
function announce(token: string): ClientRequest {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'text/csv',
    'content-length': 31_000_000,
  }
  const asked = request({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path: '/api/batches?name=A&requestId=r',
    headers,
  })
  asked.on('error', () => undefined).flushHeaders()
  return asked
}

async function answered(asked: ClientRequest): Promise<[number | undefined, string]> {
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  const [text] = (await once(response, 'data')) as [Buffer]
  asked.destroy()
  return [response.statusCode, String(text)]
}

describe('before a byte of it', () => {
  test('without the right: refused, and logged', async () => {
    const [status, text] = await answered(announce(await tokenOf(counter, 'ann')))
    expect([status, text]).toEqual([403, expect.stringContaining('permission_missing')])
    expect(ran.map(({ refusal, attachment }) => [refusal?.rejection.code, attachment])).toEqual([
      ['permission_missing', undefined],
    ])
  })

  test('a third one of the same teller: no room; another teller has some, and a broken line gives its place back', async () => {
    counter.storage.books.roles.set('clerk', {
      ...counter.storage.books.roles.get('clerk')!,
      rights: [fullRight('*')],
    })
    const [token, other] = [await tokenOf(counter), await tokenOf(counter, 'ann')]
    const open = [announce(token), announce(token)]
    await expect.poll(async () => (await answered(announce(token)))[0]).toBe(429)
    const others = announce(other)
    others.end('x'.repeat(31_000_000))
    expect((await answered(others))[0]).toBe(200)
    for (const each of open) each.destroy()
    await expect
      .poll(async () => {
        const again = announce(token)
        again.end('x'.repeat(31_000_000))
        return (await answered(again))[0]
      })
      .toBe(200)
  })
})

describe('no file, an empty one, the template', () => {
  const post = async (headers: Record<string, string>) => {
    const authorization = `Bearer ${await tokenOf(counter)}`
    const url = '/api/batches?name=A&requestId=r'
    const reply = await counter.app.inject({ method: 'POST', url, headers: { authorization, ...headers } })
    const { error } = reply.json<{ error: { details: { message: { zh: string } }[] } }>()
    return error.details.map(({ message }) => message.zh)
  }
  test('are told apart', async () => {
    expect(await post({})).toEqual(['没有文件'])
    expect(await post({ 'content-type': 'text/csv', 'content-length': '0' })).toEqual(['文件是空的'])
    expect(await post({ 'content-type': 'application/octet-stream' })).toEqual(['文件是空的'])
  })

  test('the template comes in the form and the language asked for', async () => {
    const get = async (query: string, headers: Record<string, string> = {}) => {
      const authorization = `Bearer ${await tokenOf(counter)}`
      const url = `/api/batches/template${query}`
      const reply = await counter.app.inject({ method: 'GET', url, headers: { authorization, ...headers } })
      return [reply.statusCode, reply.body, reply.headers['content-disposition']]
    }
    expect(await get('?format=csv')).toEqual([200, 'csv zh', 'attachment; filename="orders.csv"'])
    expect(await get('?format=xlsx', { 'accept-language': 'en-GB' })).toEqual([
      200,
      'xlsx en',
      'attachment; filename="orders.xlsx"',
    ])
    expect((await get('?format=pdf'))[0]).toBe(400)
    expect((await counter.app.inject('/api/batches/template?format=csv')).statusCode).toBe(401)
  })
})

test('places: so many of one, so many of all, each given back once', () => {
  const places = new Places({ ofOne: 2, ofAll: 3 })
  const give = places.take(1)
  places.take(1)
  expect(() => places.take(1)).toThrow()
  places.take(2)
  expect(() => places.take(3)).toThrow()
  give()
  give()
  places.take(3)
  expect(() => places.take(1)).toThrow()
})
