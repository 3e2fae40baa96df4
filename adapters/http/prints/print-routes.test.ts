/**
 * POST /api/prints: a request is recorded once, then answered; a teller without the right is told so; a missing document is
 * named.
 */
import { beforeEach, describe, expect, test } from 'vitest'
import { testCounter, tokenOf, type TestCounter } from '../testing/test-counter.ts'
import { testPrints, type TestPrints } from '../testing/test-prints.ts'

let prints: TestPrints
let counter: TestCounter

beforeEach(async () => {
  prints = testPrints()
  counter = await testCounter({ prints })
})

async function ask(teller: string, name: string, body: unknown) {
  const reply = await counter.app.inject({
    method: 'POST',
    url: `/api/prints/${name}`,
    headers: { authorization: `Bearer ${await tokenOf(counter, teller)}` },
    payload: body as object,
  })
  return { status: reply.statusCode, text: reply.body, headers: reply.headers }
}

const slip = (slipNo: number, requestId = 'P1') => ({ requestId, terms: { slipNo } })
function words(text: string): unknown {
  const { error, rejection } = JSON.parse(text) as { error?: unknown; rejection?: unknown }
  return error ?? rejection
}

const recorded = () => [...counter.storage.books.printCopies.values()]

describe('a document', () => {
  test('leaves as PDF, recorded with who, which and whose', async () => {
    const { status, text, headers } = await ask('ann', 'slip', slip(7))
    expect([status, text]).toEqual([200, 'slip 1 {"seesPersonalData":false}'])
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="slip-7.pdf"',
      'x-copy-number': '1',
      'cache-control': 'no-store',
    })
    expect(recorded()).toMatchObject([
      { print: 'slip', document: '7', businessDate: '2026-11-23', copies: 1, tellerNo: 1001 },
    ])
  })

  test('asked for again under the same id is the same copy; under another one it is a reprint', async () => {
    await ask('ann', 'slip', slip(7, 'P1'))
    expect((await ask('ann', 'slip', slip(7, 'P1'))).headers['x-copy-number']).toBe('1')
    expect((await ask('ann', 'slip', slip(7, 'P2'))).headers['x-copy-number']).toBe('2')
    expect((await ask('bo', 'slip', slip(7, 'P1'))).headers['x-copy-number']).toBe('3')
    expect((await ask('ann', 'slip', slip(8, 'P3'))).headers['x-copy-number']).toBe('1')
  })

  test('counts the copies of other days', async () => {
    prints.copiesBefore = 4
    expect((await ask('ann', 'slip', slip(7))).headers['x-copy-number']).toBe('5')
  })

  test('whose page fails is recorded; the same id then gives it', async () => {
    prints.renderAnswer = { kind: 'failed', error: new Error('no ink') }
    const failed = await ask('ann', 'slip', slip(7))
    expect([failed.status, words(failed.text)]).toMatchObject([500, { code: 'print_failed' }])
    delete prints.renderAnswer
    expect((await ask('ann', 'slip', slip(7))).headers['x-copy-number']).toBe('1')
    expect(recorded()).toMatchObject([{ copies: 1 }])
  })
})

describe('with a character that no font has', () => {
  test('is refused by name before it counts, and printed with the code once it is known', async () => {
    prints.missing = ['𰀀 (U+30000)']
    const refused = await ask('ann', 'slip', slip(7))
    expect([refused.status, words(refused.text)]).toMatchObject([
      422,
      {
        code: 'characters_not_printable',
        details: [
          {
            message: {
              zh: expect.stringContaining('𰀀 (U+30000)') as unknown,
              en: expect.stringContaining('U+30000') as unknown,
            },
          },
        ],
      },
    ])
    expect(recorded()).toEqual([])
    const printed = await ask('ann', 'slip', { ...slip(7), isWithCodes: true })
    expect([printed.status, printed.headers['x-unprintable'], printed.headers['x-copy-number']]).toEqual([
      200,
      'U+30000',
      '1',
    ])
  })
})

