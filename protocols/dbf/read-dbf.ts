/**
 * Reads a DBF file as it comes, block by block, so that a file of any size needs little memory. Throws `DbfWrong` with line, column and
 * reason when the file is wrong; whoever reads takes nothing of it before the last block has come.
 */
import { INEXACT } from './numbers.ts'
import { checkLayout, HEAD, lengthOfHeader, parseHeader, type DbfHeader } from './header.ts'
import type { DbfLayout, DbfRow } from './layout.ts'
import type { DbfField, Tally } from './fields.ts'
import { cellAt, DbfWrong, headerWrong } from './problem.ts'

/** Of the fields that were asked for, with the number of the record in the file. */
export type ReadRow<L extends DbfLayout, N extends keyof DbfRow<L>> = Pick<DbfRow<L>, N> & { line: number }

/** A row that is not among the others because a number of it cannot be held exactly. */
export interface InexactRow {
  line: number
  column: string
  /** The number as the file has it. */
  text: string
}

export interface DbfBlock<Row> {
  rows: Row[]
  inexact: InexactRow[]
}

export interface Wanted<N> {
  /** Only these fields are read, which is faster than all. */
  columns: readonly N[]
  tally: Tally
}

const [LIVE, DELETED] = [0x20, 0x2a]

export async function* readDbf<L extends DbfLayout, N extends keyof DbfRow<L> & string>(
  source: AsyncIterable<Uint8Array>,
  layout: L,
  { columns, tally }: Wanted<N>,
): AsyncGenerator<DbfBlock<ReadRow<L, N>>> {
  let header: DbfHeader | undefined
  let rest: Uint8Array = new Uint8Array()
  let line = 0
  for await (const chunk of source) {
    rest = joined(rest, chunk)
    if (header === undefined) {
      if (rest.length < HEAD || rest.length < lengthOfHeader(rest)) continue
      header = parseHeader(rest.subarray(0, lengthOfHeader(rest)))
      checkLayout(header, layout)
      rest = rest.subarray(header.headerLength)
    }
    const { recordLength } = header
    const count = Math.min(Math.floor(rest.length / recordLength), header.records - line)
    if (count === 0) continue
    yield readBlock<ReadRow<L, N>>(rest, { header, layout, columns, tally, count, line })
    line += count
    rest = rest.subarray(count * recordLength)
  }
  if (header === undefined) throw headerWrong('文件头不完整', 'the header is not complete')
  if (line < header.records)
    throw new DbfWrong({
      line: line + 1,
      zh: `文件头为${header.records}条记录，实有${line}条`,
      en: `${line} records, the header says ${header.records}`,
    })
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

interface Block {
  header: DbfHeader
  layout: DbfLayout
  columns: readonly string[]
  tally: Tally
  count: number
  /** The number of records before the block. */
  line: number
}

interface Place {
  name: string
  field: DbfField
  start: number
  end: number
}

function placesOf({ header, layout, columns }: Block): Place[] {
  const places: Place[] = []
  let start = 1
  for (const { name, width } of header.fields) {
    const field = layout.fields[name]
    if (field !== undefined && columns.includes(name)) places.push({ name, field, start, end: start + width })
    start += width
  }
  return places
}

function readBlock<Row>(bytes: Uint8Array, block: Block): DbfBlock<Row> {
  const { header, count, tally } = block
  const places = placesOf(block)
  const blank = blankOf(places)
  const [rows, inexact]: [Row[], InexactRow[]] = [[], []]
  for (let index = 0; index < count; index++) {
    const at = index * header.recordLength
    const line = block.line + index + 1
    const mark = bytes[at]
    if (mark === DELETED) tally.deleted++
    else if (mark !== LIVE)
      throw new DbfWrong({
        line,
        zh: '记录标志既非空格也非*',
        en: 'the mark of the record is neither blank nor *',
      })
    else {
      const row = readRecord(bytes, at, { places, line, tally, blank })
      if ('text' in row) inexact.push(row)
      else rows.push(row as Row)
    }
  }
  return { rows, inexact }
}

function readRecord(
  bytes: Uint8Array,
  at: number,
  { places, line, tally, blank }: { places: readonly Place[]; line: number; tally: Tally; blank: object },
): InexactRow | { line: number } {
  const row: { line: number; [column: string]: unknown } = { ...blank, line }
  let reading = ''
  try {
    for (const { name, field, start, end } of places) {
      reading = name
      const value = field.read(bytes, [at + start, at + end], tally)
      if (value === INEXACT) {
        const text = String.fromCharCode(...bytes.subarray(at + start, at + end)).trim()
        return { line, column: name, text }
      }
      row[name] = value
    }
  } catch (error) {
    throw cellAt(error, line, reading)
  }
  return row
}

/**
 * All rows begin as a copy of this one. An object to which fields are added one by one under names that are only known now becomes slow
 * and large from the thirteenth on; JSON makes one that has them from the beginning.
 */
function blankOf(places: readonly Place[]): object {
  const names = places.map(({ name }) => [name, null] as const)
  return JSON.parse(JSON.stringify({ line: 0, ...Object.fromEntries(names) })) as object
}
