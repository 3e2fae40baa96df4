/**
 * The files of a day as X07 gives them out: each table as DBF or CSV, for DBF a legend of its short names, and a manifest that says what
 * each file is, with its SHA-256. Who may not see personal data gets what remains of it. A text that has no room in a DBF is
 * `TooWide`; nothing is cut.
 */
import { createHash } from 'node:crypto'
import { present } from '@guitai/core/base/assert.ts'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import { formatDecimal, formatFen } from '@guitai/core/base/money.ts'
import type { GivenForm } from '@guitai/core/words/given-out.ts'
import type { Word } from '@guitai/core/words/words.ts'
import { date, figure, money, price, text, type DbfField } from '@guitai/protocols/dbf/fields.ts'
import { DbfWrong } from '@guitai/protocols/dbf/problem.ts'
import type { DbfLayout } from '@guitai/protocols/dbf/layout.ts'
import { mapParts, writeComingDbf, type ComingRows } from '@guitai/protocols/dbf/write-dbf.ts'
import { BYTE_ORDER_MARK, csvHead, csvLines } from '@guitai/reports/frame/csv.ts'
import { mask } from '@guitai/reports/frame/mask.ts'
import type { GivenColumn, GivenTable, GivenType } from '@guitai/reports/give-out/given-table.ts'
import type { ZipFile } from './zip.ts'

export type GivenRow = Readonly<Record<string, string | number | null>>

export class TooWide extends Error {
  override name = 'TooWide'
  readonly table: string
  /** By its title. */
  readonly column: Word

  constructor(table: string, column: Word) {
    super(`${column.en} of ${table} is too wide for a DBF`)
    this.table = table
    this.column = column
  }
}

export interface GivenDay {
  date: BusinessDate
  form: GivenForm
  isMasked: boolean
  tables: readonly GivenTable[]
  open: (table: GivenTable) => Promise<ComingRows<GivenRow>>
}

interface Noted {
  file: string
  rows: number
  bytes: number
  sha256: string
}

export async function* givenFiles(day: GivenDay): AsyncGenerator<ZipFile> {
  const noted: Noted[] = []
  for (const table of day.tables) {
    const { count, parts } = await day.open(table)
    const rows = { count, parts: mapParts(parts, row => shown(table, row, day.isMasked)) }
    const bytes = day.form === 'dbf' ? dbfBytes(table, rows, day.date) : csvBytes(table, rows)
    yield noteOf({ name: `${table.name}.${day.form}`, bytes }, count, noted)
  }
  if (day.form === 'dbf') yield { name: 'legend.csv', bytes: once(legend(day.tables)) }
  yield { name: 'manifest.json', bytes: once(JSON.stringify(manifestOf(day, noted), null, 2)) }
}

function noteOf({ name, bytes }: ZipFile, rows: number, noted: Noted[]): ZipFile {
  async function* passing(): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256')
    let size = 0
    for await (const part of bytes) {
      hash.update(part)
      size += part.length
      yield part
    }
    noted.push({ file: name, rows, bytes: size, sha256: hash.digest('hex') })
  }
  return { name, bytes: passing() }
}

function manifestOf({ date: day, form, isMasked, tables }: GivenDay, noted: readonly Noted[]): object {
  return {
    format: 1,
    kind: 'give-out-day',
    date: day,
    form,
    isMasked,
    tables: tables.map(({ name, columns }, index) => ({
      name,
      ...noted[index],
      columns: columns.map(({ name: column, title, type }) => ({ name: column, title, type })),
    })),
  }
}

async function* once(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content, 'utf8')
}

function shown({ columns }: GivenTable, row: GivenRow, isMasked: boolean): GivenRow {
  if (!isMasked) return row
  const hidden = columns.flatMap(({ name, personal }) => {
    const value = row[name]
    return personal !== undefined && typeof value === 'string' ? [[name, mask(personal, value)] as const] : []
  })
  return { ...row, ...Object.fromEntries(hidden) }
}

const FIELDS: Readonly<Record<GivenType, (column: GivenColumn) => DbfField>> = {
  money: ({ title }) => money(18, title.zh),
  price: ({ title }) => price(15, 4, title.zh),
  whole: ({ title }) => figure(18, 0, title.zh),
  date: ({ title }) => date(title.zh),
  time: ({ title }) => text(19, title.zh),
  text: ({ title, width = 0 }) => text(width, title.zh),
}

export const layoutOf = ({ name, columns }: GivenTable): DbfLayout => ({
  name,
  version: '1',
  fields: Object.fromEntries(columns.map(column => [column.field, FIELDS[column.type](column)])),
})

async function* dbfBytes(
  table: GivenTable,
  { count, parts }: ComingRows<GivenRow>,
  written: BusinessDate,
): AsyncGenerator<Uint8Array> {
  const rowOf = (row: GivenRow): Record<string, unknown> =>
    Object.fromEntries(table.columns.map(column => [column.field, cellOf(column, row[column.name] ?? null)]))
  try {
    yield* writeComingDbf(layoutOf(table), { count, parts: mapParts(parts, rowOf) }, { written })
  } catch (error) {
    if (!(error instanceof DbfWrong)) throw error
    const { column } = error.problem
    throw new TooWide(
      table.name,
      present(
        table.columns.find(({ field }) => field === column),
        'its column',
      ).title,
    )
  }
}

/** A DBF has no line ends in its texts. */
function cellOf({ type }: GivenColumn, value: string | number | null): unknown {
  if (type !== 'text' && type !== 'time') return value
  return String(value ?? '').replaceAll(/\p{Cc}+/gu, ' ')
}

async function* csvBytes(table: GivenTable, { parts }: ComingRows<GivenRow>): AsyncGenerator<Uint8Array> {
  const columns = table.columns.map(({ name, title, type }) => ({
    name,
    title,
    type: type === 'whole' ? ('no' as const) : type,
  }))
  const flavour = { isForSpreadsheet: false, language: 'zh', dictionary: new Map() } as const
  yield Buffer.from(BYTE_ORDER_MARK + csvHead(columns, flavour), 'utf8')
  for await (const rows of parts) {
    const texts = rows.map(row =>
      Object.fromEntries(
        table.columns.map(column => [column.name, csvCell(column, row[column.name] ?? null)]),
      ),
    )
    yield Buffer.from(csvLines(columns, texts, flavour), 'utf8')
  }
}

/** Money in yuan with 2 decimals, prices with 4. */
function csvCell({ type }: GivenColumn, value: string | number | null): string | null {
  if (value === null || typeof value === 'string') return value
  if (type === 'money') return formatFen(value)
  return type === 'price' ? formatDecimal(value, 4, 4) : String(value)
}

const LEGEND_HEAD = ['file', 'field', 'column', '中文', 'English', 'type']

function legend(tables: readonly GivenTable[]): string {
  const lines = tables.flatMap(({ name, columns }) =>
    columns.map(({ field, title, type, ...column }) =>
      [`${name}.dbf`, field, column.name, title.zh, title.en, type].join(','),
    ),
  )
  return `${BYTE_ORDER_MARK}${[LEGEND_HEAD.join(','), ...lines].join('\r\n')}\r\n`
}
