/** The sizes of the depository's tables as they are published, the first trades in them, and the names of their files. */
import { expect, test } from 'vitest'
import { blankRow, headerLength, recordLength, type DbfLayout } from '../dbf/layout.ts'
import { fileOf, readWhole } from '../dbf/testing/bytes.ts'
import type { DbfField } from '../dbf/fields.ts'
import { shanghaiFile, shenzhenFile } from './file-names.ts'
import * as shanghai from './shanghai.ts'
import * as shenzhen from './shenzhen.ts'

const { JSMX, ZJHZ, ZJYE, ZQYE } = shanghai
const { SJSDZ, SJSGB, SJSJG, SJSKS, SJSMX, SJSQS, SJSZJ } = shenzhen
const LAYOUTS: readonly DbfLayout[] = [...Object.values(shenzhen), ...Object.values(shanghai)]

test.each([
  [SJSMX, 48, 478, 1_569],
  [SJSDZ, 8, 64, 289],
  [SJSZJ, 10, 206, 353],
  [JSMX, 48, 513, 1_569],
  [ZQYE, 13, 93, 449],
  [SJSGB, 19, 413, 641],
  [SJSKS, 6, 49, 225],
  [ZJYE, 19, 296, 641],
] as const)('$name', (layout, fields, record, header) => {
  expect(Object.keys(layout.fields).length).toBe(fields)
  expect([recordLength(layout), headerLength(layout)]).toEqual([record, header])
})

test('SJSJG has 50 fields, SJSQS 29, zjhz 24; in Shanghai every field is a text', () => {
  expect([SJSJG, SJSQS, ZJHZ].map(({ fields }) => Object.keys(fields).length)).toEqual([50, 29, 24])
  const types = Object.values(shanghai).flatMap(({ fields }) => Object.values(fields).map(f => f.type))
  expect(new Set(types)).toEqual(new Set(['C']))
})

test('1,000,000 rows of SJSMX are 478,001,570 bytes with their end', () => {
  expect(headerLength(SJSMX) + 1_000_000 * recordLength(SJSMX) + 1).toBe(478_001_570)
})

test('a sale of 10,000 at 12.34 and a purchase of 5,000 at 20.00, byte by byte', () => {
  const sale = {
    ...blankRow(SJSMX),
    MXCJSL: -10_000,
    MXCJJG: 123_400,
    MXQSBJ: 123_400_00,
    MXSFJE: 123_330_39,
  }
  const file = fileOf(SJSMX, [sale, { ...blankRow(SJSMX), MXCJSL: 5_000, MXSFJE: -100_006_41 }])
  const cell = (record: number, name: keyof typeof SJSMX.fields): string => {
    const names = Object.entries(SJSMX.fields)
    const before = names.slice(
      0,
      names.findIndex(([each]) => each === name),
    )
    const at = headerLength(SJSMX) + record * 478 + 1 + before.reduce((sum, [, { width }]) => sum + width, 0)
    return Buffer.from(file.subarray(at, at + SJSMX.fields[name].width)).toString('latin1')
  }
  expect(cell(0, 'MXCJSL')).toBe('      -10000.00')
  expect(cell(0, 'MXCJJG')).toBe('      12.3400')
  expect(cell(0, 'MXQSBJ').trim()).toBe('123400.00')
  expect(cell(0, 'MXSFJE').trim()).toBe('123330.39')
  expect(cell(1, 'MXSFJE').trim()).toBe('-100006.41')
})

test.each(LAYOUTS.map(layout => [layout.name, layout] as const))(
  '%s comes back as it was written',
  async (_, layout) => {
    const value = (field: DbfField, index: number): unknown => {
      if (field.meaning.endsWith('日期')) return '2026-11-23'
      return field.blank === '' ? String(index % 10).repeat(field.width) : -index
    }
    const row = Object.fromEntries(
      Object.entries(layout.fields).map(([name, field], index) => [name, value(field, index)]),
    )
    expect(await readWhole(fileOf(layout, [row, blankRow(layout)]), layout)).toMatchObject({
      rows: [row, blankRow(layout)],
    })
  },
)

test.each([
  [shanghaiFile('zqye', 'js326', '2026-02-05'), 'zqyejs326.205'],
  [shanghaiFile('jsmx01', 'js326', '2026-11-23'), 'jsmx01_js326.b23'],
  [shanghaiFile('jsmx01', 'js326', '2026-10-08'), 'jsmx01_js326.a08'],
  [shanghaiFile('zqye', 'js326', '2026-12-31'), 'zqyejs326.c31'],
  [shenzhenFile('SJSMX1', '2026-11-23'), 'SJSMX11123.DBF'],
])('%s', (name, expected) => {
  expect(name).toBe(expected)
})
