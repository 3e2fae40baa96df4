/** Secrets are verified or hashed before the engine, and are gone before anything is written. */
import { verify } from '@node-rs/argon2'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { VerifiedSecret } from '@guitai/core/frame/meta.ts'
import { ClientNo, NewSecret, NewSecretOf, PasswordKind, SecretOf } from '@guitai/core/frame/fields.ts'
import { Type } from 'typebox'
import { Passwords } from '../sign-in/passwords.ts'
import { secretFieldsOf, verifySecrets } from './secrets.ts'
import { call, PASSWORD, seen, testCounter, tokenOf, type TestCounter } from '../testing/test-counter.ts'

let counter: TestCounter
let token: string
beforeEach(async () => {
  counter = await testCounter()
  token = await tokenOf(counter)
})
afterEach(() => counter.app.close())

const CASH_ACCOUNT = 1_000_000_101
const pay = (cashPassword: string | undefined, requestId?: string, amount = '1.00') =>
  call(
    counter,
    token,
    'pay',
    { cashAccountNo: CASH_ACCOUNT, amount, ...(cashPassword === undefined ? {} : { cashPassword }) },
    requestId,
  )
const written = () => JSON.stringify(counter.storage.batches.flatMap(batch => batch.commands))

describe('a secret that is compared', () => {
  test('right: the engine hears so, for the client of the cash account', async () => {
    expect(await pay(PASSWORD)).toMatchObject({ status: 200 })
    expect(seen.at(-1)).toEqual({
      input: { cashAccountNo: CASH_ACCOUNT, amount: 100 },
      secrets: { cashPassword: { kind: 'cash', owner: 10_000_001, version: 1, verified: true, newHash: '' } },
    })
    expect(written()).not.toContain(PASSWORD)
  })

  test('missing or wrong: refused by name, and the wrong one is in no log', async () => {
    expect(await pay(undefined)).toMatchObject({
      status: 422,
      body: { rejection: { code: 'password_needed' } },
    })
    expect(await pay('wrong horse')).toMatchObject({
      status: 422,
      body: { rejection: { code: 'password_wrong', field: 'cashPassword' } },
    })
    expect(written()).not.toContain('wrong horse')
  })

  test('locks after five wrong ones at once, exactly; then the right one is refused too', async () => {
    const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(n => pay(`wrong ${n}`)))
    const codes = answers.map(({ body }) => (body['rejection'] as { code: string }).code)
    expect(codes.filter(code => code === 'password_wrong')).toHaveLength(5)
    expect(codes.filter(code => code === 'password_locked')).toHaveLength(2)
    expect(await pay(PASSWORD)).toMatchObject({
      status: 422,
      body: { rejection: { code: 'password_locked' } },
    })
  })

  test('a right one forgets the wrong ones before it', async () => {
    for (const n of [1, 2, 3, 4]) await pay(`wrong ${n}`)
    await pay(PASSWORD)
    for (const n of [1, 2, 3, 4]) await pay(`wrong ${n}`)
    expect(await pay(PASSWORD)).toMatchObject({ status: 200 })
  })

  test('is not looked at where the right is missing: no work, no count, one answer', async () => {
    const trainee = await tokenOf(counter, 'cy')
    const before = counter.compared()
    for (const cashPassword of [PASSWORD, 'wrong horse'])
      expect(
        await call(counter, trainee, 'pay', { cashAccountNo: CASH_ACCOUNT, amount: '1.00', cashPassword }),
      ).toMatchObject({ status: 403, body: { rejection: { code: 'permission_missing' } } })
    expect(counter.compared()).toBe(before)
    expect(counter.storage.books.credentials.get('cash:10000001')?.failures).toBe(0)
    expect(written().match(/permission_missing/g)).toHaveLength(2)
  })

  test('costs the same for a client who has none', async () => {
    const before = counter.compared()
    await call(counter, token, 'pay', { cashAccountNo: 1_000_000_901, amount: '1.00', cashPassword: 'any' })
    expect(counter.compared()).toBe(before + 1)
  })

  test('wrong ones under one request id count each', async () => {
    for (const n of [1, 2, 3, 4, 5]) await pay(`wrong ${n}`, 'one')
    expect(await pay(PASSWORD)).toMatchObject({ body: { rejection: { code: 'password_locked' } } })
  })

  test('is part of what a request id stands for', async () => {
    await pay(PASSWORD, 'once')
    expect(await pay(PASSWORD, 'once')).toMatchObject({ status: 200 })
    for (const other of ['another', undefined]) {
      expect(await pay(other, 'once')).toMatchObject({
        status: 422,
        body: { rejection: { code: 'request_id_reused' } },
      })
    }
  })

  test('without the database nothing is taken: 503', async () => {
    await counter.app.close()
    counter = await testCounter({ credentials: { find: () => Promise.reject(new Error('connection lost')) } })
    expect(
      await counter.app.inject({
        method: 'POST',
        url: '/api/sign-in',
        payload: { name: 'bo', password: PASSWORD },
      }),
    ).toMatchObject({ statusCode: 503 })
  })
})

