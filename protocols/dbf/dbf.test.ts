/** DBF files as they are really found: each trap of such files is a row here, and each refusal says line, column and reason. */
import { describe, expect, test } from 'vitest'
import { date, figure, label, money, moneyText, newTally, price, shares, text } from './fields.ts'
import { headerLength, recordLength, type DbfLayout } from './layout.ts'
import type { DbfProblem } from './problem.ts'
import { fileOf, readWhole } from './testing/bytes.ts'

const LAYOUT = {
  name: 'TEST',
  version: '1',
  fields: {
    CODE: text(6, '代码'),
    NAME: label(8, '名称'),
    AMOUNT: money(17, '金额'),
    PRICE: price(18, 9, '价格'),
    DAY: date('日期'),
  },
} satisfies DbfLayout

const ROW = { CODE: '600519', NAME: '贵州茅台', AMOUNT: -12_34, PRICE: 16_880_500, DAY: '2026-11-23' }
const FIRST = headerLength(LAYOUT)
const LENGTH = recordLength(LAYOUT)
/** Where each field begins in a record. */
const AT = { mark: 0, CODE: 1, NAME: 7, AMOUNT: 15, PRICE: 32, DAY: 50 }

/** The file of the rows, in which a field of the first record has other bytes. */
function withCell(at: keyof typeof AT, bytes: string | readonly number[], rows = [ROW]): Uint8Array {
  const file = fileOf(LAYOUT, rows)
  file.set(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes, FIRST + AT[at])
  return file
}

async function rowsOf(bytes: Uint8Array) {
  const read = await readWhole(bytes, LAYOUT)
  if ('problem' in read) throw new Error(JSON.stringify(read.problem))
  return read
}

/** What is refused is said in each language by itself. */
async function problemOf(bytes: Uint8Array, layout: DbfLayout = LAYOUT): Promise<DbfProblem> {
  const read = await readWhole(bytes, layout)
  if (!('problem' in read)) throw new Error('the file was taken')
  expect(read.problem.zh).toMatch(/\p{Script=Han}/u)
  expect(read.problem.en).not.toMatch(/\p{Script=Han}/u)
  return read.problem
}

describe('the form', () => {
  test('a file byte by byte', () => {
    const file = fileOf(LAYOUT, [ROW])
    expect([...file.subarray(0, 12)]).toEqual([3, 126, 11, 23, 1, 0, 0, 0, FIRST % 256, 0, LENGTH, 0])
    expect(file[29]).toBe(0x4d)
    expect(Buffer.from(file.subarray(64, 76)).toString('latin1')).toBe('NAME\0\0\0\0\0\0\0C')
    expect(file[FIRST - 1]).toBe(0x0d)
    expect(Buffer.from(file.subarray(FIRST, FIRST + 15)).toString('hex')).toBe(
      '20363030353139b9f3d6ddc3a9cca8',
    )
    expect(Buffer.from(file.subarray(FIRST + 15)).toString('latin1')).toBe(
      '           -12.34    1688.05000000020261123\x1a',
    )
  })

  test.each([1, 7, LENGTH, FIRST, 10_000])('read in pieces of %i bytes', async size => {
    const rows = Array.from({ length: 50 }, (_, index) => ({ ...ROW, CODE: String(600_000 + index) }))
    const read = await readWhole(fileOf(LAYOUT, rows), LAYOUT, size)
    expect(read).toEqual({
      rows,
      lines: rows.map((_, index) => index + 1),
      inexact: [],
      ...newTally(),
      hanzi: 50,
    })
  })

  test('no records', async () => {
    expect(await rowsOf(fileOf(LAYOUT, []))).toMatchObject({ rows: [] })
  })
})

