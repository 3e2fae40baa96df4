/** The second factor from end to end: the secret is told once, confirmed, and then part of the password wherever one signs. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { call, PASSWORD, testCounter, tokenOf, type TestCounter } from '../testing/test-counter.ts'
import { codeOf, stepAt } from './totp.ts'

const KEY = 'operator-key'
let counter: TestCounter
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 })
  counter = await testCounter({ consoleKey: KEY })
})
afterEach(async () => {
  vi.useRealTimers()
  await counter.app.close()
})

const post = async (url: string, payload: object, authorization?: string) => {
  const headers = authorization === undefined ? {} : { authorization }
  const reply = await counter.app.inject({ method: 'POST', url, payload, headers })
  return { status: reply.statusCode, body: reply.json<Record<string, unknown>>() }
}
type Said = Awaited<ReturnType<typeof post>>
const codeIn = ({ body }: Said) => (body['rejection'] as { code: string } | undefined)?.code ?? 'done'
const signIn = (name: string, code?: string, password = PASSWORD) =>
  post('/api/sign-in', { name, password, ...(code === undefined ? {} : { code }) })
const meOf = async (token: string) => {
  const reply = await counter.app.inject({ url: '/api/me', headers: { authorization: `Bearer ${token}` } })
  return { status: reply.statusCode, ...reply.json<Record<string, unknown>>() }
}
const offer = async (token: string, password = PASSWORD) =>
  post('/api/me/second-factor', { password }, `Bearer ${token}`)
const confirm = (token: string, code: string) =>
  post('/api/me/second-factor/confirm', { code }, `Bearer ${token}`)
const later = (steps = 1) => vi.setSystemTime(Date.now() + steps * 30_000)
const logged = () => counter.storage.batches.flatMap(batch => batch.commands)

/** What a telephone does with the text it was shown. */
function telephone(secret: string): () => string {
  const bits = [...secret]
    .map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const bytes = Uint8Array.from(bits.match(/.{8}/g) ?? [], byte => Number.parseInt(byte, 2))
  return () => codeOf(bytes, stepAt(Date.now()))
}
const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

async function enrol(name: string) {
  const token = await tokenOf(counter, name)
  const { secret, uri } = (await offer(token)).body['result'] as { secret: string; uri: string }
  const show = telephone(secret)
  expect(codeIn(await confirm(token, show()))).toBe('done')
  return { token, secret, uri, show }
}

describe('enrolling', () => {
  test('told once, in no log and no table; the session that confirms goes on, the others end', async () => {
    const other = await tokenOf(counter, 'ann')
    const { token, secret, uri, show } = await enrol('ann')
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(uri).toBe(`otpauth://totp/Guitai:ann?secret=${secret}&issuer=Guitai`)
    expect([(await meOf(token)).status, (await meOf(other)).status]).toEqual([200, 401])
    expect(await meOf(token)).toMatchObject({ hasSecondFactor: true, mustEnrolSecondFactor: false })
    const kept = JSON.stringify([logged(), [...counter.storage.books.secondFactors.values()]])
    expect(kept).not.toContain(secret)
    expect(logged().map(({ functionCode }) => functionCode)).toEqual(['M04a', 'M04a', 'M04d', 'M04e'])
    expect(codeIn(await offer(token))).toBe('second_factor_active')
    later()
    expect((await signIn('ann', show())).status).toBe(200)
  })

  test('a wrong first code counts as a wrong password; the fifth locks', async () => {
    const token = await tokenOf(counter, 'ann')
    const { secret } = (await offer(token)).body['result'] as { secret: string }
    const show = telephone(secret)
    const codes: string[] = []
    for (let n = 0; n < 5; n++) codes.push(codeIn(await confirm(token, wrong(show()))))
    codes.push(codeIn(await confirm(token, show())))
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'code_wrong'), 'password_locked'])
    expect(codeIn(await signIn('ann'))).toBe('sign_in_refused')
  })

  test('only what was offered last, and only with the password', async () => {
    const token = await tokenOf(counter, 'ann')
    expect(codeIn(await confirm(token, '000000'))).toBe('second_factor_not_offered')
    expect(codeIn(await offer(token, 'wrong'))).toBe('password_wrong')
    const first = (await offer(token)).body['result'] as { secret: string }
    const second = (await offer(token)).body['result'] as { secret: string }
    expect(codeIn(await confirm(token, telephone(first.secret)()))).toBe('code_wrong')
    expect(codeIn(await signIn('ann'))).toBe('done')
    expect(codeIn(await confirm(token, telephone(second.secret)()))).toBe('done')
  })

  test('nobody’s session, another site, another form', async () => {
    const payload = { password: PASSWORD }
    expect((await post('/api/me/second-factor', payload)).status).toBe(401)
    const authorization = `Bearer ${await tokenOf(counter, 'ann')}`
    const headers = { authorization, origin: 'https://evil.example' }
    const url = '/api/me/second-factor'
    expect((await counter.app.inject({ method: 'POST', url, payload, headers })).statusCode).toBe(403)
    expect((await post(`${url}/confirm`, { code: '12345' }, authorization)).status).toBe(400)
    expect((await post(url, {}, authorization)).status).toBe(400)
  })
})

