/** 成交库 and 对帐库 as whoever gets them reads them: every cell, in the layout of the market. */
import { expect, test } from 'vitest'
import { allOf } from '@guitai/core/base/all-of.ts'
import type { UnitDay, UnitHolding, UnitTrade } from '@guitai/core/procedures/documents/registry-files.ts'
import type { DbfLayout } from '@guitai/protocols/dbf/layout.ts'
import { newTally } from '@guitai/protocols/dbf/fields.ts'
import { readDbf } from '@guitai/protocols/dbf/read-dbf.ts'
import { CJK, CJK_WIDE, DZK, registryFileName } from '@guitai/protocols/registry-files/layouts.ts'
import { fillsBytes, holdingsBytes } from './registry-bytes.ts'

const SHANGHAI: UnitDay = { market: 'XSHG', tradingUnit: '26001', date: '2026-11-23' }
const SHENZHEN: UnitDay = { market: 'XSHE', tradingUnit: '260001', date: '2026-11-23' }
const FILL: UnitTrade = {
  account: 'A123456789',
  tradeNo: '17',
  code: '600519',
  side: 'sell',
  price: 16_880_500,
  quantity: 200,
  amount: 337_610_00,
  clOrdId: 'O00000001A',
  enteredAt: '093000',
  tradedAt: '093001',
}

const coming = <Row>(...rows: Row[]) => ({ count: rows.length, parts: one(rows) })

async function* one<T>(part: T): AsyncGenerator<T> {
  yield part
}

async function read(bytes: AsyncIterable<Uint8Array>, layout: DbfLayout) {
  const blocks = await allOf(
    readDbf(bytes, layout, { columns: Object.keys(layout.fields), tally: newTally() }),
  )
  return blocks.flatMap(({ rows }) => rows)
}

test('成交库 of Shanghai', async () => {
  const rows = await read(fillsBytes(SHANGHAI, coming(FILL, { ...FILL, side: 'buy', tradeNo: '18' })), CJK)
  expect(rows).toMatchObject([
    {
      GDDM: 'A123456789',
      GDXM: '',
      BCRQ: '2026-11-23',
      CJBH: 17,
      CJSL: 200,
      BCYE: 1,
      ZQDM: '600519',
      SBSJ: '093000',
      CJSJ: '093001',
      CJJG: 16_880_500,
      CJJE: 337_610_00,
      SQBH: 'O00000001A',
      BS: 'S',
      MJBH: '26001',
    },
    { CJBH: 18, BCYE: 2, BS: 'B' },
  ])
})

test('成交库 of Shenzhen: trade numbers and units are longer', async () => {
  const rows = await read(fillsBytes(SHENZHEN, coming({ ...FILL, tradeNo: '0101000000123456' })), CJK_WIDE)
  expect(rows).toMatchObject([{ CJBH: '0101000000123456', MJBH: '260001' }])
})

test('an amount with more digits than the field is -1', async () => {
  const fill = { ...FILL, amount: 1_000_000_000_00 }
  expect(await read(fillsBytes(SHANGHAI, coming(fill)), CJK)).toMatchObject([{ CJJE: -100 }])
})

test('a price with a fourth decimal is refused with its record, and not rounded', async () => {
  const fill = { ...FILL, price: 12_345 }
  await expect(read(fillsBytes(SHANGHAI, coming(FILL, fill)), CJK)).rejects.toMatchObject({
    problem: { line: 2, column: 'CJJG' },
  })
})

test('对帐库', async () => {
  const held: UnitHolding = { account: '0123456789', code: '000001', shareNature: '', quantity: 1200 }
  const rows = await read(holdingsBytes(SHENZHEN, coming(held, { ...held, shareNature: 'pledged' })), DZK)
  expect(rows).toMatchObject([
    {
      DZTGDY: '260001',
      DZZQDM: '000001',
      DZZQZH: '0123456789',
      DZGFXZ: '00',
      DZZYGS: 1200,
      DZFSRQ: '2026-11-23',
    },
    { DZGFXZ: 'ZY' },
  ])
})

test('no rows are a file all the same', async () => {
  expect(await read(holdingsBytes(SHENZHEN, coming()), DZK)).toEqual([])
})

test('their names', () => {
  expect(registryFileName('fills', '26001', '2026-11-23')).toBe('CJK260011123.DBF')
  expect(registryFileName('holdings', '260001', '2026-11-23')).toBe('DZK2600011123.DBF')
})