describe('a secret that is set', () => {
  test('only its hash reaches the engine', async () => {
    expect(
      await call(counter, token, 'set-password', { clientNo: 10_000_001, newPassword: 'a new secret' }),
    ).toMatchObject({ status: 200 })
    const { input, secrets } = seen.at(-1)!
    expect(input).toEqual({ clientNo: 10_000_001 })
    const { newPassword } = secrets as Record<string, VerifiedSecret>
    expect(newPassword).toMatchObject({ kind: 'cash', owner: 10_000_001, version: 1, verified: false })
    expect(newPassword!.newHash).toMatch(/^\$argon2id\$/)
    expect(await verify(newPassword!.newHash, 'a new secret')).toBe(true)
    expect(written()).not.toContain('a new secret')
  })

  test('the same id with another new secret is not said to be done', async () => {
    const set = (newPassword: string) =>
      call(counter, token, 'set-password', { clientNo: 10_000_001, newPassword }, 'set')
    await set('first secret')
    expect(await set('first secret')).toMatchObject({ status: 200 })
    expect(await set('second secret')).toMatchObject({
      status: 422,
      body: { rejection: { code: 'request_id_reused' } },
    })
  })
})

describe('what is easy to guess', () => {
  const passwords = new Passwords({ atOnce: 1, waiting: 10 }, { memoryCost: 64, timeCost: 1 })
  const asker = { key: 'teller:1001', isKnown: true }
  const schema = Type.Object({
    clientNo: ClientNo,
    password: PasswordKind,
    oldPassword: SecretOf({ zh: '原密码', en: 'Old' }, 'password'),
    newPassword: NewSecretOf({ zh: '新密码', en: 'New' }, 'password'),
  })
  const set = async (newPassword: string, kind: string) => {
    const about = () =>
      Promise.resolve({ birthDate: '1949-12-31', phone: '13800005678', identityNumber: 'E1' })
    const credentials = { find: () => Promise.resolve(undefined), about }
    const input = { clientNo: 10_000_001, password: kind }
    const fields = secretFieldsOf(schema)
    return (await verifySecrets({ passwords, credentials, asker }, fields, { newPassword }, input, 1001))[
      'newPassword'
    ]
  }

  test.each([
    ['135246', 'cash', undefined],
    ['123456', 'cash', 'run'],
    ['112233', 'trading', 'repeat'],
    ['491231', 'trading', 'personal'],
    ['13524x', 'phone', 'letters'],
    ['13524x', 'cash', undefined],
  ])('%s as %s password: %s', async (secret, kind, weakness) => {
    const said = await set(secret, kind)
    expect(said).toMatchObject({ kind, owner: 10_000_001 })
    expect(said?.strength?.weakness).toBe(weakness)
  })

  test('a client who is being opened is known by what is typed', async () => {
    const credentials = { find: () => Promise.resolve(undefined) }
    const opening = Type.Object({ cashPassword: NewSecret({ zh: '密码', en: 'Password' }, 'cash') })
    const typed = { identityNumber: '11010519491231002X', phone: '13800005678' }
    const weaknessOfTyped = async (cashPassword: string) => {
      const fields = secretFieldsOf(opening)
      const said = await verifySecrets(
        { passwords, credentials, asker },
        fields,
        { cashPassword },
        typed,
        1001,
      )
      return said['cashPassword']?.strength?.weakness
    }
    expect(await weaknessOfTyped('19491231')).toBe('personal')
    expect(await weaknessOfTyped('005678')).toBe('personal')
    expect(await weaknessOfTyped('135246')).toBeUndefined()
  })
})
