/** An approval is still known after a restart: asked once more it is closed, and a lost answer is given again. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withClient } from '@guitai/adapters/storage/with-client.ts'
import type { Outcome } from '@guitai/core/engine/command.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { commandOf, openDay, StorageEngine } from './storage-engine.ts'

const [MAKER, CHECKER] = [1001, 1002]

let database: TestDatabase
let cashAccountNo = 0

beforeAll(async () => {
  database = await testDatabase()
  const [sample] = await openDay(database.url, '2026-11-23', 1)
  cashAccountNo = sample!.cashAccountNo
  await afterRestart(async books => {
    const named = { titleZh: '岗', titleEn: 'Role', isChecker: true, seesPersonalData: false }
    const rights = [{ permission: 'funds.*', limit: 100 }, { permission: 'system.approve' }]
    await books.give('S07', { role: 'maker', ...named, rights })
    await books.give('S07', { role: 'checker', ...named, rights: [{ permission: '*' }] })
    for (const [name, fullName] of [
      ['maker', '安'],
      ['checker', '贝'],
    ] as const) {
      const person = { name, fullName, branchNo: 1, status: 'normal', mustChangePassword: false }
      const password = { kind: 'sign-in', owner: 0, version: 0, verified: false, newHash: 'h' } as const
      const hired = { ...commandOf('S08', { ...person, roles: [name] }, ''), secrets: { password } }
      expect(await books.engine.submit(hired)).toMatchObject({ kind: 'accepted' })
    }
  })
})
afterAll(() => database.drop())

async function afterRestart<T>(act: (books: StorageEngine) => Promise<T>): Promise<T> {
  const books = await StorageEngine.open(database.url)
  try {
    return await act(books)
  } finally {
    await books.close()
    expect(books.failure).toBe(undefined)
  }
}

const by = (tellerNo: number, functionCode: string, input: object, requestId: string): Promise<Outcome> =>
  afterRestart(({ engine }) => {
    const principal = { kind: 'teller', tellerNo, branchNo: 1 } as const
    return engine.submit({ ...commandOf(functionCode, input, requestId), principal })
  })

const agree = (requestId: string): Promise<Outcome> =>
  by(CHECKER, 'S91', { approvalId: 1, agree: true }, requestId)

test('a restart after each step', async () => {
  const deposit = { cashAccountNo, kind: 'transfer-in', amount: 101 }
  expect(await by(MAKER, 'F09', deposit, 'asked')).toMatchObject({ kind: 'pending', approvalId: 1 })
  const agreed = await agree('agreed')
  expect(agreed).toMatchObject({ kind: 'accepted' })
  expect(await agree('agreed')).toEqual(agreed)
  const closed = { kind: 'rejected', rejection: { code: 'approval_closed' } }
  expect(await agree('agreed anew')).toMatchObject(closed)
  expect(await by(MAKER, 'S92', { approvalId: 1 }, '')).toMatchObject(closed)
  expect(await by(CHECKER, 'S92', { approvalId: 1 }, '')).toMatchObject({
    rejection: { code: 'not_the_maker' },
  })
})

test('what lapsed at the day end is still known on the next day, and not on the day after', async () => {
  const deposit = { cashAccountNo, kind: 'transfer-in', amount: 102 }
  const asked = (await by(MAKER, 'F09', deposit, 'lapses')) as { approvalId: number }
  const { approvalId } = asked
  const late = (requestId: string): Promise<Outcome> =>
    by(CHECKER, 'S91', { approvalId, agree: true }, requestId)
  const say = (sql: string): Promise<unknown> =>
    withClient(database.url, 'approvals test', client => client.query(sql))
  await say(`update current.approval set status = 'expired' where approval_id = ${approvalId}`)
  await say("insert into current.business_day values ('2026-11-24', 'open', 1, 2)")
  expect(await late('a day later')).toMatchObject({ rejection: { code: 'approval_lapsed' } })
  await say("insert into current.business_day values ('2026-11-25', 'open', 1, 3)")
  expect(await late('two days later')).toMatchObject({ rejection: { code: 'approval_not_found' } })
})
