import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { dueAccount, dueDateOf, dueSums } from './due-sums.ts'

test('a trade on the error account is headquarters’, with the depository’s fees and the date of its security', () => {
  const given = books({ instruments: { '900901.XSHG': 'b-share, USD' } })
  const onErrorAccount = [
    {
      market: 'XSHG',
      tradingUnit: '20001',
      code: '900901',
      side: 'sell',
      price: 100_000,
      quantity: 100,
    } as const,
  ]
  const [sum] = dueSums(given, { cleared: [], onErrorAccount })
  expect(sum).toMatchObject({ branchNo: 1, settlementDate: '2026-11-26', amount: 100_000, shares: -100 })
})

test('CNY is due on the next trading day, over a weekend too; other currencies after three', () => {
  const given = books()
  expect(dueDateOf(given, { market: 'XSHE', currency: 'CNY' }, '2026-11-27')).toBe('2026-11-30')
  expect(dueDateOf(given, { market: 'XSHE', currency: 'HKD' }, '2026-11-23')).toBe('2026-11-26')
  expect(dueAccount(2, 3, { market: 'XSHE', settlementDate: '2026-11-26' })).toBe(
    '2/settlement-due/3/XSHE/2026-11-26',
  )
})
