/**
 * PostgreSQL is killed while batches are on their way to the disk. What was acknowledged is there once, and everything that is
 * asked again under its own id gets its first answer or is done now, once.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPostgres, type EmbeddedPostgres } from '@guitai/adapters/storage/embedded-postgres.ts'
import { BooksUnavailable, OutcomeUnknown, type Outcome } from '@guitai/core/engine/command.ts'
import { pick, seeded, type SampleClient } from '../../apps/trial/sample-clients.ts'
import { killPostgres } from '../support/kill-postgres.ts'
import { prepareCluster } from '../support/prepared-cluster.ts'
import { openDay, StorageEngine } from './storage-engine.ts'

const ROUNDS = 4
const COMMANDS = 1500
const folder = mkdtempSync(join(tmpdir(), 'guitai-commit-'))
const dataDir = join(folder, 'data')
const random = seeded(11)
let server: EmbeddedPostgres
let clients: readonly SampleClient[]

beforeAll(async () => {
  chmodSync(folder, 0o755)
  await prepareCluster(dataDir)
  server = await startPostgres({ dataDir })
  clients = await openDay(server.url, '2026-11-23', 20)
})

afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

interface Deposit {
  requestId: string
  input: { cashAccountNo: number; kind: 'deposit'; amount: number }
  answer: Outcome | 'unknown' | 'untaken' | undefined
}

function deposits(round: number): Deposit[] {
  return Array.from({ length: COMMANDS }, (_, i) => ({
    requestId: `${round}/${i}`,
    input: {
      cashAccountNo: pick(random, clients).cashAccountNo,
      kind: 'deposit',
      amount: 1 + Math.floor(random() * 10_000),
    },
    answer: undefined,
  }))
}

async function ask(books: StorageEngine, deposit: Deposit): Promise<Outcome | 'unknown' | 'untaken'> {
  try {
    return await books.submit('F09', deposit.input, deposit.requestId)
  } catch (error) {
    if (error instanceof OutcomeUnknown) return 'unknown'
    if (error instanceof BooksUnavailable) return 'untaken'
    throw error
  }
}

/** Asks all at once; the database is killed when this many have been answered. */
async function askUntilKilled(
  books: StorageEngine,
  wishes: readonly Deposit[],
  killAfter: number,
): Promise<void> {
  let answered = 0
  await Promise.all(
    wishes.map(async deposit => {
      deposit.answer = await ask(books, deposit)
      if (++answered === killAfter) killPostgres(dataDir)
    }),
  )
}

async function logged(): Promise<{ input: string; outcome: string; commandNo: number }[]> {
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  const { rows } = await client.query<{ input: string; outcome: string; commandNo: number }>(
    'select input, outcome, command_no::float8 as "commandNo" from everyday.command where function_code = \'F09\' and request_hash is not null order by command_no',
  )
  await client.end()
  return rows
}

const vouchersOf = (list: readonly { outcome: string }[]): string[] =>
  list.map(({ outcome }) => outcome).sort()
const acknowledged = (wishes: readonly Deposit[]): string[] =>
  wishes.flatMap(({ answer }) =>
    typeof answer === 'object' && answer.kind === 'accepted'
      ? [JSON.stringify({ result: answer.result })]
      : [],
  )

test(`${ROUNDS} times`, async () => {
  let doneBefore = 0
  for (let round = 1; round <= ROUNDS; round++) {
    const wishes = deposits(round)
    const books = await StorageEngine.open(server.url)
    await askUntilKilled(books, wishes, 1 + Math.floor(random() * COMMANDS * 0.8))
    await books.storage.close()
    server = await startPostgres({ dataDir })
    const said = acknowledged(wishes)
    const inLog = vouchersOf((await logged()).slice(doneBefore))
    expect(inLog).toEqual(expect.arrayContaining(said))
    expect(inLog.length).toBeLessThanOrEqual(
      COMMANDS - wishes.filter(({ answer }) => answer === 'untaken').length,
    )
    const again = await StorageEngine.open(server.url)
    const answers = await Promise.all(wishes.map(deposit => ask(again, deposit)))
    expect(answers.every(answer => typeof answer === 'object' && answer.kind === 'accepted')).toBe(true)
    wishes.forEach(({ answer }, i) => typeof answer === 'object' && expect(answers[i]).toEqual(answer))
    await again.close()
    const all = await logged()
    expect(all.length - doneBefore).toBe(COMMANDS)
    expect(new Set(vouchersOf(all)).size).toBe(all.length)
    doneBefore = all.length
  }
})

test('the money is what was deposited, and balances are the sum of their entries', async () => {
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  const { rows } = await client.query<{ deposited: string; entries: string; till: string }>(
    `select (select sum((input::json ->> 'amount')::bigint) from everyday.command where function_code = 'F09' and request_hash is not null)::text as deposited,
      (select sum(amount) from everyday.entry where kind = 'deposit')::text as entries,
      (select -sum(balance) from current.house_account where kind = 'till')::text as till`,
  )
  await client.end()
  expect(rows[0]?.entries).toBe(rows[0]?.deposited)
  expect(rows[0]?.till).toBe(rows[0]?.deposited)
})
