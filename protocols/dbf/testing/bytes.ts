/** Files in memory for tests: written, changed byte by byte, and read in pieces of any size. */
import type { DbfLayout, DbfRow } from '../layout.ts'
import type { DbfProblem } from '../problem.ts'
import { DbfWrong } from '../problem.ts'
import { readDbf, type InexactRow } from '../read-dbf.ts'
import { writeDbf } from '../write-dbf.ts'
import type { Charset } from '../gb18030.ts'
import { newTally, type Tally } from '../fields.ts'

export function fileOf<L extends DbfLayout>(
  layout: L,
  rows: readonly DbfRow<L>[],
  charset?: Charset,
): Uint8Array {
  const options = { written: '2026-11-23', ...(charset === undefined ? {} : { charset }) }
  return Uint8Array.from([...writeDbf(layout, rows, options)].flatMap(block => [...block]))
}

export interface WholeFile<L extends DbfLayout> extends Tally {
  rows: DbfRow<L>[]
  lines: number[]
  inexact: InexactRow[]
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export async function readWhole<L extends DbfLayout>(
  bytes: Uint8Array,
  layout: L,
  size = 1000,
): Promise<WholeFile<L> | { problem: DbfProblem }> {
  const whole: WholeFile<L> = { rows: [], lines: [], inexact: [], ...newTally() }
  const columns = Object.keys(layout.fields) as (keyof DbfRow<L> & string)[]
  try {
    for await (const block of readDbf(pieces(bytes, size), layout, { columns, tally: whole })) {
      for (const { line, ...row } of block.rows) {
        whole.lines.push(line)
        whole.rows.push(row as unknown as DbfRow<L>)
      }
      whole.inexact.push(...block.inexact)
    }
  } catch (error) {
    if (error instanceof DbfWrong) return { problem: error.problem }
    throw error
  }
  return whole
}
