/** A teller's daily total still binds the limit after a restart; the next day begins at zero. */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Outcome } from '@guitai/core/engine/command.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { commandOf, openDay, StorageEngine } from './storage-engine.ts'

const LIMIT = 500_000_00
const TELLER = 1001

let database: TestDatabase
let client: pg.Client
let cashAccountNo = 0

beforeAll(async () => {
  database = await testDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const [sample] = await openDay(database.url, '2026-11-23', 1)
  cashAccountNo = sample!.cashAccountNo
  await afterRestart(async books => {
    const named = { titleZh: '柜员', titleEn: 'Teller', isChecker: false, seesPersonalData: false }
    const rights = [{ permission: 'funds.*', limit: LIMIT }]
    await books.give('S07', { role: 'teller', ...named, rights })
    const person = { name: 'ann', fullName: '安', branchNo: 1, status: 'normal', mustChangePassword: false }
    const password = { kind: 'sign-in', owner: 0, version: 0, verified: false, newHash: 'h' } as const
    const hired = { ...commandOf('S08', { ...person, roles: ['teller'] }, ''), secrets: { password } }
    expect(await books.engine.submit(hired)).toMatchObject({ kind: 'accepted', result: { tellerNo: TELLER } })
  })
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

async function afterRestart<T>(act: (books: StorageEngine) => Promise<T>): Promise<T> {
  const books = await StorageEngine.open(database.url)
  try {
    return await act(books)
  } finally {
    await books.close()
    expect(books.failure).toBe(undefined)
  }
}

const deposit = (amount: number): Promise<Outcome['kind']> =>
  afterRestart(async ({ engine }) => {
    const asked = commandOf('F09', { cashAccountNo, kind: 'transfer-in', amount }, '')
    const principal = { kind: 'teller', tellerNo: TELLER, branchNo: 1 } as const
    return (await engine.submit({ ...asked, principal })).kind
  })

test('a restart between', async () => {
  expect([
    await deposit(LIMIT - 100),
    await deposit(LIMIT - 100),
    await deposit(100),
    await deposit(1),
  ]).toEqual(['accepted', 'pending', 'accepted', 'pending'])
  const { rows } = await client.query('select * from current.teller_total')
  expect(rows).toMatchObject([
    { teller_no: '1001', use: 'making', function_code: 'F09', amount: String(LIMIT) },
  ])
})

test('another day', async () => {
  await client.query("update current.business_day set phase = 'closed'")
  await client.query(
    `insert into current.day_step select business_date || '/' || clearing_run || '/E28', business_date, clearing_run, 'E28', 'done',
      now(), now(), 0, 0, 0, '', '{}' from current.business_day`,
  )
  await afterRestart(books => books.give('X03', { tradeDate: '2026-11-24' }))
  expect([await deposit(LIMIT), await deposit(1)]).toEqual(['accepted', 'pending'])
})
