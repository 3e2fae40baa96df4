/** Who may use the control port: programs of this machine, but no page that a browser of this machine shows. */
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SimulatorControl } from '../simulator-control.ts'
import { openControlDoor, type ControlDoor } from './control-door.ts'

let door: ControlDoor
let suspended: string[]

beforeEach(async () => {
  suspended = []
  const control = {
    suspend: (_market: string, code: string) => suspended.push(code) > 0,
  } as unknown as SimulatorControl
  door = await openControlDoor(0, control)
})
afterEach(() => door.stop())

async function ask(headers: Record<string, string>, method = 'POST'): Promise<number | undefined> {
  const asked = request({ port: door.port, host: '127.0.0.1', path: '/suspensions', method, headers })
  asked.end(
    method === 'GET' ? undefined : JSON.stringify({ market: 'XSHG', code: '600000', isSuspended: true }),
  )
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  response.resume()
  return response.statusCode
}

const JSON_TYPE = { 'content-type': 'application/json' }

test.each<[string, Record<string, string>, number]>([
  ['a program', JSON_TYPE, 200],
  ['a program that says its character set', { 'content-type': 'application/json; charset=utf-8' }, 200],
  ['by the name of the machine', { ...JSON_TYPE, host: 'localhost:1' }, 200],
  ['a name that leads here', { ...JSON_TYPE, host: 'evil.example:80' }, 421],
  ['a page', { ...JSON_TYPE, origin: 'http://evil.example' }, 403],
  ['a page that hides its origin', { ...JSON_TYPE, origin: 'null' }, 403],
  ['a form', { 'content-type': 'text/plain' }, 415],
  ['a form without a type', {}, 415],
])('%s', async (_, headers, status) => {
  expect(await ask(headers)).toBe(status)
  expect(suspended).toEqual(status === 200 ? ['600000'] : [])
})

test('who only reads is looked at as well', async () => {
  expect(await ask({ host: 'evil.example' }, 'GET')).toBe(421)
  expect(await ask({}, 'GET')).toBe(404)
})
