/** Writes a DBF file block by block: dBase III, code page 936, ended by 0x1A. Throws `DbfWrong` where a value does not fit its field. */
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
  const length = recordLength(layout)
  for (let from = 0; from < rows.length; from += ROWS_A_BLOCK) {
    const some = rows.slice(from, from + ROWS_A_BLOCK)
    const block = new Uint8Array(some.length * length).fill(BLANK)
    some.forEach((row, index) => {
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
    yield block
  }
  yield Uint8Array.of(END_OF_FILE)
}
