/** Tests files as people send them: CSV in several encodings, Excel with formulas, a hundred thousand lines. */
import { writeXlsx } from 'hucre'
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
    expect(file).toMatchObject({ lines: [LINE_READ, { lineNo: 4, wrong: { column: '客户号' } }] })
  })

  test.each([
    ['no text', Buffer.from([0x00, 0x01]), /UTF-8/],
    ['no header', Buffer.from(''), /空/],
    ['wrong columns', Buffer.from('a,b\n1,2'), /不认识的列：a/],
    ['a header alone', Buffer.from(HEADER), /没有委托/],
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
    lines: [LINE_READ, { lineNo: 3, wrong: { column: '数量', problem: { zh: '不接受公式：=SUM(E2:E2)' } } }],
  })
})

test('Excel: what was computed is read as it is shown', async () => {
  const line = [10000001, '600000.SH', '买', 9.9 + 0.1 + 0.000000000000002, 100]
  expect(line[3]).not.toBe(10)
  const bytes = await writeXlsx({ sheets: [{ name: 'orders', rows: [HEADER.split(','), line] }] })
  expect(await readBatchFile(bytes)).toMatchObject({ lines: [LINE_READ] })
})

test('Excel: a small file that unfolds to gigabytes is refused before it is unfolded', async () => {
  const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: 'orders', rows: [HEADER.split(',')] }] }))
  const directory = bytes.readUInt32LE(bytes.length - 22 + 16)
  const local = bytes.readUInt32LE(directory + 42)
  for (const at of [directory + 24, local + 22]) bytes.writeUInt32LE(1_500_000_000, at)
  expect(await readBatchFile(bytes)).toMatchObject({ wrong: { zh: 'Excel 文件展开后过大' } })
})
