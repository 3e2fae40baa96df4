/**
 * The fault menu of the depository's tables. A fault is for the next writing of a table, and only once; written again (a late file, a
 * second and corrected batch) the table is as it should be. A fee that is off by 0.01, and dues that are not paid or in parts, are
 * faults of what the depository reckons (`feeDeviation`, `payment`).
 */
import { rename, rm, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDbfFile, type DbfTable } from '@guitai/adapters/day-files/write-dbf-file.ts'
import type { Depository } from './depository.ts'
import { headerLength, recordLength, type DbfLayout } from '@guitai/protocols/dbf/layout.ts'
import type { WriteOptions } from '@guitai/protocols/dbf/write-dbf.ts'

type Row = Readonly<Record<string, unknown>>

/** The fields of a table in which something may be wrong. */
interface Places {
  date: string
  unit?: string
  quantity?: string
  code: string
  text: string
}

const PLACES: Readonly<Record<string, Places>> = {
  SJSMX: { date: 'MXFSRQ', unit: 'MXTGDY', quantity: 'MXCJSL', code: 'MXYWLB', text: 'MXZQZH' },
  SJSQS: { date: 'QSFSRQ', unit: 'QSTGDY', code: 'QSYWLB', text: 'QSFJSM' },
  SJSDZ: { date: 'DZFSRQ', unit: 'DZTGDY', quantity: 'DZZYGS', code: 'DZGFXZ', text: 'DZZQZH' },
  SJSZJ: { date: 'ZJJZRQ', unit: 'ZJTGDY', code: 'ZJYWLB', text: 'ZJBYZD' },
  SJSJG: { date: 'JGFSRQ', unit: 'JGTGDY', quantity: 'JGJSSL', code: 'JGYWLB', text: 'JGFJSM' },
  jsmx: { date: 'JYRQ', unit: 'XWH1', quantity: 'CJSL', code: 'YWLX', text: 'ZQZH' },
  zqye: { date: 'JZRQ', quantity: 'YE1', code: 'LTLX', text: 'ZQZH' },
  zjbd: { date: 'FSRQ', unit: 'BY', code: 'ZWLB', text: 'PZBH' },
  ywhb: { date: 'RQ', unit: 'XWH1', quantity: 'CGSL', code: 'YWLX', text: 'JGSM' },
}

const OTHER_DAY = '2000-01-04'

/**
 * What the first record says otherwise: another day, a unit of nobody, a hundred shares more, a code that nobody knows; or it stands there
 * twice, or not at all. Undefined where the table has no such field.
 */
const ROWS: Readonly<Record<string, (rows: readonly Row[], at: Places) => Row[] | undefined>> = {
  'wrong-date': (rows, { date }) => first(rows, row => ({ ...row, [date]: OTHER_DAY })),
  'wrong-unit': (rows, { unit }) =>
    unit === undefined ? undefined : first(rows, row => ({ ...row, [unit]: '99999' })),
  'row-twice': ([one, , ...rest]) => (one === undefined ? [] : [one, one, ...rest]),
  'row-missing': rows => rows.slice(1),
  quantity: (rows, { quantity }) =>
    quantity === undefined
      ? undefined
      : first(rows, row => ({ ...row, [quantity]: more(row[quantity] as number) })),
  'unknown-code': (rows, { code }) => first(rows, row => ({ ...row, [code]: 'X' })),
}

/** What is sold stands below zero. */
const more = (quantity: number): number => quantity + (quantity < 0 ? -100 : 100)

const first = ([row, ...rest]: readonly Row[], change: (row: Row) => Row): Row[] =>
  row === undefined ? [] : [change(row), ...rest]

/** The end is missing; the header says three records more; the first record is marked as deleted; texts are in UTF-8. */
const BYTES: Readonly<Record<string, (bytes: Buffer, layout: DbfLayout, at: Places) => Buffer>> = {
  truncated: (bytes, layout) => bytes.subarray(0, bytes.length - Math.ceil(recordLength(layout) / 2)),
  'wrong-count': bytes => (bytes.writeUInt32LE(bytes.readUInt32LE(4) + 3, 4), bytes),
  'deleted-row': (bytes, layout) => (bytes.write('*', headerLength(layout), 'latin1'), bytes),
  'utf-8': (bytes, layout, { text }) => {
    const width = layout.fields[text]?.width ?? 0
    for (let at = placeOf(layout, text); at < bytes.length - 1; at += recordLength(layout))
      bytes.fill(' ', at, at + width).write('贵州', at, 'utf8')
    return bytes
  },
}

function placeOf(layout: DbfLayout, name: string): number {
  const fields = Object.entries(layout.fields)
  const before = fields.slice(
    0,
    fields.findIndex(([each]) => each === name),
  )
  return before.reduce((sum, [, { width }]) => sum + width, headerLength(layout) + 1)
}

/** Not there, or still under its temporary name. */
const ABSENT = ['late', 'missing', 'half-written']
export const FILE_FAULTS: readonly string[] = [...ABSENT, ...Object.keys(ROWS), ...Object.keys(BYTES)]

/** '{"file": "SJSMX1", "fault": "truncated"}'. A sentence about what is wrong with the request, or undefined when the fault is set. */
export function setFileFault(
  { fileFaults }: Pick<Depository, 'fileFaults'>,
  { file, fault }: Record<string, unknown>,
): string | undefined {
  const known = FILE_FAULTS.find(each => each === fault)
  if (typeof file !== 'string') return 'file must be a text'
  if (known === undefined) return `fault must be one of ${FILE_FAULTS.join(', ')}`
  fileFaults.set(file, known)
  return undefined
}

/** Writes a table with a fault. It says nothing where the table cannot have it: then it is as it should be. */
export async function writeFaulty(
  folder: string,
  table: DbfTable,
  { fault, ...options }: WriteOptions & { fault: string },
): Promise<void> {
  const { name, layout } = table
  const path = join(folder, name)
  const at = PLACES[layout.name]
  const rows = at && ROWS[fault]?.(table.rows, at)
  await writeDbfFile(folder, rows === undefined ? table : { ...table, rows }, options)
  const spoil = at && BYTES[fault]
  if (spoil !== undefined) await writeFile(path, spoil(await readFile(path), layout, at as Places))
  if (fault === 'half-written') await rename(path, `${path}.part`)
  if (fault === 'late' || fault === 'missing') await rm(path)
}