describe('is refused', () => {
  test.each([
    ['an unknown print', 'ann', 'nothing', slip(7), 404, 'print_not_found'],
    ['a print of a function that is not here', 'bo', 'orphan', slip(7), 404, 'print_not_found'],
    ['a document that is not there', 'ann', 'slip', slip(10), 404, 'document_not_found'],
    ['without a right to any of its functions', 'cy', 'slip', slip(7), 403, 'permission_missing'],
    ['a number in words', 'ann', 'slip', { requestId: 'P1', terms: { slipNo: '7' } }, 400, 'invalid_request'],
    [
      'a term that is none',
      'ann',
      'slip',
      { requestId: 'P1', terms: { slipNo: 7, x: 1 } },
      400,
      'invalid_request',
    ],
    ['no request id', 'ann', 'slip', { terms: { slipNo: 7 } }, 400, 'invalid_request'],
    ['an empty one', 'ann', 'slip', slip(7, ''), 400, 'invalid_request'],
    ['nothing', 'ann', 'slip', {}, 400, 'invalid_request'],
  ])('%s', async (_, teller, name, body, status, code) => {
    const answer = await ask(teller, name, body)
    expect([answer.status, words(answer.text)]).toMatchObject([
      status,
      {
        code,
        message: {
          zh: expect.stringMatching(/[一-龥]/) as unknown,
          en: expect.stringMatching(/[a-z]/) as unknown,
        },
      },
    ])
    expect(recorded()).toEqual([])
  })

  test('an agent who may not inquire; who comes in person needs no scope', async () => {
    const terms = { slipNo: 7, clientNo: 10000001 }
    const answer = await ask('ann', 'statement', { requestId: 'P1', terms: { ...terms, agentNo: 1 } })
    // The counter of these tests has no clients at all; the engine was asked, and said so.
    expect([answer.status, words(answer.text)]).toMatchObject([422, { code: 'client_not_found' }])
    expect(recorded()).toEqual([])
    expect((await ask('ann', 'statement', { requestId: 'P2', terms })).status).toBe(200)
  })

  test.each([
    ['busy', 503, 'reports_busy'],
    ['timeout', 503, 'report_timeout'],
    ['unavailable', 503, 'reports_unavailable'],
  ] as const)('reading that is %s', async (kind, status, code) => {
    prints.readAnswer = { kind }
    const answer = await ask('ann', 'slip', slip(7))
    expect([answer.status, words(answer.text)]).toMatchObject([status, { code }])
  })

  test('terms that cannot be read', async () => {
    prints.readAnswer = { kind: 'invalid', field: 'slipNo' }
    const answer = await ask('ann', 'slip', slip(7))
    expect(words(answer.text)).toMatchObject({ code: 'invalid_request', field: 'terms.slipNo' })
  })

  test('a printer with too much to do', async () => {
    prints.renderAnswer = { kind: 'busy' }
    expect((await ask('ann', 'slip', slip(7))).status).toBe(503)
  })

  test('the same id for another document', async () => {
    await ask('ann', 'slip', slip(7))
    const answer = await ask('ann', 'slip', slip(8))
    expect([answer.status, words(answer.text)]).toMatchObject([422, { code: 'request_id_reused' }])
  })

  test('when the day has changed meanwhile', async () => {
    prints.businessDate = '2026-11-20'
    const answer = await ask('ann', 'slip', slip(7))
    expect([answer.status, words(answer.text)]).toMatchObject([422, { code: 'business_date_changed' }])
  })

  test('without a sign-in, and from another site', async () => {
    const post = (headers: Record<string, string>) =>
      counter.app.inject({ method: 'POST', url: '/api/prints/slip', headers, payload: slip(7) })
    expect((await post({})).statusCode).toBe(401)
    const authorization = `Bearer ${await tokenOf(counter, 'ann')}`
    expect((await post({ authorization, origin: 'http://elsewhere' })).statusCode).toBe(403)
  })
})

describe('the list', () => {
  const list = async (teller: string) => {
    const headers = { authorization: `Bearer ${await tokenOf(counter, teller)}` }
    const reply = await counter.app.inject({ method: 'GET', url: '/api/prints', headers })
    return reply.json<{ name: string; mayPrint: boolean; termsSchema: object }[]>()
  }

  test.each([
    [
      'ann',
      [
        ['slip', true],
        ['notes', true],
        ['statement', true],
      ],
    ],
    [
      'cy',
      [
        ['slip', false],
        ['notes', false],
        ['statement', false],
      ],
    ],
  ])('says to %s what may be printed', async (teller, expected) => {
    expect((await list(teller)).map(({ name, mayPrint }) => [name, mayPrint])).toEqual(expected)
  })

  test('describes the terms, and OpenAPI has the same', async () => {
    const [first] = await list('ann')
    expect(first).toMatchObject({
      title: { zh: '凭条' },
      of: ['T01', 'T02'],
      paper: 'a5-landscape',
      isMomentary: false,
      termsSchema: { required: ['slipNo'], additionalProperties: false },
    })
    const description = (await counter.app.inject('/openapi.json')).json<{ paths: object }>()
    expect(Object.keys(description.paths).filter(path => path.startsWith('/api/prints'))).toEqual([
      '/api/prints',
      '/api/prints/slip',
      '/api/prints/notes',
      '/api/prints/statement',
    ])
  })
})
