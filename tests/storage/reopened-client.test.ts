/** A former client is opened again under a new number, and the document leads to the new one, also after a restart. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { PERSON } from '../support/person.ts'
import { openDay, StorageEngine } from './storage-engine.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  await openDay(database.url, '2026-11-23', 1)
})
afterAll(() => database.drop())

const IDENTITY = `id-card:${PERSON.identityNumber}`

async function afterRestart<T>(act: (books: StorageEngine) => Promise<T>): Promise<T> {
  const books = await StorageEngine.open(database.url)
  try {
    return await act(books)
  } finally {
    await books.close()
    expect(books.failure).toBe(undefined)
  }
}

const open = async (books: StorageEngine): Promise<number> =>
  (await books.give<{ clientNo: number }>('F04', PERSON)).clientNo
const close = (books: StorageEngine, clientNo: number) => books.give('F08', { clientNo, payout: 'transfer' })

test('closed and opened again, in one commit too; never two at once', async () => {
  const first = await afterRestart(async books => {
    const clientNo = await open(books)
    await expect(open(books)).rejects.toThrow(/client_exists/)
    return clientNo
  })
  const second = await afterRestart(async books => {
    await expect(open(books)).rejects.toThrow(new RegExp(`client_exists.*${first}`))
    const [, clientNo] = await Promise.all([close(books, first), open(books)])
    expect(books.engine.books.clientsByIdentity.get(IDENTITY)).toBe(clientNo)
    return clientNo
  })
  expect(second).toBeGreaterThan(first)
  const third = await afterRestart(async books => {
    // The closed client is loaded and causes no conflict.
    await expect(close(books, first)).rejects.toThrow(/client_not_normal/)
    await expect(open(books)).rejects.toThrow(new RegExp(`client_exists.*${second}`))
    await close(books, second)
    return open(books)
  })
  await afterRestart(async books => {
    for (const clientNo of [third, first, second])
      await books.give('F05', { clientNo, phone: '13900000000' }).catch(() => undefined)
    const { clients, clientsByIdentity } = books.engine.books
    expect([first, second, third].map(clientNo => clients.get(clientNo)?.status)).toEqual([
      'closed',
      'closed',
      'normal',
    ])
    expect(clientsByIdentity.get(IDENTITY)).toBe(third)
  })
})

test('its securities account is registered again, and what it holds from now on is of the new client', async () => {
  const account = { market: 'XSHG', number: 'A000000777', designated: false }
  const holder = { ...PERSON, identityNumber: '110101199003070011', securitiesAccounts: [account] }
  const opened = (books: StorageEngine) => books.give<{ clientNo: number }>('F04', holder)
  const bringIn = (books: StorageEngine, clientNo: number) =>
    books.give<{ voucherNo: number }>('C13', {
      clientNo,
      instrument: '600000.XSHG',
      quantity: 100,
      cost: 100_000,
      reason: 'gift',
      document: 'D1',
    })
  const first = await afterRestart(async books => {
    const { clientNo } = await opened(books)
    const { voucherNo } = await bringIn(books, clientNo)
    const holdingNo = books.engine.books.clients.get(clientNo)?.holdings[0]?.holdingNo
    await books.give('F10', { voucherNo })
    await close(books, clientNo)
    return { clientNo, holdingNo }
  })
  const second = await afterRestart(async books => {
    const { clientNo } = await opened(books)
    await expect(books.give('F04', { ...holder, identityNumber: '110101199003070038' })).rejects.toThrow(
      /securities_account_exists/,
    )
    return clientNo
  })
  await afterRestart(async books => {
    await bringIn(books, second)
    const client = books.engine.books.clients.get(second)
    expect(client?.holdings).toMatchObject([{ holdingNo: first.holdingNo, clientNo: second, settled: 100 }])
    expect(client?.securitiesAccounts).toMatchObject([{ status: 'normal', clientNo: second }])
    await books.give('F05', { clientNo: first.clientNo, phone: '13900000000' }).catch(() => undefined)
    expect(books.engine.books.clients.get(first.clientNo)?.holdings).toEqual([])
  })
})