describe('signing in with one', () => {
  test('whatever is wrong sounds the same and counts; after five the right ones do not open', async () => {
    const { show } = await enrol('ann')
    const used = show()
    later()
    const answers = [
      await signIn('ann'),
      await signIn('ann', wrong(show())),
      await signIn('ann', used),
      await signIn('ann', show(), 'wrong'),
      await signIn('nobody', show()),
      await signIn('ann', wrong(show()), 'wrong'),
    ]
    expect(counter.storage.books.credentials.get('sign-in:1001')).toMatchObject({ failures: 5 })
    answers.push(await signIn('ann', show()))
    // Each is told how often this name was tried from here, and nothing else differs.
    const told = (left: string) => ({
      status: 422,
      body: { rejection: { code: 'sign_in_refused', values: { left } } },
    })
    expect(answers).toMatchObject(['4', '3', '2', '1', '4', '0', '0'].map(told))
  })

  test('a code opens once, however many come at once', async () => {
    const { show } = await enrol('ann')
    later()
    const code = show()
    const answers = await Promise.all([1, 2, 3, 4].map(() => signIn('ann', code)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('the same work with a factor and without, right or wrong', async () => {
    const { show } = await enrol('ann')
    later()
    const compared: number[] = []
    for (const [name, code] of [
      ['ann', undefined],
      ['ann', wrong(show())],
      ['ann', show()],
      ['bo', show()],
      ['nobody', show()],
    ] as const) {
      const before = counter.compared()
      await signIn(name, code)
      compared.push(counter.compared() - before)
    }
    expect(compared).toEqual([1, 1, 1, 1, 1])
  })

  test('a code that is no code is no attempt; one of a teller without a factor is not looked at', async () => {
    expect((await signIn('ann', '12345')).status).toBe(400)
    expect((await signIn('ann', 'abcdef')).status).toBe(400)
    expect(logged()).toEqual([])
    expect((await signIn('ann', '123456')).status).toBe(200)
  })
})

test('a role asks for it: nothing else is allowed before, but the own password', async () => {
  const token = await tokenOf(counter, 'ann')
  const trade = () => call(counter, token, 'trade', { quantity: 1, price: '1.00', side: 'buy' })
  expect((await trade()).status).toBe(200)
  counter.storage.books.roles.get('clerk')!.needsSecondFactor = true
  expect(await meOf(token)).toMatchObject({ hasSecondFactor: false, mustEnrolSecondFactor: true })
  expect(await trade()).toMatchObject({
    status: 403,
    body: { rejection: { code: 'second_factor_must_enrol' } },
  })
  const headers = { authorization: `Bearer ${token}` }
  const read = await counter.app.inject({ url: '/api/reports/Q99?clientNo=1', headers })
  const streamed = await counter.app.inject({ url: '/api/events?topics=order', headers })
  expect([read.statusCode, streamed.statusCode]).toEqual([403, 403])
  const changed = { oldPassword: PASSWORD, newPassword: 'Correct-Horse-7' }
  expect((await call(counter, token, 'F01', changed)).status).toBe(200)
  const { secret } = (await offer(token, 'Correct-Horse-7')).body['result'] as { secret: string }
  expect(codeIn(await confirm(token, telephone(secret)()))).toBe('done')
  expect((await trade()).status).toBe(200)
})

describe('a checker at the maker’s window', () => {
  const waiting = async (token: string) => {
    const input = { cashAccountNo: 1_000_000_101, amount: '5000.00', cashPassword: PASSWORD }
    return (await call(counter, token, 'pay', input)).body['approvalId'] as number
  }
  let requestNo = 0
  const sign = (token: string, approvalId: number, given: object) => {
    const signature = {
      requestId: `s${++requestNo}`,
      checker: 'bo',
      password: PASSWORD,
      agree: true,
      ...given,
    }
    return post(`/api/approvals/${approvalId}/decide`, signature, `Bearer ${token}`)
  }

  test('signs with the code, too; one without counts against the maker, as a used one does', async () => {
    const { show } = await enrol('bo')
    const used = show()
    later()
    const token = await tokenOf(counter, 'ann')
    const approvalId = await waiting(token)
    expect(codeIn(await sign(token, approvalId, {}))).toBe('sign_in_refused')
    expect(codeIn(await sign(token, approvalId, { code: used }))).toBe('sign_in_refused')
    expect(counter.storage.books.credentials.get('sign-in:1001')).toMatchObject({ failures: 2 })
    expect(counter.storage.books.credentials.get('sign-in:1002')).toMatchObject({ failures: 0 })
    const code = show()
    expect(codeIn(await sign(token, approvalId, { code }))).toBe('done')
    const next = await waiting(token)
    expect(codeIn(await sign(token, next, { code }))).toBe('sign_in_refused')
    later()
    expect(codeIn(await sign(token, next, { code: show() }))).toBe('done')
  })

  test('who has still to enrol signs nothing', async () => {
    const token = await tokenOf(counter, 'ann')
    const approvalId = await waiting(token)
    counter.storage.books.roles.get('chief')!.needsSecondFactor = true
    expect(codeIn(await sign(token, approvalId, {}))).toBe('second_factor_must_enrol')
  })
})

test('the operator takes one back: the sessions end, the password opens alone, the log says so', async () => {
  const { token } = await enrol('ann')
  const reset = (name: string, key = KEY) =>
    post('/api/console/reset-second-factor', { name }, `Console ${key}`)
  expect((await reset('ann', 'another-key')).status).toBe(401)
  expect(codeIn(await reset('nobody'))).toBe('teller_not_found')
  expect(codeIn(await reset('bo'))).toBe('second_factor_none')
  expect(codeIn(await reset('ann'))).toBe('done')
  expect(logged().at(-1)).toMatchObject({ functionCode: 'S16', tellerNo: 0, channel: 'console' })
  expect((await meOf(token)).status).toBe(401)
  expect((await signIn('ann')).status).toBe(200)
})
