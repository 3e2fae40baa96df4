/**
 * X06 on a server that is a process of its own and killed in the middle: it goes on by itself, each line is compared once with what is in
 * the tables, and the same file is known again.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '@guitai/core/base/assert.ts'
import { FIRST_TELLERS } from '../../apps/server/installation.ts'
import { signIn } from './load.ts'
import { TestInstallation } from './test-installation.ts'
import { until } from './until.ts'

const installation = new TestInstallation({ seed: 12, tradeDate: '2026-11-23', clients: 30 })
/** So many that the comparison is not over before the server is killed. */
const STRANGERS = 40_000
const FILE = 'shareholders-XSHG-20261123.csv'

let token = ''
let database: pg.Client

beforeAll(async () => {
  await installation.start()
  await connect()
})
afterAll(async () => {
  await database?.end()
  await installation.stop()
})

async function connect(): Promise<void> {
  const { name, password } = present(
    FIRST_TELLERS.find(({ roles }) => roles.includes('clearing')),
    'who clears',
  )
  token = (await signIn(installation.url, name, password)).token
  database = new pg.Client({ connectionString: installation.databaseUrl })
  database.on('error', () => undefined)
  await database.connect()
}

interface Reply {
  result?: Record<string, unknown>
  rejection?: { code: string }
  rows?: Record<string, unknown>[]
}

const authorization = (): string => `Bearer ${token}`

async function compare(requestId: string): Promise<Reply> {
  const response = await fetch(`${installation.url}/api/functions/X06`, {
    method: 'POST',
    headers: { authorization: authorization(), 'content-type': 'application/json' },
    body: JSON.stringify({ requestId, input: { market: 'XSHG' } }),
  })
  return (await response.json()) as Reply
}

async function rowsOf(report: string): Promise<Record<string, unknown>[]> {
  const response = await fetch(`${installation.url}/api/reports/${report}`, {
    headers: { authorization: authorization() },
  })
  return ((await response.json()) as Reply).rows ?? []
}

interface Account {
  account: string
  name: string
  identity: string
}

/** All clients of Shanghai as they are, except that the first has another name and the second's account is new; then strangers. */
async function writeList(): Promise<number> {
  const { rows } = await database.query<Account>(
    `select securities_account_id as account, name, identity_number as identity from current.securities_account
      join current.client using (client_no) where market = 'XSHG' order by 1`,
  )
  const told = rows.map(({ account, name, identity }, index) =>
    [index === 1 ? 'Z999999999.XSHG' : account, index === 0 ? `${name}某` : name, identity].join(','),
  )
  const strangers = Array.from(
    { length: STRANGERS },
    (_, i) => `Y${String(i).padStart(9, '0')}.XSHG,某,S${i}`,
  )
  mkdirSync(installation.filesFolder, { recursive: true })
  writeFileSync(
    join(installation.filesFolder, FILE),
    ['证券账户,姓名,证件号码', ...told, ...strangers].join('\n'),
  )
  return rows.length
}

test('killed in the middle it goes on by itself, and the same file again is refused', async () => {
  const clients = await writeList()
  expect(clients).toBeGreaterThan(10)
  const asked = compare('cut').catch(() => undefined)
  await until('some chunks to be compared', 30, async () => {
    const [job] = await rowsOf('jobs?limit=1')
    return job?.['functionCode'] === 'X06' && Number(job['done']) > 3 ? [] : [JSON.stringify(job)]
  })
  await installation.killServer()
  await asked
  await database.end()
  await installation.startServer()
  await connect()
  await until('the rest to be compared', 60, async () => {
    const [job] = await rowsOf('jobs?limit=1')
    return job?.['status'] === 'done' ? [] : [JSON.stringify(job)]
  })
  expect((await rowsOf('jobs?limit=1'))[0]).toMatchObject({ functionCode: 'X06', runs: 2 })
  const all = {
    lines: clients + STRANGERS,
    agreed: clients - 2,
    different: 1,
    newAccounts: 1,
    unknown: STRANGERS,
  }
  // Who asked first is answered as if nothing had been.
  expect((await compare('cut')).result).toMatchObject({ market: 'XSHG', ...all })
  expect((await compare('again')).rejection?.code).toBe('file_taken')
  const { rows } = await database.query<{ n: number }>(
    'select count(*)::int as n from current.shareholder_finding',
  )
  expect(rows).toEqual([{ n: STRANGERS + 2 }])
  expect(await rowsOf('shareholder-findings?finding=different')).toMatchObject([
    { lineNo: 2, differs: 'other-name' },
  ])
  expect(await rowsOf('shareholder-findings?finding=new')).toMatchObject([
    { lineNo: 3, securitiesAccountId: 'Z999999999.XSHG' },
  ])
})
