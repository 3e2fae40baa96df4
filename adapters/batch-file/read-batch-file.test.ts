/** Tests files as people send them: CSV in several encodings, Excel with formulas, a hundred thousand lines. */
import { writeXlsx, type WriteSheet } from 'hucre'
import { describe, expect, test } from 'vitest'
import { parseBatchFile } from './parse-batch-file.ts'
import { readBatchFile } from './read-batch-file.ts'

const HEADER = '客户号,证券代码,买卖,价格,数量'
const LINE = '10000001,600000.SH,买,10.00,100'
const LINE_READ = {
  lineNo: 2,
  clientNo: 10000001,
  instruments: ['600000.XSHG'],
  typed: '600000.SH',
  side: 'buy',
  orderType: 'limit',
  price: 100_000,
  size: { by: 'quantity', quantity: 100 },
}

describe('CSV', () => {
  test('good lines and wrong ones, each with its number', async () => {
    const file = await readBatchFile(Buffer.from(`${HEADER}\n${LINE}\n\n${LINE.replace('100', '1OO')}\n`))
    expect(file).toMatchObject({ lines: [LINE_READ, { lineNo: 4, wrong: [{ column: { zh: '客户号' } }] }] })
  })

  test.each([
    ['no text', Buffer.from([0x00, 0x01]), /UTF-8/],
    ['no header', Buffer.from(''), /空/],
    ['wrong columns', Buffer.from('a,b\n1,2'), /没有找到表头：a、b/],
    ['a header alone', Buffer.from(HEADER), /只有表头，没有委托/],
    ['blank lines alone', Buffer.from('\n ,, \n'), /文件是空的/],
    ['a zip that is no spreadsheet', Buffer.from('PK\u0003\u0004nonsense'), /Excel/],
  ])('%s is refused whole', async (_, bytes, reason) => {
    const file = await readBatchFile(bytes)
    expect('wrong' in file && file.wrong.zh).toMatch(reason)
  })

  test('a hundred thousand lines, read in a thread of its own; one more is too much', async () => {
    const many = Array.from({ length: 100_000 }, () => LINE).join('\n')
    const file = await parseBatchFile(Buffer.from(`${HEADER}\n${many}`))
    expect('lines' in file && file.lines.length).toBe(100_000)
    expect(await parseBatchFile(Buffer.from(`${HEADER}\n${many}\n${LINE}`))).toHaveProperty('wrong')
  })

  test('what needs more memory or time than a file may have is a wrong file, and the next one is read', async () => {
    const wide = Buffer.from(`${HEADER}\n${','.repeat(3_000_000)}`)
    expect(await parseBatchFile(wide, { memoryMb: 32, patienceMs: 60_000 })).toMatchObject({
      wrong: { zh: '文件内容过多，无法读取' },
    })
    expect(await parseBatchFile(wide, { memoryMb: 1024, patienceMs: 1 })).toHaveProperty('wrong')
    expect(await parseBatchFile(Buffer.from(`${HEADER}\n${LINE}`))).toMatchObject({ lines: [LINE_READ] })
  })
})

test('Excel: numbers, texts, and formulas refused by name', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'orders',
        rows: [
          HEADER.split(','),
          [10000001, '600000.SH', '买', 10, 100],
          [10000001, '600000.SH', '买', 10, null],
        ],
        cells: new Map([['2,4', { formula: 'SUM(E2:E2)', formulaResult: 100 }]]),
      },
    ],
  })
  expect(await readBatchFile(bytes)).toMatchObject({
    lines: [
      LINE_READ,
      { lineNo: 3, wrong: [{ column: { zh: '数量' }, problem: { zh: '不接受公式：=SUM(E2:E2)' } }] },
    ],
  })
})

test('Excel: what was computed is read as it is shown', async () => {
  const line = [10000001, '600000.SH', '买', 9.9 + 0.1 + 0.000000000000002, 100]
  expect(line[3]).not.toBe(10)
  const bytes = await writeXlsx({ sheets: [{ name: 'orders', rows: [HEADER.split(','), line] }] })
  expect(await readBatchFile(bytes)).toMatchObject({ lines: [LINE_READ] })
})

test('titles, extra columns and thousands, as branches send them; what is not read is said', async () => {
  const text = `sep=;\n甲营业部委托\n客户号;证券名称;证券代码;买卖;价格;数量;备注\n10000001;浦发银行;600000.SH;买;10;1,000;急`
  expect(await readBatchFile(Buffer.from(text))).toMatchObject({
    lines: [{ lineNo: 4, size: { quantity: 1000 } }],
    ignored: ['证券名称', '备注'],
  })
})