describe('what real files have, and is taken', () => {
  test.each([
    ['a date of another century', [1, [26, 11, 23]]],
    ['a stale date', [1, [99, 1, 1]]],
    ['no code page', [29, [0]]],
    ['the version of Visual FoxPro', [0, [0x30]]],
  ] as const)('%s', async (_, [at, bytes]) => {
    const file = fileOf(LAYOUT, [ROW])
    file.set(bytes, at)
    expect(await rowsOf(file)).toMatchObject({ rows: [ROW] })
  })

  test('no 0x1A at the end, or more behind it', async () => {
    const file = fileOf(LAYOUT, [ROW])
    expect(await rowsOf(file.subarray(0, -1))).toMatchObject({ rows: [ROW] })
    expect(await rowsOf(Uint8Array.from([...file, 0, 0, 0]))).toMatchObject({ rows: [ROW] })
  })

  test('a longer header: its length leads, and the fields end at 0x0D', async () => {
    const file = fileOf(LAYOUT, [ROW])
    const more = Uint8Array.from([
      ...file.subarray(0, FIRST),
      ...new Uint8Array(263),
      ...file.subarray(FIRST),
    ])
    more.set([(FIRST + 263) % 256, Math.floor((FIRST + 263) / 256)], 8)
    expect(await rowsOf(more)).toMatchObject({ rows: [ROW] })
  })

  test('3 rows of which one is marked *: 2 are taken, 1 is counted', async () => {
    const read = await rowsOf(withCell('mark', '*', [ROW, { ...ROW, CODE: '2' }, { ...ROW, CODE: '3' }]))
    expect(read).toMatchObject({ rows: [{ CODE: '2' }, { CODE: '3' }], lines: [2, 3], deleted: 1 })
  })

  test.each([
    ['no leading zero', '              .05', 5],
    ['blanks', '                 ', null],
    ['a dash', '                -', null],
    ['dashes', '            -.---', null],
    ['a plus', '            +1.50', 150],
    ['zero below zero', '            -0.00', 0],
    ['no decimals', '               12', 1200],
    ['zeros behind the decimals', '        12.340000', 1234],
  ] as const)('a number: %s', async (_, cell, AMOUNT) => {
    const read = await rowsOf(withCell('AMOUNT', cell))
    expect(read.rows[0]).toMatchObject({ AMOUNT })
  })

  test('a blank date', async () => {
    expect((await rowsOf(withCell('DAY', '        '))).rows[0]).toMatchObject({ DAY: null })
  })

  test('a hanzi that the field’s end has cut is left out and counted', async () => {
    const read = await rowsOf(withCell('NAME', [0x41, 0xb9, 0xf3, 0xd6, 0xdd, 0xc3, 0xa9, 0xcc]))
    expect(read).toMatchObject({ rows: [{ NAME: 'A贵州茅' }], cut: 1 })
    const four = await rowsOf(withCell('NAME', [0x41, 0x41, 0x41, 0x41, 0x41, 0x81, 0x30, 0x84]))
    expect(four).toMatchObject({ rows: [{ NAME: 'AAAAA' }], cut: 1 })
  })

  test('a text that is UTF-8 is told from one in GBK', async () => {
    const utf8 = await rowsOf(withCell('NAME', [...Buffer.from('茅台'), 0x20, 0x20]))
    expect(utf8).toMatchObject({ hanzi: 1, likeUtf8: 1 })
    // 联通 in GBK would be two characters of two bytes in UTF-8.
    const gbk = await rowsOf(fileOf(LAYOUT, [{ ...ROW, NAME: '联通' }, ROW]))
    expect(gbk).toMatchObject({ hanzi: 2, likeUtf8: 0 })
  })

  test('zero bytes that fill a text', async () => {
    expect((await rowsOf(withCell('CODE', '1\0\0\0\0\0'))).rows[0]).toMatchObject({ CODE: '1' })
  })
})

describe('what cannot be held exactly is listed, never rounded', () => {
  test.each([
    ['PRICE', '       0.000010000', '0.000010000'],
    ['PRICE', '1688.0500100000000', '1688.0500100000000'],
    ['AMOUNT', '99999999999999.99', '99999999999999.99'],
    ['AMOUNT', '            0.001', '0.001'],
  ] as const)('%s %s', async (column, cell, said) => {
    const read = await rowsOf(withCell(column, cell, [ROW, ROW]))
    expect(read).toMatchObject({ rows: [ROW], lines: [2], inexact: [{ line: 1, column, text: said }] })
  })

  test('1688.050000000 is exact', async () => {
    expect((await rowsOf(withCell('PRICE', '    1688.050000000'))).rows[0]).toMatchObject({
      PRICE: 16_880_500,
    })
  })
})

