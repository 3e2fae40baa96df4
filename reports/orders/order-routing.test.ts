import { expect, test } from 'vitest'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { orderRouting } from './order-routing.ts'

const { read } = reportDatabase()

test('every order of the day is counted once, in one state', async () => {
  const { rows } = await read(orderRouting)
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) {
    const states = ['queued', 'open', 'filled', 'canceled', 'rejected'].map(name => Number(row[name]))
    expect(states.reduce((sum, each) => sum + each, 0)).toBe(Number(row['entered']))
  }
})

test('of one market', async () => {
  const { rows } = await read(orderRouting, { market: 'XSHG' })
  expect(rows.every(row => row['market'] === 'XSHG')).toBe(true)
})