describe('Excel: what is shown is what is read', () => {
  const header = ['客户号', '证券代码', '买卖', '价格', '数量', '比例']
  const sheetOf = (price: number, share: number | null, formats: [string, string][]): WriteSheet => ({
    name: 'orders',
    rows: [header, [10000001, '600000.SH', '买', price, share === null ? 1000 : null, share]],
    cells: new Map(formats.map(([place, numFmt]) => [place, { style: { numFmt } }])),
  })
  test.each([
    ['per cent', sheetOf(10, 0.5, [['1,5', '0%']]), { size: { by: 'share', parts: 50, of: 100 } }],
    ['all of it', sheetOf(10, 1, [['1,5', '0%']]), { size: { parts: 100 } }],
    ['per cent with places', sheetOf(10, 0.29, [['1,5', '0.00%']]), { size: { parts: 29 } }],
    ['a bare number of per cent', sheetOf(10, 50, []), { size: { parts: 50 } }],
    [
      'separators',
      sheetOf(1234.5, null, [
        ['1,3', '#,##0.00'],
        ['1,4', '#,##0'],
      ]),
      { price: 12_345_000, size: { quantity: 1000 } },
    ],
    ['a currency', sheetOf(1234.5, null, [['1,3', '"¥"#,##0.00_ ']]), { price: 12_345_000 }],
    ['leading zeros', sheetOf(10, null, [['1,0', '000000000000']]), { clientNo: 10000001 }],
    ['colours', sheetOf(10, null, [['1,3', '0.00;[Red]-0.00']]), { price: 100_000 }],
    [
      'a rounded price',
      sheetOf(10.126, null, [['1,3', '0.00']]),
      { wrong: [{ column: { zh: '价格' }, problem: { zh: '显示为 10.13，实际为 10.126' } }] },
    ],
    [
      'a rounded per cent',
      sheetOf(10, 0.505, [['1,5', '0%']]),
      { wrong: [{ column: { zh: '比例' }, problem: { zh: '显示为 51%，实际为 0.505' } }] },
    ],
    [
      'in thousands',
      sheetOf(10, null, [['1,4', '0,']]),
      { wrong: [{ column: { zh: '数量' }, problem: { zh: '显示为 1，实际为 1000' } }] },
    ],
    [
      'a date for a price',
      sheetOf(10, null, [['1,3', 'yyyy-mm-dd']]),
      { wrong: [{ column: { zh: '价格' } }] },
    ],
  ])('%s', async (_, sheet, expected) => {
    expect(await readBatchFile(await writeXlsx({ sheets: [sheet] }))).toMatchObject({ lines: [expected] })
  })
})

describe('Excel: what is out of sight is refused by name', () => {
  const orders = (more: Partial<WriteSheet> = {}): WriteSheet => ({
    name: 'orders',
    rows: [['委托'], HEADER.split(','), LINE.split(','), LINE.split(',')],
    ...more,
  })
  const notes: WriteSheet = { name: 'notes', rows: [['hello']] }
  test.each([
    ['a filtered row', [orders({ rowDefs: new Map([[3, { hidden: true }]]) })], /隐藏的行.*第 4 行/],
    ['a row without height', [orders({ rowDefs: new Map([[2, { height: 0 }]]) })], /隐藏的行.*第 3 行/],
    ['a column', [orders({ columns: [{}, {}, {}, { hidden: true }] })], /隐藏的列.*价格/],
    ['the sheet', [notes, orders({ hidden: true })], /工作表是隐藏的：orders/],
    [
      'a second sheet of orders',
      [orders(), orders({ name: 'more', hidden: true })],
      /不止一张.*orders、more/,
    ],
  ])('%s', async (_, sheets, reason) => {
    const file = await readBatchFile(await writeXlsx({ sheets }))
    expect('wrong' in file && file.wrong.zh).toMatch(reason)
  })

  test('a cover sheet, a hidden sheet of something else, an empty hidden row and a hidden remark say nothing', async () => {
    const rows = [[...HEADER.split(','), '备注'], [...LINE.split(','), 'x'], [], LINE.split(',')]
    const sheet = orders({
      rows,
      rowDefs: new Map([[2, { hidden: true }]]),
      columns: [{}, {}, {}, {}, {}, { hidden: true }],
    })
    const file = await readBatchFile(
      await writeXlsx({ sheets: [notes, { ...notes, name: 'h', hidden: true }, sheet] }),
    )
    expect(file).toMatchObject({ lines: [LINE_READ, { lineNo: 4 }], ignored: ['备注'] })
  })
})

test('Excel: a small file that unfolds to gigabytes is refused before it is unfolded', async () => {
  const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: 'orders', rows: [HEADER.split(',')] }] }))
  const directory = bytes.readUInt32LE(bytes.length - 22 + 16)
  const local = bytes.readUInt32LE(directory + 42)
  for (const at of [directory + 24, local + 22]) bytes.writeUInt32LE(1_500_000_000, at)
  expect(await readBatchFile(bytes)).toMatchObject({ wrong: { zh: 'Excel 文件展开后过大' } })
})