describe('what is refused, with line, column and reason', () => {
  test.each([
    ['a number too large for its field', 'AMOUNT', '*****************', /is not a number/],
    ['a number with a letter', 'AMOUNT', '            1x.00', /is not a number/],
    ['two points', 'AMOUNT', '           1.2.00', /is not a number/],
    ['only a sign', 'AMOUNT', '                +', /is not a number/],
    ['a letter behind an inexact part', 'AMOUNT', '           0.001x', /is not a number/],
    ['no such date', 'DAY', '20261331', /not a date/],
    ['half a date', 'DAY', '2026112 ', /not a date/],
    ['bytes of no text', 'NAME', [0xff, 0x41], /no text/],
    ['a lead byte before a blank', 'NAME', [0xb9, 0x20, 0x20, 0x20, 0x20, 0x20, 0x20, 0x20], /no text/],
    ['a control character', 'CODE', '6\x010519', /no text/],
    ['a control character behind hanzi', 'NAME', [0xb9, 0xf3, 0x01, 0x41], /no text/],
  ] as const)('%s', async (_, column, bytes, reason) => {
    const { line, column: where, en } = await problemOf(withCell(column, bytes, [ROW, ROW]))
    expect({ line, column: where, en }).toEqual({
      line: 1,
      column,
      en: expect.stringMatching(reason) as string,
    })
  })

  test('a mark that is neither blank nor *', async () => {
    expect(await problemOf(withCell('mark', '?', [ROW]))).toMatchObject({ line: 1 })
  })

  test('cut anywhere before its last record ends', async () => {
    const file = fileOf(LAYOUT, [ROW, ROW])
    for (let length = 0; length < file.length - 1; length++) {
      const { line } = await problemOf(file.subarray(0, length))
      expect(line).toBe(length < FIRST ? 0 : Math.floor((length - FIRST) / LENGTH) + 1)
    }
  })

  test('a count above what is there', async () => {
    const file = fileOf(LAYOUT, [ROW, ROW])
    file.set([3, 0, 0, 0], 4)
    expect(await problemOf(file)).toMatchObject({
      line: 3,
      en: expect.stringMatching(/2 records.* 3/) as string,
    })
  })

  test.each([
    ['no DBF file', 0, [0x48], /first byte/],
    ['a header of no length', 8, [3, 0], /header of 3 bytes/],
    ['a record of another length', 10, [LENGTH + 1], /record has/],
    ['another type', 32 + 11, [0x4e], /CODE N6/],
    ['another width', 32 + 16, [7], /bytes, its fields/],
    ['other decimals', 96 + 17, [3], /AMOUNT N17\.3, wanted AMOUNT N17\.2/],
    ['another name', 32, [0x58], /XODE C6, wanted CODE/],
    ['a list of fields without end', FIRST - 1, [0x20], /no end/],
  ] as const)('the header: %s', async (_, at, bytes, reason) => {
    const file = fileOf(LAYOUT, [ROW])
    file.set(bytes, at)
    expect(await problemOf(file)).toMatchObject({ line: 0, en: expect.stringMatching(reason) as string })
  })

  test('a field less, a field more', async () => {
    const { DAY, ...less } = LAYOUT.fields
    const file = fileOf(LAYOUT, [ROW])
    expect(await problemOf(file, { ...LAYOUT, fields: less })).toMatchObject({ column: 'DAY' })
    const more = { ...LAYOUT.fields, MORE: DAY }
    expect(await problemOf(file, { ...LAYOUT, fields: more })).toMatchObject({ column: 'MORE' })
  })
})

describe('what is not written', () => {
  test.each([
    ['a code that is too long', { CODE: '6005190' }, 'CODE'],
    ['a number that is too long', { AMOUNT: Number.MIN_SAFE_INTEGER * 10 }, 'AMOUNT'],
    ['no integer', { AMOUNT: 0.5 }, 'AMOUNT'],
    ['a control character', { CODE: '6\n' }, 'CODE'],
  ])('%s', (_, change, column) => {
    expect(() => fileOf(LAYOUT, [ROW, { ...ROW, ...change }])).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ line: 2, column }) as unknown }),
    )
  })

  test('a number wider than its field, and more decimals than it has', () => {
    const narrow = { name: 'N', version: '1', fields: { N: figure(5, 2, '数'), T: moneyText(6, '数') } }
    expect(() => fileOf(narrow, [{ N: 100_00, T: 0 }])).toThrow('longer than 5')
    const fewer = { name: 'N', version: '1', fields: { P: price(9, 2, '价') } }
    expect(() => fileOf(fewer, [{ P: 12_345 }])).toThrow('more than 2 decimals')
    expect(fileOf(fewer, [{ P: 12_300 }]).length).toBeGreaterThan(0)
  })

  test('a character outside GBK, unless the file is in GB18030', () => {
    const rows = [{ ...ROW, NAME: '𠮷' }]
    expect(() => fileOf(LAYOUT, rows, 'gbk')).toThrow('outside gbk')
    expect(fileOf(LAYOUT, rows).length).toBeGreaterThan(0)
  })

  test('half a hanzi: 贵州茅台 in seven bytes is three hanzi and a blank', () => {
    const seven = { name: 'N', version: '1', fields: { NAME: label(7, '名称'), LOT: shares(4, 0, '数量') } }
    const file = fileOf(seven, [{ NAME: '贵州茅台', LOT: null }])
    expect(Buffer.from(file.subarray(headerLength(seven) + 1, -1)).toString('hex')).toBe(
      'b9f3d6ddc3a92020202020',
    )
  })
})
