/** Both tellers of a movement are named; a reversal shows what it reverses; an own journal has what concerns the teller. */
import { beforeAll, expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { allTillsJournal } from './all-tills-journal.ts'
import { ownTillJournal } from './own-till-journal.ts'

const { read, execute } = reportDatabase()

beforeAll(() =>
  execute(`insert into current.house_account values (20, '1/till/1/1002', 1, 'till', 1, '1002', -5000);
    insert into current.voucher (voucher_no, business_date, kind, client_no, account_no, asset, amount, teller_no, summary, counter_account, reverses, reversed_by) values
      (3, '2026-11-23', 'till-move', 0, 0, 1, 5000, 1001, '', '1/till/1/1001', null, null),
      (4, '2026-11-23', 'transfer-in', 10000001, 1000000101, 1, 700, 1002, '', '1/bank/1/', null, 5),
      (5, '2026-11-23', 'reversal', 10000001, 1000000101, 1, 700, 1002, '', '1/bank/1/', 4, null);
    insert into current.entry values
      (30, '2026-11-23', '2026-11-23', 7, '2026-11-23 10:00+08', 'till-move', 1, 5000, 20, 'S', 3, 'S', null, null, null, 3, null),
      (31, '2026-11-23', '2026-11-23', 8, '2026-11-23 10:01+08', 'transfer-in', 1, 700, 1, 'S', 1000000101, 'S', 10000001, null, null, 4, 10000700),
      (32, '2026-11-23', '2026-11-23', 9, '2026-11-23 10:02+08', 'reversal', 1, 700, 1000000101, 'S', 1, 'S', 10000001, null, null, 5, 10000000)`),
)

const COLUMNS = ['voucherNo', 'tellerNo', 'kind', 'amount', 'intoTill', 'outOfTill', 'reverses'] as const
const DEPOSIT = [1, 1001, 'deposit', '1000.00', 1001, null, null]
const MOVE = [3, 1001, 'till-move', '50.00', 1002, 1001, null]
const TRANSFER = [4, 1002, 'transfer-in', '7.00', null, null, null]
const BACK = [5, 1002, 'reversal', '7.00', null, null, 4]

test.each([
  ['all', {}, [DEPOSIT, MOVE, TRANSFER, BACK]],
  ['one teller, and what came into that till', { teller: 1002 }, [MOVE, TRANSFER, BACK]],
  ['another day', { date: '2026-11-20' }, []],
])('%s', async (_, input, expected) => {
  expect(columnsOf(await read(allTillsJournal, input), ...COLUMNS)).toEqual(expected)
})

test("the signed-in teller's own", async () => {
  expect(columnsOf(await read(ownTillJournal), ...COLUMNS)).toEqual([DEPOSIT, MOVE])
})

test('in pages', async () => {
  const first = await read(allTillsJournal, { limit: 3 })
  expect(columnsOf(await read(allTillsJournal, { limit: 3, after: first.next }), 'voucherNo')).toEqual([[5]])
})
