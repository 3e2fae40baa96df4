/**
 * Designated trading in Shanghai by message, through the real server: an account is designated and trades at once; a withdrawal
 * stops its orders at once and takes its shares at the day end; a refusal leaves all as it was; an answer that was lost is asked
 * for, also by a line that begins anew, and nothing is sent twice. The day is proved, and the second engine agrees.
 */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '@guitai/core/base/assert.ts'
import { MARKETS } from '@guitai/core/base/market.ts'
import type { Client } from '@guitai/core/books/accounts.ts'
import { recordsOf } from '@guitai/core/books/records.ts'
import { giver, type Give } from '../../apps/server/system-commands.ts'
import { runAudit } from '../../audit/run-audit.ts'
import { PERSON } from '../support/person.ts'
import { StillMarket } from '../support/still-market.ts'
import { until } from './until.ts'

const DATE = '2026-11-23'
const SECURITY = '600000.XSHG'
const UNIT = '26001'
const PATIENCE_SECONDS = 20

let market: StillMarket
let give: Give
const clients: Record<string, number> = {}

const books = () => present(market.counter.host.books, 'open books')
const clientOf = (name: string): Readonly<Client> => present(books().clients.get(clients[name] ?? 0), name)
const account = (name: string) => present(clientOf(name).securitiesAccounts[0], 'securities account')
const shares = (name: string): number => clientOf(name).holdings[0]?.settled ?? 0
const transfer = (name: string) => present(recordsOf(clientOf(name), 'custody_transfer').at(-1), 'transfer')

const designate = (name: string, kind: string): Promise<unknown> =>
  give('C07', { clientNo: clients[name], securitiesAccount: account(name).securitiesAccountId, kind })

const buy = (name: string): Promise<unknown> =>
  give('C01', {
    clientNo: clients[name],
    instrument: SECURITY,
    side: 'buy',
    orderType: 'limit',
    price: present(books().instrumentsById.get(SECURITY), SECURITY).previousClose,
    quantity: 100,
  })

const answered = (name: string, status: string): Promise<void> =>
  until(`${name}'s request to be ${status}`, PATIENCE_SECONDS, () => {
    const now = transfer(name).status
    return Promise.resolve(now === status ? [] : [now])
  })

interface Asked {
  clOrdId: string
  securitiesAccount: string
  times: number
}

const asked = async (name: string): Promise<Asked[]> => {
  const all = (await market.exchange('GET', '/designations?market=XSHG')) as Asked[]
  return all.filter(
    ({ securitiesAccount }) => `${securitiesAccount}.XSHG` === account(name).securitiesAccountId,
  )
}

const manner = (how: string): Promise<unknown> => market.exchange('POST', '/custody-manner', { manner: how })

async function openClient(
  name: string,
  { at, designated }: { at: number; designated: boolean },
): Promise<void> {
  const number = `A10000000${at}`
  const { clientNo, cashAccounts } = await give<{ clientNo: number; cashAccounts: { accountNo: number }[] }>(
    'F04',
    {
      ...PERSON,
      identityNumber: [
        '310101199006122312',
        '310101197909302518',
        '310101196201152011',
        '310101198508282418',
      ][at],
      securitiesAccounts: [{ market: 'XSHG', number, designated }],
    },
  )
  clients[name] = clientNo
  const cashAccountNo = present(cashAccounts[0], 'cash account').accountNo
  await give('F09', { kind: 'transfer-in', cashAccountNo, amount: 100_000_00 })
}

beforeAll(async () => {
  market = await StillMarket.open(DATE)
  give = giver(market.counter, 'designation')
  await give('X03', { tradeDate: DATE })
  for (const each of MARKETS) await give('X04', { market: each })
  await openClient('new', { at: 0, designated: false })
  await openClient('leaving', { at: 1, designated: true })
  await openClient('staying', { at: 2, designated: true })
  await openClient('lost', { at: 3, designated: false })
  const opening = {
    market: 'XSHG',
    securitiesAccount: 'A100000001',
    tradingUnit: '',
    code: '600000',
    acquiredOn: '2025-07-01',
    quantity: 700,
    cost: 700_000,
  }
  await market.exchange('POST', '/opening', [opening])
  await give('X08', { market: 'XSHG' })
  await market.stepTo('10:00')
}, 60_000)
afterAll(() => market?.close())

test('designated by message: the account trades at once', async () => {
  await expect(buy('new')).rejects.toThrow(/not designated/)
  await designate('new', 'designate')
  await answered('new', 'confirmed')
  expect(account('new').tradingUnit).toBe(UNIT)
  await buy('new')
  await expect(designate('new', 'designate')).rejects.toThrow()
  expect((await asked('new')).map(({ times }) => times)).toEqual([1])
})

test('withdrawn by message: no order from now on, the shares stay until the day end', async () => {
  await designate('leaving', 'revoke-designation')
  await answered('leaving', 'confirmed')
  expect(account('leaving').tradingUnit).toBe('')
  await expect(buy('leaving')).rejects.toThrow(/not designated/)
  expect(shares('leaving')).toBe(700)
})

test('refused by the exchange, with its reason: the account is designated as before', async () => {
  await manner('refuse')
  await designate('staying', 'revoke-designation')
  await answered('staying', 'refused')
  expect(transfer('staying').reason).toMatch(/^202 /)
  expect(account('staying').tradingUnit).toBe(UNIT)
  await manner('by-holdings')
  await buy('staying')
})

test('an answer that is lost: sent, never again, and asked for by a line that begins anew', async () => {
  await manner('silent')
  await designate('lost', 'designate')
  await answered('lost', 'sent')
  await until('the exchange to have it', PATIENCE_SECONDS, async () =>
    (await asked('lost')).length === 1 ? [] : ['not yet'],
  )
  await market.counter.markets.refresh()
  await manner('by-holdings')
  await market.counter.markets.refresh()
  await answered('lost', 'confirmed')
  expect(account('lost').tradingUnit).toBe(UNIT)
  expect((await asked('lost')).map(({ times }) => times)).toEqual([1])
})

test('the day end takes the shares of the account that has left, and every line of the proof is true', async () => {
  await market.endTrading()
  for (const each of MARKETS) await give('E27', { market: each })
  for (const each of MARKETS) await give('E01', { market: each })
  for (const each of MARKETS) await give('E02', { market: each })
  await give('E03', {})
  await give('E11', {})
  await give('E12', {})
  expect(shares('leaving')).toBe(0)
  const { proof } = await give<{ proof: Record<string, boolean> }>('E13', {})
  expect(Object.entries(proof).filter(([, isTrue]) => !isTrue)).toEqual([])
  const client = new pg.Client({ connectionString: market.counter.databaseUrl })
  await client.connect()
  try {
    const { lines } = await runAudit(client, { fromStart: true })
    expect(lines.flatMap(({ findings }) => findings)).toEqual([])
  } finally {
    await client.end()
  }
}, 90_000)
