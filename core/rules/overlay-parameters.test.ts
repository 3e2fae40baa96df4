/** Stored rows over defaults: the last row of a key and date counts, and a withdrawn row counts as absent. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultParameters } from './default-parameters.ts'
import {
  overlayParameters,
  overlayTable,
  parameterKey,
  withOverlaidTable,
  type StoredParameter,
} from './overlay-parameters.ts'
import type { FeeRateRow } from './parameters.ts'

const fee = (key: string, from: string, sell: number): FeeRateRow => ({
  key,
  from,
  buy: 0,
  sell,
  maximum: null,
  source: 'test',
})

const stored = (parameterNo: number, row: FeeRateRow, isWithdrawn = false): StoredParameter => ({
  parameterNo,
  tableName: 'stampDuty',
  key: row.key,
  validFrom: row.from,
  value: JSON.stringify(row),
  isWithdrawn,
  tellerNo: 1001,
  setAt: 0,
  reason: 'test',
  withdrawnBy: null,
  withdrawnAt: null,
})

const KEYS = ['stock', 'etf', 'XSHG.stock']
const DATES = ['2026-01-05', '2026-06-01', '2027-01-04']
const rates = fc.record({
  key: fc.constantFrom(...KEYS),
  from: fc.constantFrom(...DATES),
  sell: fc.integer({ min: 0, max: 1_000_000 }),
  isWithdrawn: fc.boolean(),
})

test('of each key and date the last that is not withdrawn counts, whatever order the rows come in', () => {
  fc.assert(
    fc.property(fc.array(rates, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (acts, shuffle) => {
      const defaults = [fee('stock', '2026-01-05', 1), fee('etf', '2026-06-01', 2)]
      const rows = acts.map((act, i) => stored(i + 1, fee(act.key, act.from, act.sell), act.isWithdrawn))
      const expected = new Map(defaults.map(row => [`${row.key} ${row.from}`, row.sell]))
      for (const act of acts) if (!act.isWithdrawn) expected.set(`${act.key} ${act.from}`, act.sell)
      const shuffled = rows
        .map(row => ({ row, at: shuffle.next().value as number }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ row }) => row)
      const found = overlayTable(defaults, 'stampDuty', shuffled)
      expect(new Map(found.map(row => [`${row.key} ${row.from}`, row.sell]))).toEqual(expected)
      expect(found).toHaveLength(expected.size)
    }),
  )
})

test('only the table that is changed is a new one', () => {
  const defaults = defaultParameters()
  const parameters = overlayParameters(defaults, [stored(1, fee('stock', '2027-01-04', 25_000))])
  const changed = Object.keys(defaults).filter(
    name => parameters[name as 'lots'] !== defaults[name as 'lots'],
  )
  expect(changed).toEqual(['stampDuty'])
  expect(overlayParameters(defaults, [])).toBe(defaults)
})

test('withdrawn, the table is the default one again', () => {
  const defaults = defaultParameters()
  const row = fee('stock', '2027-01-04', 25_000)
  const set = withOverlaidTable(defaults, defaults, { tableName: 'stampDuty', stored: [stored(1, row)] })
  expect(set.stampDuty).toContainEqual(row)
  expect(
    withOverlaidTable(set, defaults, { tableName: 'stampDuty', stored: [stored(1, row, true)] }).stampDuty,
  ).toBe(defaults.stampDuty)
})

test('rows of a table that is no more are passed over', () => {
  const defaults = defaultParameters()
  const row = { ...stored(1, fee('stock', '2027-01-04', 1)), tableName: 'windowTax' }
  expect(overlayParameters(defaults, [row])).toBe(defaults)
})

test('a plan is part of what a commission is known by', () => {
  expect(defaultParameters().commissions.map(parameterKey)).toContain('standard/stock')
  expect(defaultParameters().stampDuty.map(parameterKey)).toContain('stock')
})
