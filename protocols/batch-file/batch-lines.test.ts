/** Headers in any order and in both languages; each wrong line with its column and reason. */
import { describe, expect, test } from 'vitest'
import { BATCH_COLUMN_WORDS } from '@guitai/core/words/batch-column.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import { ORDER_TYPE_WORDS } from '@guitai/core/words/order-type.ts'
import { SIDE_WORDS } from '@guitai/core/words/side.ts'
import { findHeader } from './batch-header.ts'
import { csvRows } from './csv-rows.ts'
import { readLine } from './batch-lines.ts'

function lines(text: string): unknown[] {
  const rows = csvRows(text)
  const columns = findHeader(rows)
  return 'zh' in columns ? [columns.zh] : [...rows].map(row => readLine(columns, row))
}
const good = {
  cells: expect.anything() as unknown,
  lineNo: 2,
  clientNo: 10000001,
  instruments: ['600000.XSHG'],
  typed: '600000.SH',
  side: 'buy',
  orderType: 'limit',
  price: 100_000,
  size: { by: 'quantity', quantity: 100 },
}

test('Chinese and English, in any order', () => {
  expect(lines('客户号,证券代码,买卖,价格,数量\n10000001,600000.SH,买入,10.00,100')).toEqual([good])
  expect(lines('Qty,Side,Code,Price,Client\n100,B,600000.SH,10,10000001')).toEqual([good])
})

describe('headers', () => {
  test.each([
    ['', '文件是空的'],
    ['客户号,证券代码,买卖', '缺少列：数量、金额或比例'],
    ['证券代码,买卖,数量', '缺少列：客户号'],
    ['客户号,客户,证券代码,买卖,数量', '重复的列：客户'],
    ['x'.repeat(1000), `没有找到表头：${'x'.repeat(40)}…`],
    [`委托明细\n\n证券代码,买卖,数量\n600000,b,100`, '缺少列：客户号'],
    [`${'title\n'.repeat(20)}客户号,证券代码,买卖,数量`, '没有找到表头：title'],
  ])('%s', (text, expected) => {
    expect(lines(text)).toEqual([expected])
  })

  test('titles above it and columns that say nothing of the order; the columns are named', () => {
    const text = '甲营业部,,,\n2026年11月30日,客户,客户\n\n客户号,证券代码,证券名称,买卖,价格,数量,备注\n'
    const rows = csvRows(`${text}10000001,600000.SH,浦发银行,买,10,100,=1+1`)
    const columns = findHeader(rows)
    expect(columns).toMatchObject({ ignored: ['证券名称', '备注'] })
    expect([...rows].map(row => 'places' in columns && readLine(columns, row))).toEqual([
      { ...good, lineNo: 5 },
    ])
  })
})

describe('values are read as the screens call them', () => {
  const read = (type: string, side: string) =>
    lines(`客户号,证券代码,买卖,委托类型,价格,数量\n1,600000,${side},${type},10,100`)[0]
  test.each(Object.entries(ORDER_TYPE_WORDS))('%s', (orderType, { zh, en }) => {
    for (const name of [orderType, zh, `"${en}"`, `"${en.toUpperCase()}"`])
      expect(read(name, 'b')).toMatchObject({ orderType })
  })
  test.each(Object.entries(SIDE_WORDS))('%s', (side, { zh, en }) => {
    for (const name of [side, zh, en]) expect(read('', name)).toMatchObject({ side })
  })
})

test.each(Object.entries(MARKET_WORDS))(
  'the market %s by its name in either language',
  (market, { zh, en }) => {
    for (const name of [market, zh, en])
      expect(lines(`客户号,市场,证券代码,买卖,价格,数量\n1,${name},1,b,10,100`)[0]).toMatchObject({
        instruments: [`000001.${market}`],
      })
  },
)

test('the titles of the template are understood in either language', () => {
  for (const language of ['zh', 'en'] as const) {
    const head = Object.values(BATCH_COLUMN_WORDS).map(title => title[language])
    const columns = findHeader(csvRows(head.join(',')))
    expect('places' in columns && [...columns.places.keys()]).toEqual(Object.keys(BATCH_COLUMN_WORDS))
  }
})

