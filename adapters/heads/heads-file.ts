/**
 * Keeps the heads of the hash chain outside the database: one line of JSON each, only ever appended, for readers who cannot
 * change the tables. The installation chooses the folder, which is best not on the database's machine.
 */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { ChainHead } from '@guitai/reports/chain/check-heads.ts'

const NAME = 'heads.jsonl'
const OWNER_ONLY = 0o600

export class UnreadableHead extends Error {
  override name = 'UnreadableHead'
}

export function appendHead(folder: string, head: ChainHead): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, NAME)
  // A line that a power failure has torn stays on a line of its own.
  const isTorn = existsSync(path) && !['', '\n'].includes(readFileSync(path, 'utf8').slice(-1))
  const file = openSync(path, 'a', OWNER_ONLY)
  try {
    writeSync(file, `${isTorn ? '\n' : ''}${JSON.stringify(head)}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Oldest first; empty when there is no file. */
export function readHeads(folder: string): ChainHead[] {
  const path = join(folder, NAME)
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, i) => headOf(line, `${path}, line ${i + 1}`))
}

/** Only a torn line has no end. Any other line that is no head has been changed. */
function headOf(line: string, place: string): ChainHead[] {
  if (!line.endsWith('}')) return []
  const head = JSON.parse(line) as Partial<ChainHead>
  const { at, batchNo, hash, linkNo, linkHash } = head
  const isHead =
    typeof at === 'string' &&
    typeof batchNo === 'number' &&
    typeof hash === 'string' &&
    typeof linkNo === 'number' &&
    typeof linkHash === 'string'
  if (!isHead) throw new UnreadableHead(`${place} is not a head of the chain`)
  return [{ ...head, at, batchNo, hash, linkNo, linkHash }]
}
