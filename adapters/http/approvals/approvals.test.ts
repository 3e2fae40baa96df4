/** A checker signs at the maker's window; the own password; looks at personal data. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verify } from '@node-rs/argon2'
import { fullRight } from '@guitai/core/books/function-right.ts'
import { call, PASSWORD, testCounter, tokenOf, type TestCounter } from '../testing/test-counter.ts'

let counter: TestCounter
beforeEach(async () => {
  counter = await testCounter()
})
afterEach(() => counter.app.close())

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const codeOf = (body: Record<string, unknown>) =>
  (body['rejection'] as { code: string; field?: string } | undefined)?.code
const logged = () =>
  counter.storage.batches
    .flatMap(batch => batch.commands)
    .map(row => [row.functionCode, row.tellerNo, row.outcome])

describe('on the spot', () => {
  let token: string
  let requestNo = 0
  beforeEach(async () => {
    token = await tokenOf(counter, 'ann')
    const asked = await call(counter, token, 'pay', {
      cashAccountNo: 1_000_000_101,
      amount: '5000.00',
      cashPassword: PASSWORD,
    })
    expect(asked).toMatchObject({ status: 202, body: { approvalId: 1, reason: 'amount' } })
  })

  async function decide(given: object, path = '1', headers: Record<string, string> = {}) {
    const reply = await counter.app.inject({
      method: 'POST',
      url: `/api/approvals/${path}/decide`,
      headers: { ...bearer(token), ...headers },
      payload: { requestId: `d${++requestNo}`, checker: 'bo', password: PASSWORD, agree: true, ...given },
    })
    return { status: reply.statusCode, body: reply.json<Record<string, unknown>>() }
  }

  test('agreed: done in both names, and the maker stays signed in', async () => {
    expect(await decide({})).toEqual({ status: 200, body: { result: { paid: true } } })
    const me = await counter.app.inject({ url: '/api/me', headers: bearer(token) })
    expect(me.json()).toMatchObject({ teller: { name: 'ann' } })
    const last = counter.storage.batches.flatMap(batch => batch.commands).at(-1)
    expect(last).toMatchObject({ functionCode: 'S91', tellerNo: 1001, checkerNo: 1002 })
    expect(counter.sessions.rows.size).toBe(1)
    expect(JSON.stringify(counter.storage.batches.flatMap(batch => batch.commands))).not.toContain(PASSWORD)
  })

  test('asked twice under one id: done once, answered twice', async () => {
    const first = await decide({ requestId: 'once' })
    expect(await decide({ requestId: 'once' })).toEqual(first)
    expect(codeOf((await decide({})).body)).toBe('approval_closed')
  })

  test('refused: nothing is done', async () => {
    expect(await decide({ agree: false, reason: 'no document' })).toMatchObject({
      status: 200,
      body: { result: { status: 'refused' } },
    })
    expect(counter.parts.books()?.approvals.get(1)?.refusal).toBe('no document')
    expect((await decide({})).body['rejection']).toMatchObject({
      code: 'approval_closed',
      message: { zh: '复核申请 1 已结束：已拒绝', en: 'Request 1 has ended: Refused' },
      values: { approvalId: '1', status: 'refused' },
    })
  })

  test.each([
    [{ password: 'wrong horse' }, 'sign_in_refused'],
    [{ checker: 'nobody' }, 'sign_in_refused'],
    [{ checker: 'di' }, 'teller_not_active'],
    [{ checker: 'cy' }, 'not_a_checker'],
    [{ checker: 'ann' }, 'not_a_checker'],
  ])('%j: %s', async (given, code) => {
    const { status, body } = await decide(given)
    expect([status, codeOf(body)]).toEqual([422, code])
    expect(counter.storage.books.approvals.get(1)?.status).toBe('waiting')
  })

  test("the checker's rights have to cover it, as the maker's do", async () => {
    const { roles } = counter.storage.books
    const rights = [{ ...fullRight('*'), limits: { CNY: 499_999 } }]
    roles.set('chief', { ...roles.get('chief')!, rights })
    expect(codeOf((await decide({})).body)).toBe('checker_limit_exceeded')
    roles.set('chief', { ...roles.get('chief')!, rights: [fullRight('system.approve')] })
    expect(codeOf((await decide({})).body)).toBe('checker_permission_missing')
    expect(counter.storage.books.approvals.get(1)?.status).toBe('waiting')
  })

  test('wrong passwords count against the one at whose window they are given, never against the checker', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(n => decide(n % 2 === 0 ? { checker: 'nobody' } : { password: `wrong ${n}` })),
    )
    expect(new Set(answers.map(({ body }) => codeOf(body)))).toEqual(new Set(['sign_in_refused']))
    expect((await decide({})).body['rejection']).toMatchObject({
      code: 'sign_in_refused',
      values: { wrong: '5', left: '0' },
    })
    expect(counter.storage.books.credentials.get('sign-in:1001')).toMatchObject({ failures: 5 })
    expect(counter.storage.books.credentials.get('sign-in:1002')).toMatchObject({ failures: 0 })
    const signIn = (name: string) =>
      counter.app.inject({ method: 'POST', url: '/api/sign-in', payload: { name, password: PASSWORD } })
    expect((await signIn('bo')).statusCode).toBe(200)
    expect((await signIn('ann')).statusCode).toBe(422)
    expect(
      logged().filter(([code, , outcome]) => code === 'M04a' && String(outcome).includes('password_wrong')),
    ).toHaveLength(5)
  })

  test('after ten wrong ones the caller waits', async () => {
    for (let n = 0; n < 10; n++) await decide({ password: `wrong ${n}` })
    expect(await decide({})).toMatchObject({ status: 429, body: { error: { code: 'too_many_attempts' } } })
  })

  test('nobody tries a checker’s password for a request that is not the own', async () => {
    const other = await tokenOf(counter, 'cy')
    const before = counter.compared()
    const answer = await decide({ password: 'wrong' }, '1', bearer(other))
    expect([answer.status, codeOf(answer.body)]).toEqual([422, 'approval_not_found'])
    expect(counter.compared()).toBe(before)
  })

  test('a checker with a first password changes it first', async () => {
    counter.storage.books.credentials.get('sign-in:1002')!.mustChange = true
    expect(await decide({})).toMatchObject({
      status: 422,
      body: { rejection: { code: 'password_must_change', field: 'checker' } },
    })
  })

  test('only within a session, from our own pages, in the right form', async () => {
    expect((await decide({}, '1', { authorization: 'Bearer x' })).status).toBe(401)
    expect((await decide({}, '1', { origin: 'https://evil.example' })).status).toBe(403)
    expect((await decide({}, 'x')).status).toBe(404)
    expect((await decide({ more: 1 })).status).toBe(400)
    expect((await decide({ agree: 'yes' })).status).toBe(400)
    expect((await decide({ requestId: '€'.repeat(30) })).status).toBe(400)
    expect(codeOf((await decide({}, '2')).body)).toBe('approval_not_found')
  })
})

describe('the own password', () => {
  const change = (token: string, oldPassword: string, newPassword: string) =>
    call(counter, token, 'change-teller-password', { oldPassword, newPassword })
  const isIn = async (token: string) =>
    (await counter.app.inject({ url: '/api/me', headers: bearer(token) })).statusCode === 200

  test('the new one holds, other sessions end, this one stays', async () => {
    const [here, there] = [await tokenOf(counter, 'ann'), await tokenOf(counter, 'ann')]
    expect(await change(here, PASSWORD, 'battery-Staple1')).toMatchObject({ status: 200 })
    expect([await isIn(here), await isIn(there)]).toEqual([true, false])
    const { hash } = counter.storage.books.credentials.get('sign-in:1001')!
    expect(await verify(hash, 'battery-Staple1')).toBe(true)
    expect(JSON.stringify(counter.storage.batches.flatMap(batch => batch.commands))).not.toMatch(
      /battery|horse/,
    )
  })

  test('a stolen session ends with the password, whatever it has asked for', async () => {
    const [stolen, own] = [await tokenOf(counter, 'ann'), await tokenOf(counter, 'ann')]
    const [guessed, changed] = await Promise.all([
      change(stolen, 'wrong horse', 'battery-Staple2'),
      change(own, PASSWORD, 'battery-Staple1'),
    ])
    expect([codeOf(guessed.body), changed.status]).toEqual(['password_wrong', 200])
    expect([await isIn(own), await isIn(stolen)]).toEqual([true, false])
  })

  test('of two changes at once with the right password one session goes on', async () => {
    const tokens = [await tokenOf(counter, 'ann'), await tokenOf(counter, 'ann')]
    const answers = await Promise.all(tokens.map((token, n) => change(token, PASSWORD, `battery-Staple${n}`)))
    const isDone = answers.map(({ status }) => status === 200)
    expect(isDone.filter(Boolean)).toHaveLength(1)
    expect(await Promise.all(tokens.map(isIn))).toEqual(isDone)
  })

  test('each guess counts once, though all bear the same request id', async () => {
    const token = await tokenOf(counter, 'ann')
    const guess = (oldPassword: string) =>
      call(counter, token, 'change-teller-password', { oldPassword, newPassword: 'battery-Staple1' }, 'one')
    for (const n of [1, 2, 3]) await guess(`wrong ${n}`)
    expect(counter.storage.books.credentials.get('sign-in:1001')?.failures).toBe(3)
    // A lost answer is asked for again: the same guess does not count twice.
    expect(codeOf((await guess('wrong 1')).body)).toBe('password_wrong')
    expect(counter.storage.books.credentials.get('sign-in:1001')?.failures).toBe(3)
    for (const n of [4, 5]) expect(codeOf((await guess(`wrong ${n}`)).body)).toBe('request_id_reused')
    expect(codeOf((await change(token, PASSWORD, 'battery-Staple1')).body)).toBe('password_locked')
  })

  test('the session that stays outlives a restart', async () => {
    const here = await tokenOf(counter, 'ann')
    await change(here, PASSWORD, 'battery-Staple1')
    const rows = [...counter.sessions.rows.values()]
    expect(rows.map(({ credentialVersion }) => credentialVersion)).toEqual([
      counter.storage.books.credentials.get('sign-in:1001')!.version,
    ])
  })

  test.each([
    ['wrong horse', 'battery-Staple1', 'password_wrong'],
    [PASSWORD, 'batte-1', 'password_too_short'],
    [PASSWORD, 'batterystaple', 'password_too_simple'],
    [PASSWORD, PASSWORD, 'password_used_before'],
    [PASSWORD, 'Password1', 'password_common'],
    [PASSWORD, 'clerk-2026', 'password_derived'],
    [PASSWORD, 'Guitai-2026', 'password_derived'],
  ])('%s → %s: %s', async (old, next, code) => {
    const token = await tokenOf(counter, 'ann')
    const { status, body } = await change(token, old, next)
    expect([status, codeOf(body), await isIn(token)]).toEqual([422, code, true])
  })

  test('none of the last five comes again; the sixth last may', async () => {
    const token = await tokenOf(counter, 'ann')
    const used = [PASSWORD, ...[1, 2, 3, 4, 5].map(n => `battery-Staple${n}`)]
    for (const [index, next] of used.slice(1).entries())
      expect((await change(token, used[index]!, next)).status).toBe(200)
    const now = used.at(-1)!
    for (const old of used.slice(1))
      expect(codeOf((await change(token, now, old)).body)).toBe('password_used_before')
    expect((await change(token, now, PASSWORD)).status).toBe(200)
  })

  test('with a first password nothing else is allowed', async () => {
    counter.storage.books.credentials.get('sign-in:1001')!.mustChange = true
    const token = await tokenOf(counter, 'ann')
    const me = await counter.app.inject({ url: '/api/me', headers: bearer(token) })
    expect(me.json()).toMatchObject({ mustChangePassword: true })
    expect(await call(counter, token, 'trade', { quantity: 100, price: '1', side: 'buy' })).toMatchObject({
      status: 403,
      body: { rejection: { code: 'password_must_change' } },
    })
    const report = await counter.app.inject({
      url: '/api/reports/client-notes?clientNo=1',
      headers: bearer(token),
    })
    expect([report.statusCode, codeOf(report.json())]).toEqual([403, 'password_must_change'])
    expect((await change(token, PASSWORD, 'battery-Staple1')).status).toBe(200)
    expect((await call(counter, token, 'trade', { quantity: 100, price: '1', side: 'buy' })).status).toBe(200)
  })
})

describe('looks at personal data', () => {
  const ask = async (token: string, url = '/api/reports/client-notes?clientNo=10000001') => {
    const reply = await counter.app.inject({ url, headers: bearer(token) })
    return { status: reply.statusCode, body: reply.json<Record<string, unknown>>() }
  }
  const looks = () =>
    counter.storage.batches
      .flatMap(batch => batch.commands)
      .filter(row => row.functionCode === 'S93')
      .map(({ tellerNo, workstation, input, outcome }) => ({
        tellerNo,
        workstation,
        input: JSON.parse(input) as object,
        outcome: JSON.parse(outcome) as object,
      }))

  test('who, what, whom, where: on disk before the answer leaves', async () => {
    counter.answers.report = { kind: 'done', body: Buffer.from('{}'), looks: ['10000001', '10000002'] }
    expect((await ask(await tokenOf(counter, 'ann'))).status).toBe(200)
    expect(looks()).toEqual([
      {
        tellerNo: 1001,
        workstation: '127.0.0.1',
        input: {
          report: 'client-notes',
          permission: 'queries.client-notes',
          terms: '{"clientNo":10000001}',
          clients: '10000001 10000002',
        },
        outcome: { result: {} },
      },
    ])
  })

  test('what shows nothing personal is no look', async () => {
    expect((await ask(await tokenOf(counter, 'ann'))).status).toBe(200)
    expect(looks()).toEqual([])
  })

  test('a refused try is in the log', async () => {
    const { status, body } = await ask(await tokenOf(counter, 'cy'))
    expect([status, codeOf(body)]).toEqual([403, 'permission_missing'])
    expect(looks()).toMatchObject([
      { tellerNo: 1003, input: { clients: '' }, outcome: { rejected: { code: 'permission_missing' } } },
    ])
    expect(counter.asked).toEqual([])
  })

  test('a right that ends while it is read: nothing leaves', async () => {
    const token = await tokenOf(counter, 'ann')
    counter.answers.report = { kind: 'done', body: Buffer.from('{"secret":1}'), looks: ['1'] }
    const { run } = counter.parts.reports
    counter.parts.reports.run = async request => {
      counter.storage.books.roles.get('clerk')!.rights = []
      return run(request)
    }
    const { status, body } = await ask(token)
    expect([status, codeOf(body)]).toEqual([403, 'permission_missing'])
  })

  test('with the books away nothing personal leaves', async () => {
    const token = await tokenOf(counter, 'ann')
    counter.answers.report = { kind: 'done', body: Buffer.from('{"secret":1}'), looks: ['1'] }
    const { run } = counter.parts.reports
    counter.parts.reports.run = request => {
      counter.state.engine = undefined
      return run(request)
    }
    expect((await ask(token)).status).toBe(503)
  })

  test('many clients: the first of them, and a digest of all', async () => {
    const all = Array.from({ length: 5000 }, (_, n) => String(10_000_000 + n))
    counter.answers.report = { kind: 'done', body: Buffer.from('{}'), looks: all }
    await ask(await tokenOf(counter, 'ann'))
    const [look] = looks() as unknown as { input: { clients: string } }[]
    expect(look!.input.clients.length).toBeLessThanOrEqual(2000)
    expect(look!.input.clients).toMatch(/^10000000 10000001 .*… 44999 [0-9a-f]{64}$/)
  })
})
