/** Catalogues, reports, documents, health, metrics and the built pages. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { pinyinInitials } from './functions/function-list.ts'
import { call, testCounter, tokenOf, type TestCounter } from './testing/test-counter.ts'

let counter: TestCounter
let folder: string
let clerk: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-web-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>柜台</title>')
  writeFileSync(join(folder, 'assets', 'page-abc123.js'), 'export {}')
  writeFileSync(join(folder, 'assets', 'page-abc123.js.gz'), gzipSync('export {}'))
  writeFileSync(join(folder, 'assets', 'page-abc123.js.br'), brotliCompressSync('export {}'))
  counter = await testCounter({ staticDir: folder })
  clerk = await tokenOf(counter, 'ann')
})
afterAll(async () => {
  await counter.app.close()
  rmSync(folder, { recursive: true })
})

const get = (url: string, headers: Record<string, string> = {}) =>
  counter.app.inject({ url, headers: { authorization: `Bearer ${clerk}`, ...headers } })

describe('GET /api/functions', () => {
  test('describes each, once, without what only the system runs', async () => {
    const list = (await get('/api/functions')).json<Record<string, unknown>[]>()
    expect(list.map(({ code }) => code)).toEqual(['F01', 'S16', 'S91', 'T01', 'T02', 'T03', 'T04'])
    expect(list[3]).toMatchObject({
      code: 'T01',
      name: 'trade',
      title: { zh: '普通委托', en: 'Trade' },
      module: 'counter',
      kind: 'command',
      phases: ['open'],
      permission: 'counter.trade',
      pinyin: 'ptwt',
      mayRun: true,
      needsApproval: false,
      isJob: false,
      asksLastLook: false,
      aloneUpTo: {},
      rejections: [
        { code: 'price_not_a_tick', zh: '价格不符合最小变动单位', en: 'The price is not on a tick' },
      ],
      inputSchema: { additionalProperties: false, required: ['quantity', 'price', 'side'] },
      answerSchema: {
        additionalProperties: false,
        required: ['price', 'quantity'],
        properties: { quantity: { 'x-title': { zh: '数量', en: 'Quantity' } } },
      },
    })
    expect(list.at(-1)).toMatchObject({ code: 'T04', mayRun: false })
  })

  test.each([
    ['普通委托', 'ptwt'],
    ['客户开户', 'khkh'],
    ['T+1清算', 't+1qs'],
    ['重庆营业部', 'cqyyb'],
  ])('initials of %s', (title, initials) => {
    expect(pinyinInitials(title)).toBe(initials)
  })
})

describe('reports', () => {
  beforeEach(() => {
    counter.asked.length = 0
    counter.answers.report = { kind: 'done', body: Buffer.from('{"rows":[]}'), looks: [] }
  })

  test('are listed', async () => {
    expect((await get('/api/reports')).json()).toMatchObject([
      { code: 'Q99', name: 'client-notes', permission: 'queries.client-notes', mayRun: true, pinyin: 'khbz' },
    ])
  })

  test('take their filters from the query, as numbers where the schema says so', async () => {
    const reply = await get('/api/reports/Q99?clientNo=10000001&limit=5')
    expect(reply.statusCode).toBe(200)
    expect(reply.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(reply.body).toBe('{"rows":[]}')
    expect(counter.asked).toEqual([
      {
        name: 'client-notes',
        input: { clientNo: 10_000_001, limit: 5 },
        format: 'json',
        language: 'zh',
        context: { tellerNo: 1001, seesPersonalData: false, clientClasses: null, branches: null },
      },
    ])
  })

  test('as CSV', async () => {
    counter.answers.report = { kind: 'done', body: Buffer.from('\ufeff客户,备注\n'), looks: [] }
    const reply = await get('/api/reports/client-notes?clientNo=1&format=csv', { 'accept-language': 'en-GB' })
    expect(counter.asked).toMatchObject([{ format: 'csv', language: 'en' }])
    expect(reply.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="client-notes.csv"',
    })
    expect(reply.body).toBe('\ufeff客户,备注\n')
  })

  test.each([
    ['csv', 'text/csv; charset=utf-8', 'csv'],
    ['csv-excel', 'text/csv; charset=utf-8', 'csv'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  ])(
    'as a file (%s) in the language asked for, whatever the browser speaks',
    async (format, type, ending) => {
      counter.answers.report = { kind: 'done', body: Buffer.from('x'), looks: [] }
      const reply = await get(`/api/reports/client-notes?clientNo=1&format=${format}&language=zh`, {
        'accept-language': 'en-GB',
      })
      expect(counter.asked).toMatchObject([{ format, language: 'zh', input: { clientNo: 1 } }])
      expect(reply.headers).toMatchObject({
        'content-type': type,
        'content-disposition': `attachment; filename="client-notes.${ending}"`,
      })
    },
  )

  const wrong: [string, string][] = [
    ['', 'clientNo'],
    ['?clientNo=1&format=csv&language=fr', 'language'],
    ['?clientNo=x', 'clientNo'],
    ['?clientNo=0', 'clientNo'],
    ['?clientNo=1.5', 'clientNo'],
    ['?clientNo=1&clientNo=2', 'clientNo'],
    ['?clientNo=1&limit=101', 'limit'],
    ['?clientNo=Infinity', 'clientNo'],
    ['?clientNo=1e999', 'clientNo'],
    ['?clientNo=NaN', 'clientNo'],
    ['?clientNo=1&other=1', 'other'],
    ['?clientNo=1&format=pdf', 'format'],
  ]
  test.each(wrong)('refuse %s', async (query, field) => {
    const reply = await get(`/api/reports/Q99${query}`)
    expect(reply.statusCode).toBe(400)
    expect(reply.json()).toMatchObject({ error: { code: 'invalid_request', field } })
    expect(counter.asked).toEqual([])
  })

  test('unknown, not allowed, busy, not answerable', async () => {
    expect((await get('/api/reports/none')).json()).toMatchObject({ error: { code: 'report_not_found' } })
    const trainee = await tokenOf(counter, 'cy')
    expect(await get('/api/reports/Q99?clientNo=1', { authorization: `Bearer ${trainee}` })).toMatchObject({
      statusCode: 403,
    })
    for (const [kind, status, code] of [
      ['busy', 503, 'reports_busy'],
      ['timeout', 503, 'report_timeout'],
      ['unavailable', 503, 'reports_unavailable'],
      ['too-large', 422, 'report_too_large'],
    ] as const) {
      counter.answers.report = { kind }
      const reply = await get('/api/reports/Q99?clientNo=1')
      expect([reply.statusCode, reply.json<{ error: { code: string } }>().error.code]).toEqual([status, code])
    }
    counter.answers.report = { kind: 'invalid', field: 'clientNo' }
    expect((await get('/api/reports/Q99?clientNo=1')).json()).toMatchObject({
      error: { code: 'invalid_request', field: 'clientNo' },
    })
    counter.answers.report = { kind: 'several-clients', field: 'client' }
    const which = await get('/api/reports/Q99?clientNo=1')
    expect(which.json()).toMatchObject({
      error: {
        code: 'invalid_request',
        details: [{ field: 'client', message: { zh: '有多个客户符合，请输入客户号' } }],
      },
    })
  })
})

describe('documents', () => {
  test('/openapi.json names every function and report, and every reference leads somewhere', async () => {
    const text = (await counter.app.inject({ url: '/openapi.json' })).body
    const description = JSON.parse(text) as {
      openapi: string
      paths: Record<string, unknown>
      components: { schemas: Record<string, unknown> }
    }
    expect(description.openapi).toBe('3.1.0')
    for (const path of [
      '/api/functions/trade',
      '/api/functions/pay',
      '/api/reports/client-notes',
      '/api/sign-in',
      '/api/events',
    ])
      expect(description.paths).toHaveProperty([path])
    expect(description.paths).not.toHaveProperty(['/api/functions/sign-in'])
    const references = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(match => match[1]!)
    expect(references.filter(name => !(name in description.components.schemas))).toEqual([])
    expect(description.components.schemas).toHaveProperty('TradeInput.additionalProperties', false)
  })

  test('/docs brings all it needs itself', async () => {
    for (const [url, type] of [
      ['/docs', 'text/html'],
      ['/docs/page.js', 'text/javascript'],
      ['/docs/page.css', 'text/css'],
    ] as const) {
      const reply = await counter.app.inject({ url })
      expect(reply.statusCode).toBe(200)
      expect(reply.headers['content-type']).toContain(type)
      expect(reply.headers['content-security-policy']).toContain("script-src 'self'")
      expect(reply.body).not.toMatch(/https?:/)
    }
  })
})

describe('operators', () => {
  test('/health', async () => {
    const reply = await counter.app.inject({ url: '/health' })
    expect(reply.statusCode).toBe(200)
    expect(reply.json()).toEqual({
      status: 'ok',
      books: 'open',
      database: 'connected',
      disk: 'ok',
      exchanges: { XSHG: { connected: true } },
      clock: { at: '2027-01-15T08:00:00.000Z', market: '10:00:00' },
      day: { businessDate: '2026-11-23', phase: 'open' },
    })
  })

  test('/metrics counts commands by function and outcome', async () => {
    await call(counter, clerk, 'trade', { quantity: 1, price: '1', side: 'buy' })
    await call(counter, clerk, 'trade', { quantity: 1, price: '0.001', side: 'buy' })
    const text = (await counter.app.inject({ url: '/metrics' })).body
    expect(text).toContain('guitai_commands_total{function="trade",outcome="accepted"} 1')
    expect(text).toContain('guitai_commands_total{function="trade",outcome="rejected"} 1')
    expect(text).toContain('guitai_sessions 2')
    expect(text).toMatch(/nodejs_eventloop_lag_seconds/)
    // One sample per line, as a Prometheus reader expects it.
    for (const line of text.split('\n').filter(line => line !== ''))
      expect(line).toMatch(/^(# (HELP|TYPE) |[a-zA-Z_:][\w:]*(\{.*\})? [-+.\deNa]+)/)
  })
})

describe('pages', () => {
  test('the page is asked for each time, its hashed files are kept', async () => {
    const page = await counter.app.inject({ url: '/' })
    expect(page.body).toContain('柜台')
    expect(page.headers).toMatchObject({
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    expect(page.headers['content-security-policy']).toContain("default-src 'self'")
    const file = await counter.app.inject({ url: '/assets/page-abc123.js' })
    expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  test.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['identity', undefined, (bytes: Buffer) => bytes],
  ] as const)('to whoever reads %s the file is sent as %s', async (offered, sent, unpack) => {
    const asked = { url: '/assets/page-abc123.js', headers: { 'accept-encoding': offered } }
    const { headers, rawPayload } = await counter.app.inject(asked)
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': expect.stringContaining('javascript'),
      vary: 'accept-encoding',
      etag: expect.stringMatching(/^W?\/?"/),
    })
    expect(headers['content-encoding']).toBe(sent)
    expect(unpack(rawPayload).toString()).toBe('export {}')
  })

  test('a page that is the same as before is not sent again', async () => {
    const { etag } = (await counter.app.inject({ url: '/' })).headers
    const again = await counter.app.inject({ url: '/', headers: { 'if-none-match': String(etag) } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  test('every other path is the page, but not for programs, files and the interface', async () => {
    const html = { accept: 'text/html,*/*' }
    const deep = await counter.app.inject({ url: '/clients/10000001', headers: html })
    expect([deep.statusCode, deep.body.includes('柜台')]).toEqual([200, true])
    expect(deep.headers['cache-control']).toBe('no-cache')
    expect(deep.headers['content-security-policy']).toContain("frame-ancestors 'none'")
    for (const url of ['/api/none', '/assets/none.js'])
      expect((await counter.app.inject({ url, headers: html })).statusCode).toBe(404)
    expect((await counter.app.inject({ url: '/clients/1' })).json()).toMatchObject({
      error: { code: 'not_found' },
    })
    expect((await counter.app.inject({ url: '/../../etc/passwd' })).statusCode).toBe(404)
    expect(
      (await counter.app.inject({ url: '/assets/..%2f..%2fetc/passwd' })).statusCode,
    ).toBeGreaterThanOrEqual(400)
  })

  test('without a built counter the interface is there all the same', async () => {
    const bare = await testCounter({ staticDir: join(folder, 'none') })
    expect((await bare.app.inject({ url: '/' })).body).toContain('/docs')
    expect((await bare.app.inject({ url: '/health' })).statusCode).toBe(200)
    await bare.app.close()
  })
})
