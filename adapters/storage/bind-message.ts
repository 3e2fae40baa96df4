/**
 * Bind messages (PostgreSQL, "Message Formats") in memory that is used again once they are written. The driver makes each in a
 * buffer that begins with 256 bytes and grows by half: some 3 kB an order thrown away outside V8's heap, which then collects
 * the whole heap for it.
 */
import { assert } from '@guitai/core/base/assert.ts'
import type pg from 'pg'

/** Two batches are on their way at most. */
const KEPT = 2
const SMALLEST = 1 << 16
const LARGEST_KEPT = 1 << 24

const BIND = 0x42
const TEXT = 0
const BINARY = 1

type Bound = Buffer | string | null

interface Bind {
  portal: string
  statement: string
  values: readonly Bound[]
}

/** From here on the connection's Bind messages are made here. */
export function bindFromKeptMemory(connection: pg.Connection): void {
  const free: Buffer[] = []
  const take = (size: number): Buffer => {
    const kept = free.pop()
    return kept !== undefined && kept.length >= size ? kept : Buffer.allocUnsafeSlow(roundedUp(size))
  }
  connection.bind = config => {
    const { portal = '', statement = '', values = [], valueMapper } = config ?? {}
    const mapped = values.map((value, i) => boundOf(valueMapper?.(value, i) ?? null))
    const bind = { portal, statement, values: mapped }
    const size = sizeOf(bind)
    const memory = take(size)
    write(memory, size, bind)
    if (!connection.stream.writable) return
    connection.stream.write(memory.subarray(0, size), () => {
      if (free.length < KEPT && memory.length <= LARGEST_KEPT) free.push(memory)
    })
  }
}

function boundOf(value: unknown): Bound {
  if (value === null || typeof value === 'string' || value instanceof Buffer) return value
  throw new TypeError('a value is bound as text or as bytes')
}

function roundedUp(size: number): number {
  let rounded = SMALLEST
  while (rounded < size) rounded *= 2
  return rounded
}

/** Type and length; both names; count and forms of the values; count and values; that every result is text. */
function sizeOf({ portal, statement, values }: Bind): number {
  const names = Buffer.byteLength(portal) + 1 + Buffer.byteLength(statement) + 1
  return values.reduce((size, value) => size + 4 + lengthOf(value), 5 + names + 2 + 2 * values.length + 2 + 4)
}

function lengthOf(value: Bound): number {
  if (value === null) return 0
  return typeof value === 'string' ? Buffer.byteLength(value) : value.length
}

function write(memory: Buffer, size: number, { portal, statement, values }: Bind): void {
  memory[0] = BIND
  let at = memory.writeInt32BE(size - 1, 1)
  for (const name of [portal, statement]) {
    at += memory.write(name, at)
    memory[at++] = 0
  }
  at = memory.writeInt16BE(values.length, at)
  for (const value of values) at = memory.writeInt16BE(value instanceof Buffer ? BINARY : TEXT, at)
  at = memory.writeInt16BE(values.length, at)
  for (const value of values) at = writeValue(memory, at, value)
  at = memory.writeInt16BE(1, at)
  at = memory.writeInt16BE(TEXT, at)
  assert(at === size, 'a message is as long as it says')
}

/** Where the next one goes. */
function writeValue(memory: Buffer, at: number, value: Bound): number {
  if (value === null) return memory.writeInt32BE(-1, at)
  const begin = memory.writeInt32BE(lengthOf(value), at)
  return begin + (typeof value === 'string' ? memory.write(value, begin) : value.copy(memory, begin))
}
