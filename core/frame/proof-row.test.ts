/** Rows of the proof in both languages. */
import { expect, test } from 'vitest'
import { inWords } from './proof-row.ts'

test.each([
  [{}, '', ''],
  [
    { object: 'cash', account_no: 7, entries: 0, note: '', gone: null },
    '类别 资金账户，账号 7，流水合计 0',
    'object cash account, account 7, entries 0',
  ],
  [{ trade_key: 'K', of_order: [1, 2] }, '成交 K，委托合计 [1,2]', 'trade K, of the order [1,2]'],
  [
    { fault: 'no voucher', kind: 'deposit' },
    '差错 没有凭证，业务类型 存入',
    'fault it has no voucher, kind Deposit',
  ],
  [{ never_heard_of: 'x' }, 'never_heard_of x', 'never_heard_of x'],
])('%j', (row, zh, en) => {
  expect(inWords(row)).toEqual({ zh, en })
})
