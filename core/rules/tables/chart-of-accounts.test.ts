import { expect, test } from 'vitest'
import { HOUSE_KIND_WORDS } from '../../words/house-kind.ts'
import { valuesOf } from '../../words/words.ts'
import { CHART_OF_ACCOUNTS, kindsUnder, TITLES } from './chart-of-accounts.ts'

const lines = Object.values(CHART_OF_ACCOUNTS).filter(line => line !== 'off-balance')

test('the number of a kind begins with its title, and no two kinds have the same', () => {
  for (const { parent, number } of lines) expect(number.startsWith(parent)).toBe(true)
  expect(new Set(lines.map(({ number }) => number)).size).toBe(lines.length)
})

test("every kind of account of money stands under exactly one class; clients' money has a title without such accounts", () => {
  const ofMoney = valuesOf(HOUSE_KIND_WORDS).filter(kind => CHART_OF_ACCOUNTS[kind] !== 'off-balance')
  const found = ['1', '2', '3', '6'].flatMap(digit => kindsUnder(digit))
  expect(found.toSorted()).toEqual(ofMoney.toSorted())
  expect(TITLES['2311'].nature).toBe('liability')
  expect(kindsUnder('2311')).toEqual([])
})

test('what the depository owes us is money of clients, what we owe to others is not', () => {
  expect(kindsUnder('1', '3')).toEqual(
    expect.arrayContaining(['bank', 'reserve', 'clearing', 'settlement-due', 'transit']),
  )
  expect(kindsUnder('1', '3')).not.toContain('stamp-duty-payable')
})