describe('lines', () => {
  const header = '客户号,市场,证券代码,买卖,委托类型,价格,数量,金额,比例(%)\n'
  const one = (text: string) => lines(header + text)[0]
  test.each([
    ['by amount', '1,,SH600000,卖,,10,,2000.50,', { size: { by: 'amount', amount: 200_050 }, side: 'sell' }],
    ['by share', '1,,600000,1,,10,,,50%', { size: { by: 'share', parts: 50, of: 100 } }],
    ['a code alone', '1,,1,b,,10,100,,', { instruments: ['000001.XSHG', '000001.XSHE', '000001.BJSE'] }],
    ['its market beside it', '1,SZ,1,b,,10,100,,', { instruments: ['000001.XSHE'] }],
    ['a market order without a price', '1,,600000,b,本方最优,,100,,', { price: 0, orderType: 'own-best' }],
    [
      'separators before groups of three digits',
      '1,,600000,b,,"1,234.50","1,000",,',
      { price: 12_345_000, size: { by: 'quantity', quantity: 1000 } },
    ],
    ['an amount with them', '1,,600000,b,,10,,"1,234.50",', { size: { by: 'amount', amount: 123_450 } }],
    [
      'separators anywhere else',
      '1,,600000,b,,10,"10,00",,',
      { wrong: [{ column: { zh: '数量' }, problem: { zh: '不是数量：10,00' } }] },
    ],
    [
      'a decimal comma',
      '1,,600000,b,,"12,85",100,,',
      { wrong: [{ column: { zh: '价格' }, problem: { zh: '不是价格：12,85' } }] },
    ],
    [
      'as a spreadsheet writes a whole number',
      '1,,600000,b,,10,100.0,,',
      { size: { by: 'quantity', quantity: 100 } },
    ],
    [
      'no client',
      ',,600000,b,,10,100,,',
      { wrong: [{ column: { zh: '客户号' }, problem: { zh: '不是客户号：' } }] },
    ],
    [
      'a client that is none',
      'x1,,600000,b,,10,100,,',
      { wrong: [{ column: { zh: '客户号' }, problem: { zh: '不是客户号：x1' } }] },
    ],
    [
      'no such market',
      '1,HK,600000,b,,10,100,,',
      { wrong: [{ column: { zh: '市场' }, problem: { zh: '没有这个市场：HK' } }] },
    ],
    [
      'no code',
      '1,,pfyh,b,,10,100,,',
      { wrong: [{ column: { zh: '证券代码' }, problem: { zh: '不是证券代码：pfyh' } }] },
    ],
    [
      'a wrong side',
      '1,,600000,x,,10,100,,',
      { wrong: [{ column: { zh: '买卖' }, problem: { zh: '应为 买 或 卖：x' } }] },
    ],
    [
      'a wrong type',
      '1,,600000,b,stop,10,100,,',
      { wrong: [{ column: { zh: '委托类型' }, problem: { zh: '没有这种委托类型：stop' } }] },
    ],
    [
      'a price with too many places',
      '1,,600000,b,,10.00001,100,,',
      { wrong: [{ column: { zh: '价格' }, problem: { zh: '不是价格：10.00001' } }] },
    ],
    [
      'a formula',
      '1,,600000,b,,=A1,100,,',
      { wrong: [{ column: { zh: '价格' }, problem: { zh: '不接受公式：=A1' } }] },
    ],
    [
      'a formula for a size',
      '1,,600000,b,,10,=1+1,,',
      { wrong: [{ column: { zh: '数量' }, problem: { zh: '不接受公式：=1+1' } }] },
    ],
    [
      'another notation',
      '1,,600000,b,,10,1e2,,',
      { wrong: [{ column: { zh: '数量' }, problem: { zh: '不是数量：1e2' } }] },
    ],
    [
      'less than one',
      '1,,600000,b,,10,-100,,',
      { wrong: [{ column: { zh: '数量' }, problem: { zh: '不是数量：-100' } }] },
    ],
    [
      'a part of a share',
      '1,,600000,b,,10,0.5,,',
      { wrong: [{ column: { zh: '数量' }, problem: { zh: '不是数量：0.5' } }] },
    ],
    [
      'far too much',
      '1,,600000,b,,10,999999999999999,,',
      { wrong: [{ column: { zh: '数量' }, problem: { zh: '数量太大' } }] },
    ],
    [
      'no size',
      '1,,600000,b,,10,,,',
      { wrong: [{ column: { zh: '数量' }, problem: { zh: '没有数量、金额或比例' } }] },
    ],
    [
      'two sizes',
      '1,,600000,b,,10,100,5,',
      { wrong: [{ column: { zh: '金额' }, problem: { zh: '数量、金额、比例只能填一个' } }] },
    ],
    [
      'more than all',
      '1,,600000,b,,10,,,101',
      { wrong: [{ column: { zh: '比例(%)' }, problem: { zh: '比例应为 1 至 100' } }] },
    ],
    [
      'nothing of an amount',
      '1,,600000,b,,10,,0,',
      { wrong: [{ column: { zh: '金额' }, problem: { zh: '不是金额：0' } }] },
    ],
    [
      'less than nothing',
      '1,,600000,b,,10,,-5,',
      { wrong: [{ column: { zh: '金额' }, problem: { zh: '不是金额：-5' } }] },
    ],
    [
      'more than any command may carry',
      '1,,600000,b,,10,,100000000000.01,',
      { wrong: [{ column: { zh: '金额' }, problem: { zh: '不是金额：100000000000.01' } }] },
    ],
    [
      'a price below zero',
      '1,,600000,b,,-10,100,,',
      { wrong: [{ column: { zh: '价格' }, problem: { zh: '不是价格：-10' } }] },
    ],
    ['0 for no price, as other programs write it', '1,,600000,b,本方最优,0.00,100,,', { price: 0 }],
    [
      'a price that nothing has',
      '1,,600000,b,,10000000,100,,',
      { wrong: [{ column: { zh: '价格' }, problem: { zh: '不是价格：10000000' } }] },
    ],
    ['the highest price', '1,,600000,b,,9999999.9999,100,,', { price: 99_999_999_999 }],
    [
      'a quantity in per cent',
      '1,,600000,b,,10,100%,,',
      { wrong: [{ column: { zh: '数量' }, problem: { zh: '不是数量：100%' } }] },
    ],
    [
      'a long cell: as far as it fits into a sentence',
      `1,,${'6'.repeat(1000)},b,,10,100,,`,
      { wrong: [{ field: 'instrument', problem: { zh: `不是证券代码：${'6'.repeat(40)}…` } }] },
    ],
    [
      'a pair that is cut, and what a screen would obey',
      `1,,a\u001b[2J\u202e${'x'.repeat(33)}😀y,b,,10,100,,`,
      {
        wrong: [
          {
            column: { zh: '证券代码' },
            problem: { zh: `不是证券代码：a\ufffd[2J\ufffd${'x'.repeat(33)}\ufffd…` },
          },
        ],
      },
    ],
    [
      'in English, too',
      '1,,600000,b,,x,100,,',
      { wrong: [{ column: { zh: '价格' }, problem: { zh: '不是价格：x', en: 'not a price: x' } }] },
    ],
    [
      'a line that is too short',
      '1,,600000',
      {
        wrong: [
          { field: 'side', problem: { zh: '应为 买 或 卖：' } },
          { field: 'quantity', problem: { zh: '没有数量、金额或比例' } },
        ],
      },
    ],
    [
      'seven things wrong: all of them, in the order of the columns, with what was written',
      'x1,HK,pfyh,x,stop,-1,0,,',
      {
        wrong: [
          { field: 'client', problem: { zh: '不是客户号：x1' } },
          { field: 'instrument', problem: { zh: '不是证券代码：pfyh' } },
          { field: 'market', problem: { zh: '没有这个市场：HK', en: 'no such market: HK' } },
          { field: 'side', problem: { zh: '应为 买 或 卖：x' } },
          { field: 'orderType', problem: { zh: '没有这种委托类型：stop' } },
          { field: 'price', problem: { zh: '不是价格：-1' } },
          { field: 'quantity', problem: { zh: '不是数量：0' } },
        ],
        cells: {
          client: 'x1',
          market: 'HK',
          instrument: 'pfyh',
          side: 'x',
          orderType: 'stop',
          price: '-1',
          quantity: '0',
        },
      },
    ],
  ])('%s', (_, text, expected) => {
    expect(one(text)).toMatchObject({ lineNo: 2, ...expected })
  })

  test('empty lines are passed over', () => {
    expect(lines(`${header},,,,,,,,\n\n`)).toEqual([undefined, undefined])
  })
})
