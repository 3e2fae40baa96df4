import { expect, test } from 'vitest'
import type { ParameterRow } from './parameters.ts'
import { isProductClassKey, keysOf, type ProductClass, rowFor } from './product-class.ts'

const row = (key: string, from = '2000-01-01'): ParameterRow => ({ key, from, source: key })
const STAR: ProductClass = { market: 'XSHG', kind: 'stock', board: 'star' }
const RECEIPT: ProductClass = { market: 'XSHG', kind: 'depositary-receipt', board: 'star' }

test('the narrowest key wins, whatever the order of the rows', () => {
  const keys = ['*', 'XSHG.stock', 'stock', 'XSHG.stock.star', 'XSHG', 'stock.star']
  for (let drop = keysOf(STAR).length - 1; drop > 0; drop--) {
    const wanted = keysOf(STAR).slice(drop)
    const rows = keys.filter(key => wanted.includes(key)).map(key => row(key))
    expect(rowFor(rows, STAR, '2026-01-01')?.key).toBe(wanted[0])
  }
})

test('a narrow row that has not begun gives way to a wide one', () => {
  const rows = [row('XSHG.stock.star', '2019-07-22'), row('stock')]
  expect(rowFor(rows, STAR, '2019-07-21')?.key).toBe('stock')
  expect(rowFor(rows, STAR, '2019-07-22')?.key).toBe('XSHG.stock.star')
})

test('a depositary receipt takes the rows of stocks unless it has its own', () => {
  expect(rowFor([row('XSHG.stock.star')], RECEIPT, '2026-01-01')?.key).toBe('XSHG.stock.star')
  expect(rowFor([row('stock'), row('depositary-receipt')], RECEIPT, '2026-01-01')?.key).toBe(
    'depositary-receipt',
  )
})

test('classes, tables and dates are remembered apart', () => {
  const rows = [row('XSHG'), row('XSHE', '2010-01-01')]
  const shenzhen: ProductClass = { market: 'XSHE', kind: 'etf', board: 'main' }
  for (let round = 0; round < 2; round++) {
    expect(rowFor(rows, STAR, '2005-01-01')?.key).toBe('XSHG')
    expect(rowFor(rows, shenzhen, '2005-01-01')).toBeUndefined()
    expect(rowFor(rows, shenzhen, '2010-01-01')?.key).toBe('XSHE')
    expect(rowFor([row('stock')], STAR, '2005-01-01')?.key).toBe('stock')
  }
})

test('many dates are answered right though few are remembered', () => {
  const rows = [row('*', '2000-06-01')]
  for (let year = 1950; year < 2050; year++) {
    expect(rowFor(rows, STAR, `${year}-06-01`) !== undefined).toBe(year >= 2000)
  }
})

test('keys', () => {
  for (const key of ['*', 'XSHG', 'etf', 'etf.star', 'XSHE.stock', 'XSHE.stock.chinext'])
    expect(isProductClassKey(key)).toBe(true)
  for (const key of ['', 'XSHG.star', 'stock.XSHG', 'shares', 'XSHG.stock.'])
    expect(isProductClassKey(key)).toBe(false)
})
