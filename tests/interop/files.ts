/**
 * Tables beside the programs of others: dbview, python3-dbfread and python3-dbf read every layout that we write, cell by cell, and we read
 * what python3-dbf writes. It prints how fast each of us reads; nothing depends on that.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readDbfFile } from '@guitai/adapters/day-files/read-dbf-file.ts'
import { writeDbfFile } from '@guitai/adapters/day-files/write-dbf-file.ts'
import * as shanghai from '@guitai/protocols/csdc/shanghai.ts'
import * as shenzhen from '@guitai/protocols/csdc/shenzhen.ts'
import {
  date,
  figure,
  label,
  money,
  newTally,
  price,
  text,
  type DbfField,
} from '@guitai/protocols/dbf/fields.ts'
import { blankRow, type DbfLayout } from '@guitai/protocols/dbf/layout.ts'
import { CJK, CJK_WIDE } from '@guitai/protocols/registry-files/layouts.ts'
import { GDK } from '@guitai/protocols/shareholder-file/shareholder-table.ts'
import { layoutOf } from '@guitai/adapters/give-out/given-files.ts'
import { GIVEN_TABLES } from '@guitai/reports/give-out/given-tables.ts'
import { dbview, install, isThere, python } from './programs.ts'

const DAY = '2026-11-23'
/** The depository's, those that we make for the registry, and those of a day that is given out. */
const LAYOUTS: readonly DbfLayout[] = [
  ...Object.values(shenzhen),
  ...Object.values(shanghai),
  CJK,
  CJK_WIDE,
  GDK,
  ...Object.values(GIVEN_TABLES).map(layoutOf),
]
const ROWS = 5
const SPEED_ROWS = 100_000

type Row = Record<string, unknown>
type Cells = string[][]

/** Some value for a field, and the text that a reader has to find there. */
function valueOf(name: string, field: DbfField, row: number): [value: unknown, text: string] {
  if (field.type === 'D' || field.meaning.endsWith('日期')) return [DAY, DAY.replaceAll('-', '')]
  if (field.blank === '') {
    const value = field.width >= 30 ? `贵州茅台${row}` : `${name}${row}`.slice(0, field.width)
    return [value, value]
  }
  const [scale, decimals] = [scaleOf(field), decimalsOf(field)]
  const number = (row % 2 === 0 ? 1 : -1) * (100 + row) * 10 ** Math.max(0, scale - decimals)
  return [number, (number / 10 ** scale).toFixed(decimals)]
}

/** Written and read back: by how much a field's number is multiplied. */
function scaleOf(field: DbfField): number {
  const one = new Uint8Array(field.width).fill(0x20)
  one[field.width - 1] = 0x31
  const value = field.read(one, [0, field.width], newTally())
  return String(value).length - 1
}

const decimalsOf = (field: DbfField): number => (field.type === 'N' ? field.decimals : scaleOf(field))

function tableOf(layout: DbfLayout): { rows: Row[]; cells: Cells } {
  const fields = Object.entries(layout.fields)
  const made = Array.from({ length: ROWS }, (_, row) =>
    fields.map(([name, field]) => valueOf(name, field, row)),
  )
  return {
    rows: made.map(row => Object.fromEntries(row.map(([value], index) => [fields[index]?.[0] ?? '', value]))),
    cells: made.map(row => row.map(([, cell]) => cell)),
  }
}

const gb18030 = new TextDecoder('gb18030', { fatal: true })
const trimmed = (hex: string): string => gb18030.decode(Buffer.from(hex, 'hex')).trim()

const readers: Record<string, (path: string) => Cells> = {
  dbview: path =>
    gb18030
      .decode(dbview(path, '--browse', '--trim', '--delimiter', '|'))
      .trimEnd()
      .split('\n')
      .map(line => line.split('|').slice(0, -1)),
  dbfread: path => (python('read_with_dbfread', path) as { rows: Cells }).rows.map(row => row.map(trimmed)),
  dbf: path => (python('read_with_dbf', path) as { rows: Cells }).rows,
}

async function theyRead(folder: string, program: string): Promise<number> {
  let cells = 0
  for (const layout of LAYOUTS) {
    const { rows, cells: wanted } = tableOf(layout)
    const name = `${layout.name}.dbf`
    await writeDbfFile(folder, { name, layout, rows: [...rows, blankRow(layout)] as never }, { written: DAY })
    const found = readers[program]?.(join(folder, name)) ?? []
    assert.equal(found.length, ROWS + 1, `${program} ${layout.name}: rows`)
    const fields = Object.values(layout.fields)
    for (const [row, want] of wanted.entries())
      for (const [column, cell] of want.entries()) {
        assert.equal(understood(found[row]?.[column], fields[column]), understood(cell, fields[column]))
        cells++
      }
  }
  return cells
}

