/**
 * Two whole small days through HTTP, engine, PostgreSQL, FIX, the exchanges and two day ends; every line of both proofs is
 * true. The same seed in another installation gives the same books, whatever the machine does in between.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runDay, type DayReport } from '../../apps/trial/trial-day.ts'

async function twoDays(seed: number): Promise<DayReport> {
  const folder = await mkdtemp(join(tmpdir(), 'guitai-trial-'))
  const size = { clients: 30, orders: 200, date: '2026-11-27', days: 2, keepDatabase: false }
  try {
    return await runDay({ ...size, folder, seed, say: () => undefined })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

test('two days are traded, closed and proved, and the same seed gives the same books', async () => {
  const [report, again] = await Promise.all([twoDays(11), twoDays(11)])
  expect(Object.entries(report.proof).filter(([, isTrue]) => !isTrue)).toEqual([])
  expect(Object.keys(report.proof).length).toBeGreaterThan(10)
  expect(report.trades).toBeGreaterThan(100)
  expect(report.canceled).toBeGreaterThan(0)
  expect(report.certificate.businessDate).toBe('2026-11-30')
  expect(again.fingerprint).toBe(report.fingerprint)
}, 240_000)
