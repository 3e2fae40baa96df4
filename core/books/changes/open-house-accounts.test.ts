/** A branch's own accounts are there before its first entry, with nothing on them, and once. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { applyChanges } from './change.ts'

test('in every currency, each once', () => {
  const given = books()
  applyChanges(given, [{ kind: 'openHouseAccounts', branchNo: 2 }])
  const opened = [...given.houseAccounts.values()].filter(({ branchNo }) => branchNo === 2)
  expect(opened.filter(({ asset }) => asset === 3).map(({ key }) => key)).toEqual([
    '2/bank/3/',
    '2/vault/3/',
    '2/suspense/3/',
    '2/counter-fee-income/3/',
    '2/interest-expense/3/',
  ])
  expect(opened).toHaveLength(15)
  expect(opened.every(({ balance }) => balance === 0)).toBe(true)
  expect(given.dirty.house_account.inserted.size).toBe(15)
  applyChanges(given, [{ kind: 'openHouseAccounts', branchNo: 2 }])
  expect(given.dirty.house_account.inserted.size).toBe(15)
})
