/** Two whole days, small: through HTTP, engine, PostgreSQL, FIX, the exchanges and two day ends; every line of both proofs. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runDay } from '../../apps/server/trial-day.ts'

test('two days are traded, closed and proved', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'guitai-trial-'))
  try {
    const report = await runDay({
      folder,
      clients: 30,
      orders: 600,
      seed: 11,
      date: '2026-11-27',
      days: 2,
      say: () => undefined,
    })
    expect(Object.entries(report.proof).filter(([, isTrue]) => !isTrue)).toEqual([])
    expect(Object.keys(report.proof).length).toBeGreaterThan(10)
    expect(report.trades).toBeGreaterThan(200)
    expect(report.canceled).toBeGreaterThan(0)
    expect(report.certificate.businessDate).toBe('2026-11-30')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}, 120_000)
