import { describe, expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { clientJournal } from './client-journal.ts'

const { read } = reportDatabase()

describe('client-journal', () => {
  test('in the order it happened, with the balance before and after', async () => {
    const report = await read(clientJournal, { client: '张三', from: '2025-01-01' })
    expect(
      columnsOf(report, 'entryNo', 'kind', 'balanceBefore', 'moneyIn', 'moneyOut', 'balanceAfter'),
    ).toEqual([
      [1, 'deposit', '0.00', '50000.00', '0.00', '50000.00'],
      [2, 'deposit', '50000.00', '50000.00', '0.00', '100000.00'],
      [5, 'buy', '100000.00', '0.00', '1005.06', '98994.94'],
      [16, 'deposit', '100000.00', '1000.00', '0.00', '101000.00'],
    ])
  })

  test('the total line: opening, in, out, closing', async () => {
    const { totals } = await read(clientJournal, { client: '10000001', to: '2026-11-22' })
    expect(totals).toMatchObject([
      { currency: 'CNY', balanceBefore: '0.00', moneyIn: '100000.00', balanceAfter: '100000.00' },
    ])
  })

  test('one currency, one page', async () => {
    const all = { client: '10000001', from: '2025-01-01' }
    expect((await read(clientJournal, { ...all, currency: 'USD' })).rows).toEqual([])
    const first = await read(clientJournal, { ...all, limit: 1 })
    expect(first.totals).toHaveLength(1)
    const second = await read(clientJournal, { ...all, limit: 1, after: first.next })
    expect(columnsOf(second, 'entryNo')).toEqual([[2]])
    expect(second.totals).toBeNull()
  })
})
