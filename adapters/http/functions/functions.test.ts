/** POST /api/functions: every answer, each with its status, its name and both languages; bad input changes nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, seen, testCounter, tokenOf, type TestCounter } from '../testing/test-counter.ts'

let counter: TestCounter
let token: string
beforeAll(async () => {
  counter = await testCounter()
  token = await tokenOf(counter)
})
afterAll(() => counter.app.close())

const typical = { quantity: 100, price: '10.50', side: 'buy' }
const post = (payload: string, headers: Record<string, string> = {}, url = '/api/functions/trade') =>
  counter.app.inject({
    method: 'POST',
    url,
    payload,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
  })

interface ErrorBody {
  error: {
    code: string
    message: { zh: string; en: string }
    field?: string
    details?: { field: string; rule: string; message: { zh: string; en: string } }[]
  }
}

function expectError(body: unknown, code: string): ErrorBody['error'] {
  const { error } = body as ErrorBody
  expect(error.code).toBe(code)
  for (const { message } of [error, ...(error.details ?? [])]) {
    expect(message.zh).toMatch(/\p{Script=Han}/u)
    expect(message.en).toMatch(/^[\x20-\x7e]+$/)
  }
  return error
}

describe('accepted', () => {
  test('by code and by name, decoded on the way in and encoded on the way out', async () => {
    for (const name of ['T01', 'trade']) {
      expect(await call(counter, token, name, typical)).toMatchObject({
        status: 200,
        body: { result: { price: '10.50', quantity: 100 } },
      })
    }
    expect(seen.at(-1)).toEqual({ input: { quantity: 100, price: 105_000, side: 'buy' }, secrets: {} })
  })

  test('the log has the canonical text, whatever the order of the fields', async () => {
    await call(counter, token, 'trade', { side: 'buy', price: '10.50', quantity: 100, parts: [{ lot: 1 }] })
    const row = counter.storage.batches.at(-1)?.commands[0]
    expect(row).toMatchObject({
      functionCode: 'T01',
      tellerNo: 1002,
      channel: 'counter',
      input: '{"parts":[{"lot":1}],"price":"10.50","quantity":100,"side":"buy"}',
    })
  })

  test('no answer of the interface is kept by a cache', async () => {
    expect((await call(counter, token, 'trade', typical)).headers['cache-control']).toBe('no-store')
  })
})

describe('the schema is strict', () => {
  const wrong: [string, unknown, string, string][] = [
    ['a text for a number', { ...typical, quantity: '100' }, 'quantity', 'type'],
    ['a number for a text', { ...typical, price: 10.5 }, 'price', 'type'],
    ['zero', { ...typical, quantity: 0 }, 'quantity', 'minimum'],
    ['negative', { ...typical, quantity: -100 }, 'quantity', 'minimum'],
    ['huge', { ...typical, quantity: 1e21 }, 'quantity', 'maximum'],
    ['not an integer', { ...typical, quantity: 1.5 }, 'quantity', 'type'],
    ['true', { ...typical, quantity: true }, 'quantity', 'type'],
    ['null', { ...typical, quantity: null }, 'quantity', 'type'],
    ['a list', { ...typical, quantity: [100] }, 'quantity', 'type'],
    ['a negative price', { ...typical, price: '-1.00' }, 'price', 'pattern'],
    ['a price with five decimals', { ...typical, price: '1.00001' }, 'price', 'pattern'],
    ['a huge price', { ...typical, price: '10000000000' }, 'price', 'pattern'],
    ['a price in scientific form', { ...typical, price: '1e3' }, 'price', 'pattern'],
    ['a price with a space', { ...typical, price: ' 1' }, 'price', 'pattern'],
    ['another word', { ...typical, side: 'both' }, 'side', 'enum'],
    ['a day that is none', { ...typical, date: '2026-02-30' }, 'date', 'format'],
    ['an unknown field', { ...typical, quantitty: 1 }, 'quantitty', 'additionalProperties'],
    [
      'an unknown field further in',
      { ...typical, parts: [{ lot: 1, x: 1 }] },
      'parts.0.x',
      'additionalProperties',
    ],
    [
      'too many',
      { ...typical, parts: [{ lot: 1 }, { lot: 1 }, { lot: 1 }, { lot: 1 }] },
      'parts',
      'maxItems',
    ],
    ['a missing field', { price: '1', side: 'buy' }, 'quantity', 'required'],
    ['a text too long', { ...typical, note: '12345678901' }, 'note', 'maxLength'],
    ['a text too short', { ...typical, note: '' }, 'note', 'minLength'],
    ['a NUL in a text', { ...typical, note: 'a\0b' }, 'note', 'text'],
    ['a control character', { ...typical, note: '\u001b[2J' }, 'note', 'text'],
    ['only blanks', { ...typical, note: ' \u3000' }, 'note', 'blank'],
    ['half a character', { ...typical, note: '\ud83d' }, 'note', 'text'],
    ['a list as input', [], 'input', 'type'],
    ['a text as input', 'x', 'input', 'type'],
    ['no input', undefined, 'input', 'required'],
    ['null as input', null, 'input', 'type'],
  ]
  test.each(wrong)('%s', async (_, input, field, rule) => {
    const before = [seen.length, counter.storage.batches.length]
    const { status, body } = await call(counter, token, 'trade', input)
    expect(status).toBe(400)
    const error = expectError(body, 'invalid_request')
    expect(error.field).toBe(field)
    expect(error.details?.[0]).toMatchObject({ field, rule })
    expect([seen.length, counter.storage.batches.length]).toEqual(before)
  })

  test('every fault is named, not only the first', async () => {
    const { body } = await call(counter, token, 'trade', { quantity: 0, price: 'x', side: 'y' })
    expect(
      expectError(body, 'invalid_request')
        .details?.map(({ field }) => field)
        .sort(),
    ).toEqual(['price', 'quantity', 'side'])
  })
})

describe('the envelope', () => {
  const wrong: [string, string][] = [
    ['not JSON', '{"requestId":'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['a number', '7'],
    ['no request id', JSON.stringify({ input: typical })],
    ['an empty request id', JSON.stringify({ requestId: '', input: typical })],
    ['a number as request id', JSON.stringify({ requestId: 7, input: typical })],
    ['a request id of 65 bytes', JSON.stringify({ requestId: 'x'.repeat(65), input: typical })],
    ['a request id of 22 Chinese characters', JSON.stringify({ requestId: '柜'.repeat(22), input: typical })],
    ['another field', JSON.stringify({ requestId: 'a', input: typical, tellerNo: 1001 })],
    ['a name twice', '{"requestId":"a","input":{"quantity":1,"quantity":100,"price":"1","side":"buy"}}'],
    ['the id twice', `{"requestId":"a","requestId":"b","input":${JSON.stringify(typical)}}`],
    ['a prototype', '{"requestId":"a","input":{"__proto__":{"quantity":1}}}'],
    ['a number beyond all numbers', '{"requestId":"a","input":{"quantity":1e999,"price":"1","side":"buy"}}'],
  ]
  test.each(wrong)('%s', async (_, payload) => {
    const reply = await post(payload)
    expect(reply.statusCode).toBe(400)
    expectError(reply.json(), 'invalid_request')
  })

  test('a request id of 64 bytes is taken', async () => {
    expect((await call(counter, token, 'trade', typical, `${'柜'.repeat(21)}x`)).status).toBe(200)
  })

  test('too large, of another kind, to an unknown function', async () => {
    const large = await post(JSON.stringify({ requestId: 'a', input: { note: 'x'.repeat(1_100_000) } }))
    expect(large.statusCode).toBe(413)
    expectError(large.json(), 'body_too_large')
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/json']) {
      const other = await post('{}', { 'content-type': type })
      expect(other.statusCode).toBe(415)
      expectError(other.json(), 'media_type')
    }
    const unknown = await call(counter, token, 'no-such', typical)
    expect(unknown.status).toBe(404)
    expectError(unknown.body, 'function_not_found')
  })

  test('what only the system runs is not there', async () => {
    for (const name of ['sign-in', 'M04a'])
      expect((await call(counter, token, name, { name: 'bo' })).status).toBe(404)
  })
})

describe('refused', () => {
  test('by the decision: 422 with code, both languages and field', async () => {
    const { status, body } = await call(counter, token, 'trade', { ...typical, price: '10.505' })
    expect(status).toBe(422)
    expect(body).toEqual({
      rejection: {
        code: 'price_not_a_tick',
        field: 'price',
        message: { zh: '价格不符合最小变动单位', en: 'The price is not on a tick' },
      },
    })
  })

  test('in another phase of the day', async () => {
    expect(await call(counter, token, 'at-night', {})).toMatchObject({
      status: 422,
      body: { rejection: { code: 'phase_not_allowed' } },
    })
  })

  test('without the right: 403', async () => {
    const trainee = await tokenOf(counter, 'cy')
    expect(await call(counter, trainee, 'trade', typical)).toMatchObject({
      status: 403,
      body: { rejection: { code: 'permission_missing' } },
    })
  })

  test.each(['closed', 'locked'] as const)('the session of a %s teller has ended', async status => {
    const clerk = await tokenOf(counter, 'ann')
    const teller = counter.storage.books.tellers.get(1001)!
    teller.status = status
    expect(await call(counter, clerk, 'trade', typical)).toMatchObject({
      status: 401,
      body: { error: { code: 'not_signed_in' } },
    })
    teller.status = 'normal'
  })
})

describe('approval', () => {
  test('above the limit: 202, and a second person runs it', async () => {
    const clerk = await tokenOf(counter, 'ann')
    const pending = await call(counter, clerk, 'pay', { cashAccountNo: 1_000_000_201, amount: '1000.01' })
    expect(pending.status).toBe(202)
    const approvalId = pending.body['approvalId']
    expect(await call(counter, clerk, 'approve', { approvalId, agree: true })).toMatchObject({
      status: 422,
      body: { rejection: { code: 'not_a_checker' } },
    })
    expect(await call(counter, token, 'approve', { approvalId, agree: true })).toMatchObject({
      status: 200,
      body: { result: { paid: true } },
    })
    expect(
      await call(counter, clerk, 'pay', { cashAccountNo: 1_000_000_201, amount: '1000.00' }),
    ).toMatchObject({ status: 200 })
  })
})

describe('request ids', () => {
  test('a repeat gets the first answer and runs nothing', async () => {
    const first = await call(counter, token, 'trade', typical, 'same')
    const runs = seen.length
    expect(
      await call(counter, token, 'trade', { side: 'buy', quantity: 100, price: '10.50' }, 'same'),
    ).toMatchObject({ status: first.status, body: first.body })
    expect(seen.length).toBe(runs)
  })

  test('a refusal is repeated too', async () => {
    const input = { ...typical, price: '1.001' }
    const first = await call(counter, token, 'trade', input, 'refused')
    expect(await call(counter, token, 'trade', input, 'refused')).toMatchObject({
      status: 422,
      body: first.body,
    })
  })

  test('other content, another function: refused by name', async () => {
    await call(counter, token, 'trade', typical, 'used')
    for (const [name, input] of [
      ['trade', { ...typical, quantity: 200 }],
      ['pay', { cashAccountNo: 1_000_000_201, amount: '1' }],
    ] as const) {
      expect(await call(counter, token, name, input, 'used')).toMatchObject({
        status: 422,
        body: { rejection: { code: 'request_id_reused', field: 'requestId' } },
      })
    }
  })

  test('another teller may use the same id', async () => {
    const clerk = await tokenOf(counter, 'ann')
    await call(counter, token, 'trade', typical, 'mine')
    expect((await call(counter, clerk, 'trade', { ...typical, quantity: 300 }, 'mine')).status).toBe(200)
  })

  test('two at once are one', async () => {
    const runs = seen.length
    const answers = await Promise.all([1, 2, 3].map(() => call(counter, token, 'trade', typical, 'at once')))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(seen.length).toBe(runs + 1)
  })
})