/** python3-dbf gives numbers as it would write them, without zeros at the end, and dates with dashes. */
function understood(cell: string | undefined, field: DbfField | undefined): string | undefined {
  if (field?.type === 'D') return cell?.replaceAll('-', '').trim()
  return field?.type === 'N' && cell !== undefined ? String(Number(cell)) : cell?.trim()
}

const THEIRS = {
  name: 'theirs',
  version: '1',
  fields: {
    CODE: text(6, '代码'),
    NAME: label(20, '名称'),
    AMOUNT: money(17, '金额'),
    PRICE: price(13, 4, '价格'),
    COUNT: figure(9, 0, '数量'),
    DAY: date('日期'),
  },
} satisfies DbfLayout

async function weRead(folder: string): Promise<number> {
  const spec = 'CODE C(6); NAME C(20); AMOUNT N(17,2); PRICE N(13,4); COUNT N(9,0); DAY D'
  const rows = [
    ['600519', '贵州茅台', 12345.67, 1688.05, 100, `@${DAY}`],
    ['000001', '平安银行', -0.01, 0.005, -1, '@2024-02-29'],
    ['', '', null, null, null, null],
    ['300750', '删除的行', 1, 1, 1, `@${DAY}`],
  ]
  python('write_with_dbf', join(folder, 'theirs.dbf'), spec, rows)
  const columns = ['CODE', 'NAME', 'AMOUNT', 'PRICE', 'COUNT', 'DAY'] as const
  const read = await readDbfFile(folder, { name: 'theirs.dbf', layout: THEIRS, columns })
  if (!read.accepted) throw new Error(JSON.stringify(read))
  const values = read.rows.map(row => columns.map(column => row[column]))
  assert.deepEqual(values, [
    ['600519', '贵州茅台', 1234567, 16_880_500, 100, DAY],
    ['000001', '平安银行', -1, 50, -1, '2024-02-29'],
    ['', '', null, null, null, null],
  ])
  return values.flat().length
}

/** All columns of the widest table, by them and by us. */
async function speed(folder: string): Promise<string> {
  const layout = shenzhen.SJSMX
  const { rows } = tableOf(layout)
  const many = Array.from({ length: SPEED_ROWS }, (_, index) => rows[index % ROWS])
  await writeDbfFile(folder, { name: 'speed.dbf', layout, rows: many as never }, { written: DAY })
  const theirs = python('time_dbfread', join(folder, 'speed.dbf')) as { rows: number; seconds: number }
  const begun = performance.now()
  const columns = Object.keys(layout.fields) as (keyof typeof layout.fields)[]
  const ours = await readDbfFile(folder, { name: 'speed.dbf', layout, columns })
  const seconds = (performance.now() - begun) / 1000
  assert.equal(ours.accepted && ours.rows.length, theirs.rows)
  const rate = (spent: number): string => `${Math.round(SPEED_ROWS / spent / 1000)} thousand rows/s`
  return `all 48 columns of SJSMX: we ${rate(seconds)}, dbfread ${rate(theirs.seconds)}: ${(theirs.seconds / seconds).toFixed(1)} ×`
}

const PACKAGES = { dbview: 'dbview', dbfread: 'python3-dbfread', dbf: 'python3-dbf' }

/** The number of what failed, a missing program among it where every one is required. */
export async function interopOfFiles(isRequired: boolean): Promise<number> {
  const programs = Object.keys(PACKAGES) as (keyof typeof PACKAGES)[]
  const missing = programs.filter(program => !isThere(program))
  if (missing.length > 0) install(missing.map(program => PACKAGES[program]))
  const folder = mkdtempSync(join(tmpdir(), 'guitai-interop-'))
  let failed = 0
  const attempt = async (name: string, program: string, run: () => Promise<unknown>): Promise<void> => {
    if (!isThere(program)) {
      console.log(`${name}: ${program} is not installed and apt cannot install it: skipped`)
      if (isRequired) failed++
      return
    }
    try {
      console.log(`${name}: ${String(await run())}`)
    } catch (error) {
      failed++
      console.log(`${name}: FAILED ${String(error).slice(0, 500)}`)
    }
  }
  try {
    for (const program of programs)
      await attempt(`${program} reads our ${LAYOUTS.length} layouts, cells`, program, () =>
        theyRead(folder, program),
      )
    await attempt('we read what python3-dbf writes, cells', 'dbf', () => weRead(folder))
    await attempt('speed', 'dbfread', () => speed(folder))
  } finally {
    rmSync(folder, { recursive: true })
  }
  return failed
}
