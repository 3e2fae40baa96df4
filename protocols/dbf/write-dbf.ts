/** Writes a DBF file block by block: dBase III, code page 936, ended by 0x1A. Throws `DbfWrong` where a value does not fit its field. */
import { assert } from '@guitai/core/base/assert.ts'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { Charset } from './gb18030.ts'
import { encodeHeader } from './header.ts'
import { recordLength, type DbfLayout, type DbfRow } from './layout.ts'
import { cellAt } from './problem.ts'

const [BLANK, END_OF_FILE] = [0x20, 0x1a]
const ROWS_A_BLOCK = 1000

export interface WriteOptions {
  /** Stands in the header. */
  written: BusinessDate
  charset?: Charset
}

export function* writeDbf<L extends DbfLayout>(
  layout: L,
  rows: readonly DbfRow<L>[],
  { written, charset = 'gb18030' }: WriteOptions,
): Generator<Uint8Array> {
  yield encodeHeader(layout, rows.length, written)
  for (let from = 0; from < rows.length; from += ROWS_A_BLOCK)
    yield encodeRows(layout, rows.slice(from, from + ROWS_A_BLOCK), { charset, from })
  yield Uint8Array.of(END_OF_FILE)
}

export interface ComingRows<Row> {
  /** How many there will be: the header says it before the first one. */
  count: number
  parts: AsyncIterable<readonly Row[]>
}

export async function* mapParts<From, To>(
  parts: AsyncIterable<readonly From[]>,
  make: (row: From) => To,
): AsyncGenerator<To[]> {
  for await (const rows of parts) yield rows.map(make)
}

/** The same of rows that come one part after another, which need not be in memory at once. */
export async function* writeComingDbf<L extends DbfLayout>(
  layout: L,
  { count, parts }: ComingRows<DbfRow<L>>,
  { written, charset = 'gb18030' }: WriteOptions,
): AsyncGenerator<Uint8Array> {
  yield encodeHeader(layout, count, written)
  let from = 0
  for await (const rows of parts) {
    yield encodeRows(layout, rows, { charset, from })
    from += rows.length
  }
  assert(from === count, `${from} records came, the header says ${count}`)
  yield Uint8Array.of(END_OF_FILE)
}

function encodeRows<L extends DbfLayout>(
  layout: L,
  rows: readonly DbfRow<L>[],
  { charset, from }: { charset: Charset; from: number },
): Uint8Array {
  const length = recordLength(layout)
  const block = new Uint8Array(rows.length * length).fill(BLANK)
  rows.forEach((row, index) => {
    let at = index * length + 1
    for (const [name, field] of Object.entries(layout.fields)) {
      const cell = block.subarray(at, (at += field.width))
      try {
        field.write(row[name], cell, charset)
      } catch (error) {
        throw cellAt(error, from + index + 1, name)
      }
    }
  })
  return block
}
