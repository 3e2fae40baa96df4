/** Whose till it is, what is in it, and how much more it may hold. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { withTills } from '../../testing/tills.ts'
import { cashIn, limitExceeded, openTill, openTills, ownTill, tillAccount, tillOfAccount } from './till.ts'

const ann = { branchNo: 1, tellerNo: 1001, currency: 'CNY' } as const
const given = withTills(books(), { '1001 CNY': '100.00 open', '1002 USD': '0.00 closed', '1003 CNY': '1.00' })

test('an account says whose till it is', () => {
  expect(tillOfAccount(tillAccount(ann))).toEqual(ann)
  expect(tillOfAccount('1/vault/1/')).toBeUndefined()
  expect(tillOfAccount('1/till/1001/1')).toBeUndefined()
})

test('what is in it', () => {
  expect(cashIn(given, tillAccount(ann))).toBe(10_000)
  expect(Object.is(cashIn(given, tillAccount({ ...ann, tellerNo: 9 })), 0)).toBe(true)
})

test('the limit counts what is there', () => {
  expect(limitExceeded(given, ann, 49_990_000)).toBeUndefined()
  expect(limitExceeded(given, ann, 49_990_001)).toBe(50_000_000)
})

test('only tills that were used and not counted are open', () => {
  expect(openTills(given).map(till => till.tillKey)).toEqual(['2026-11-23/1001/CNY'])
  expect(openTill(given, ann, 1)).toEqual([])
  expect(openTill(given, { ...ann, tellerNo: 1003 }, 7)).toMatchObject([
    { row: { opening: 100, openedAt: 7 } },
  ])
})

test('who acts has a till; the system has one where it acts', () => {
  expect(ownTill({ principal: { kind: 'teller', tellerNo: 1001, branchNo: 3 } }, 'USD', 1)).toEqual({
    branchNo: 3,
    tellerNo: 1001,
    currency: 'USD',
  })
  expect(ownTill({ principal: { kind: 'system' } }, 'CNY', 2)).toEqual({
    branchNo: 2,
    tellerNo: 0,
    currency: 'CNY',
  })
})
