/** Signing in and out, sessions, and requests from other sites. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { call, PASSWORD, testCounter, tokenOf, type TestCounter } from '../testing/test-counter.ts'
import { Sessions } from './sessions.ts'
import { MemorySessions } from '../testing/test-counter.ts'

const ANN = { tellerNo: 1001, workstation: '', credentialVersion: null }

let counter: TestCounter
beforeEach(async () => {
  counter = await testCounter({ names: ['guitai.example'] })
})
afterEach(() => counter.app.close())

const signIn = (name: string, password: string, headers: Record<string, string> = {}) =>
  counter.app.inject({ method: 'POST', url: '/api/sign-in', payload: { name, password }, headers })
const me = (headers: Record<string, string>) => counter.app.inject({ url: '/api/me', headers })
const outcomes = () => counter.storage.batches.flatMap(batch => batch.commands).map(({ outcome }) => outcome)
const rejectionOf = (reply: Awaited<ReturnType<typeof signIn>>) =>
  reply.json<{ rejection: { code: string; message: { zh: string }; values?: Record<string, string> } }>()
    .rejection

describe('sign-in', () => {
  test('gives a token, a cookie that scripts cannot read, and who one is', async () => {
    const reply = await signIn('ann', PASSWORD)
    expect(reply.statusCode).toBe(200)
    expect(reply.json()).toMatchObject({
      teller: { tellerNo: 1001, name: 'ann', branchNo: 1 },
      roles: ['clerk'],
      mustChangePassword: false,
    })
    expect(reply.headers['set-cookie']).toMatch(
      /^guitai_session=[\w-]{43}; Path=\/api; HttpOnly; SameSite=Strict$/,
    )
  })

  test('an unknown name and a wrong password sound the same', async () => {
    const [unknown, wrong] = [await signIn('nobody', PASSWORD), await signIn('ann', 'wrong')]
    expect([unknown.statusCode, wrong.statusCode]).toEqual([422, 422])
    expect(unknown.json()).toEqual(wrong.json())
    expect(rejectionOf(wrong)).toMatchObject({ code: 'sign_in_refused' })
  })

  test('says how many tries are left and who unlocks, from what this source has done, never from the account', async () => {
    const from = async (remoteAddress: string, name: string, password = 'wrong') =>
      rejectionOf(
        await counter.app.inject({
          method: 'POST',
          url: '/api/sign-in',
          remoteAddress,
          payload: { name, password },
        }),
      )
    const left = async (remoteAddress: string, name: string) =>
      (await from(remoteAddress, name)).values?.['left']
    await from('10.0.0.9', 'ann')
    expect((await from('10.0.0.1', 'ann')).message.zh).toContain(
      '已连续输错 1 次：最多还可试 4 次，再错锁定至少 5 分钟（别处输错也计入）；系统管理员可在服务器上解锁',
    )
    const told = (name: string) => Promise.all(Array.from({ length: 5 }, () => from('10.0.0.2', name)))
    expect(await told('ann')).toEqual(await told('nobody'))
    expect(await left('10.0.0.1', 'ann')).toBe('3')
    expect(await left('10.0.0.1', 'nobody')).toBe('4')
    expect(await from('10.0.0.1', 'bo', PASSWORD)).toBeUndefined()
    expect([await left('10.0.0.1', 'ann'), await left('10.0.0.1', 'nobody')]).toEqual(['4', '4'])
  })

  test('locks after five, exactly, however many come at once; the log tells which, the answers do not', async () => {
    const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(n => signIn('ann', `wrong ${n}`)))
    answers.push(await signIn('ann', PASSWORD))
    expect(new Set(answers.map(answer => rejectionOf(answer).code))).toEqual(new Set(['sign_in_refused']))
    const told = outcomes()
    expect(told.filter(text => text.includes('password_wrong'))).toHaveLength(5)
    expect(told.filter(text => text.includes('password_locked'))).toHaveLength(4)
    expect((await signIn('bo', PASSWORD)).statusCode).toBe(200)
  })

  test('a lock ends by itself after some minutes; the next wrong one locks for twice as long', async () => {
    let at = 1_800_000_000_000
    const minutes = (count: number): number => (at += count * 60_000)
    counter.parts.clock = () => ({ at, time: 36_000 })
    for (let n = 0; n < 5; n++) await signIn('ann', 'wrong')
    minutes(4.9)
    expect((await signIn('ann', PASSWORD)).statusCode).toBe(422)
    minutes(0.1)
    await signIn('ann', 'wrong')
    minutes(9.9)
    expect((await signIn('ann', PASSWORD)).statusCode).toBe(422)
    minutes(0.1)
    expect((await signIn('ann', PASSWORD)).statusCode).toBe(200)
    expect(counter.storage.books.credentials.get('sign-in:1001')).toMatchObject({ failures: 0 })
  })

  test('an address that tries many names waits, and locks no house', async () => {
    const from = (remoteAddress: string, name: string, password: string) =>
      counter.app.inject({ method: 'POST', url: '/api/sign-in', remoteAddress, payload: { name, password } })
    const names = ['ann', 'bo', 'cy', 'nobody']
    const tried = await Promise.all(
      Array.from({ length: 20 }, (_, n) => from('10.9.9.9', names[n % 4]!, `wrong ${n}`)),
    )
    expect(tried.filter(({ statusCode }) => statusCode === 422)).toHaveLength(10)
    const waits = tried.filter(({ statusCode }) => statusCode === 429)
    expect(waits).toHaveLength(10)
    expect(waits[0]?.json()).toMatchObject({ error: { code: 'too_many_attempts' } })
    expect(waits[0]?.headers['retry-after']).toBe('1')
    for (const name of ['ann', 'bo', 'cy']) expect((await signIn(name, PASSWORD)).statusCode).toBe(200)
  })

  test('a right password of a locked teller is a try like a wrong one: who waits for how long tells nothing', async () => {
    for (let n = 0; n < 5; n++) await signIn('ann', 'wrong')
    const statuses: number[] = []
    for (let n = 0; n < 6; n++) statuses.push((await signIn('ann', PASSWORD)).statusCode)
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
  })

  test('the same work, whether the name is right, wrong, locked or nobody’s', async () => {
    const before = counter.storage.batches.length
    for (let n = 0; n < 5; n++) await signIn('bo', 'wrong')
    const compared: number[] = []
    for (const [name, password] of [
      ['ann', PASSWORD],
      ['ann', PASSWORD],
      ['ann', 'wrong'],
      ['bo', PASSWORD],
      ['nobody', PASSWORD],
    ] as const) {
      const until = counter.compared()
      await signIn(name, password)
      compared.push(counter.compared() - until)
    }
    expect(compared).toEqual([1, 1, 1, 1, 1])
    expect(counter.storage.batches.length).toBe(before + 10)
  })

  test('a closed teller is told so only with the right password', async () => {
    expect(rejectionOf(await signIn('di', 'wrong')).code).toBe('sign_in_refused')
    expect(rejectionOf(await signIn('di', PASSWORD)).code).toBe('teller_not_active')
  })

  test.each([
    [{}],
    [{ name: 'ann' }],
    [{ name: 1, password: PASSWORD }],
    [{ name: 'ann', password: PASSWORD, role: 'chief' }],
    [{ name: 'a\0', password: 'x' }],
    [[]],
  ])('a form that does not fit is not an attempt: %j', async payload => {
    const reply = await counter.app.inject({ method: 'POST', url: '/api/sign-in', payload })
    expect(reply.statusCode).toBe(400)
    expect(counter.storage.batches).toHaveLength(0)
  })

  test('with the books away: 503', async () => {
    counter.state.engine = undefined
    const reply = await signIn('ann', PASSWORD)
    expect(reply.statusCode).toBe(503)
    expect(reply.json()).toMatchObject({ error: { code: 'books_unavailable' } })
  })
})

describe('a session', () => {
  test('is known by token or by cookie', async () => {
    const token = await tokenOf(counter, 'ann')
    for (const headers of [
      { authorization: `Bearer ${token}` },
      { cookie: `a=b; guitai_session=${token}` },
    ]) {
      const reply = await me(headers)
      expect(reply.statusCode).toBe(200)
      expect(reply.json()).toMatchObject({
        teller: { tellerNo: 1001 },
        roles: ['clerk'],
        isChecker: false,
        day: { businessDate: '2026-11-23', phase: 'open' },
        permissions: [
          'counter.trade',
          'funds.pay',
          'funds.set-password',
          'funds.change-teller-password',
          'queries.client-notes',
        ],
        limits: { 'funds.pay': { CNY: '1000.00' }, 'counter.trade': {} },
      })
    }
  })

  test.each([
    [{}],
    [{ authorization: 'Bearer x' }],
    [{ authorization: `Bearer ${'A'.repeat(43)}` }],
    [{ authorization: 'Basic YW5uOng=' }],
    [{ cookie: 'guitai_session=' }],
  ])('without one: 401 (%j)', async headers => {
    for (const url of [
      '/api/me',
      '/api/functions',
      '/api/reports',
      '/api/reports/Q99?clientNo=1',
      '/api/events',
    ]) {
      const reply = await counter.app.inject({ url, headers: headers as Record<string, string> })
      expect(reply.statusCode).toBe(401)
      expect(reply.json()).toMatchObject({ error: { code: 'not_signed_in' } })
    }
    const posted = await counter.app.inject({
      method: 'POST',
      url: '/api/functions/trade',
      headers: headers as Record<string, string>,
      payload: {},
    })
    expect(posted.statusCode).toBe(401)
  })

  test('ends with sign-out', async () => {
    const token = await tokenOf(counter)
    const headers = { authorization: `Bearer ${token}` }
    expect((await counter.app.inject({ method: 'POST', url: '/api/sign-out', headers })).statusCode).toBe(200)
    expect((await me(headers)).statusCode).toBe(401)
    expect(counter.sessions.rows.size).toBe(0)
  })

  test('survives a restart; only its hash is stored', async () => {
    const token = await tokenOf(counter)
    expect(JSON.stringify([...counter.sessions.rows])).not.toContain(token)
    await counter.app.close()
    counter = await testCounter({ sessions: counter.sessions })
    expect((await me({ authorization: `Bearer ${token}` })).statusCode).toBe(200)
  })

  test('ends when it is idle too long, also over a restart; a use moves its end on', async () => {
    const port = new MemorySessions()
    const limits = { idleMs: 1000, count: 2, ofOneTeller: 2 }
    const sessions = new Sessions(port, limits)
    const token = await sessions.start(ANN, 0)
    expect(sessions.use(token, 999, '')).toBeDefined()
    expect(sessions.use(token, 1998, '')).toBeDefined()
    expect(sessions.use(token, 2998, '')).toBeUndefined()
    await sessions.tidy(2998)
    expect(port.rows.size).toBe(0)
    await sessions.start(ANN, 3000)
    const next = new Sessions(port, limits)
    await next.load(4000)
    expect(next.count).toBe(0)
  })

  test('ends after its hours, however much it is used, and with another version of the password', async () => {
    const rules = { credentialVersion: 3, lifetimeMs: 5000 }
    const sessions = new Sessions(
      new MemorySessions(),
      { idleMs: 1000, count: 9, ofOneTeller: 9 },
      () => rules,
    )
    const token = await sessions.start({ ...ANN, credentialVersion: 3 }, 0)
    for (let at = 900; at < 5000; at += 900) expect(sessions.use(token, at, '')).toBeDefined()
    expect(sessions.use(token, 5000, '')).toBeUndefined()
    const next = await sessions.start({ ...ANN, credentialVersion: 3 }, 5000)
    rules.credentialVersion = 4
    expect(sessions.use(next, 5001, '')).toBeUndefined()
  })

  test('of one teller there are only so many: the one that was not used for the longest time ends', async () => {
    const port = new MemorySessions()
    const sessions = new Sessions(port, { idleMs: 1000, count: 9, ofOneTeller: 2 })
    const first = await sessions.start(ANN, 0)
    const second = await sessions.start(ANN, 1)
    const others = await sessions.start({ ...ANN, tellerNo: 1002 }, 1)
    sessions.use(first, 2, '')
    const third = await sessions.start(ANN, 3)
    const isOpen = [first, second, third, others].map(token => sessions.use(token, 4, '') !== undefined)
    expect([isOpen, port.rows.size]).toEqual([[true, false, true, true], 3])
  })

  test('belongs to the address that opened it', async () => {
    const headers = { authorization: `Bearer ${await tokenOf(counter, 'ann')}` }
    const from = (remoteAddress: string) => counter.app.inject({ url: '/api/me', headers, remoteAddress })
    expect((await from('10.1.2.3')).statusCode).toBe(401)
    expect((await from('::ffff:127.0.0.1')).statusCode).toBe(200)
  })

  test('there are only so many', async () => {
    const sessions = new Sessions(new MemorySessions(), { idleMs: 1000, count: 1, ofOneTeller: 2 })
    await sessions.start(ANN, 0)
    await expect(sessions.start(ANN, 0)).rejects.toMatchObject({ code: 'too_many_requests' })
  })
})

describe('another site', () => {
  const own = { host: 'guitai.example:8080' }
  const cases: [string, Record<string, string>, number][] = [
    ['no origin (a program)', {}, 200],
    ['its own page', { origin: 'http://guitai.example:8080', 'sec-fetch-site': 'same-origin' }, 200],
    ['its own page behind a TLS proxy', { origin: 'https://guitai.example:8080' }, 200],
    ['another page', { origin: 'https://evil.example' }, 403],
    ['another port', { origin: 'http://guitai.example:8081' }, 403],
    ['a page that hides its origin', { origin: 'null' }, 403],
    ['a browser that says so', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sister site', { 'sec-fetch-site': 'same-site' }, 403],
  ]
  test.each(cases)('%s', async (_, headers, status) => {
    expect((await signIn('ann', PASSWORD, { ...own, ...headers })).statusCode).toBe(status)
    const cookie = `guitai_session=${await tokenOf(counter)}`
    const posted = await counter.app.inject({
      method: 'POST',
      url: '/api/functions/trade',
      headers: { ...own, cookie, ...headers },
      payload: { requestId: 'r', input: { quantity: 1, price: '1', side: 'buy' } },
    })
    expect(posted.statusCode).toBe(status)
    if (status === 403) expect(posted.json()).toMatchObject({ error: { code: 'cross_site' } })
  })
})

test('a signed-out teller that no longer exists is nobody', async () => {
  const token = await tokenOf(counter, 'cy')
  counter.storage.books.tellers.delete(1003)
  expect((await call(counter, token, 'trade', { quantity: 1, price: '1', side: 'buy' })).status).toBe(401)
})

describe('a page says whose it is', () => {
  const asked = { requestId: 'r', input: {} }
  const file = { 'content-type': 'text/csv' }
  test.each([
    ['GET', '/api/me', {}, ''],
    ['GET', '/api/functions', {}, ''],
    ['POST', '/api/functions/trade', {}, asked],
    ['GET', '/api/reports', {}, ''],
    ['GET', '/api/reports/client-notes?clientNo=10000001', {}, ''],
    ['GET', '/api/prints', {}, ''],
    ['POST', '/api/prints/receipt', {}, asked],
    ['POST', '/api/approvals/1/decide', {}, asked],
    ['POST', '/api/batches?name=a&requestId=r', file, 'a,b'],
    ['GET', '/api/me/sessions', {}, ''],
    ['POST', '/api/me/sessions/end', {}, {}],
    ['POST', '/api/me/second-factor', {}, { password: PASSWORD }],
    ['POST', '/api/me/second-factor/confirm', {}, { code: '123456' }],
    ['GET', '/api/events', {}, ''],
    ['POST', '/api/events/shown', {}, {}],
    ['POST', '/api/sign-out', {}, {}],
  ] as const)('%s %s: refused for the page of another teller', async (method, url, more, payload) => {
    const authorization = `Bearer ${await tokenOf(counter, 'bo')}`
    const ask = (page: object) =>
      counter.app.inject({ method, url, headers: { authorization, ...more, ...page }, payload })
    const reply = await ask({ 'x-guitai-teller': '1001' })
    expect([reply.statusCode, reply.json()]).toMatchObject([409, { error: { code: 'page_of_another' } }])
    expect((await me({ authorization })).statusCode).toBe(200)
    if (!url.startsWith('/api/events'))
      expect((await ask({ 'x-guitai-teller': '1002' })).statusCode).not.toBe(409)
  })
})
