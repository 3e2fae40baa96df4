/**
 * The way back for one decision: while its changes are applied through `books`, whatever they reach is noted as it was, and
 * `undo` makes it so again. For facts, which come from outside and of which no one may end the engine: what cannot be applied
 * leaves the books as they were, in the middle of a batch that goes on.
 *
 * Nothing is copied beforehand: a record is noted when a change first reaches it, which costs one shallow copy each of the few
 * that a fact concerns. Records are reached through the maps of the books; those that only their client holds are named by the
 * change that writes them. The parameters no fact may change: the attempt fails.
 */
import type { MutableBooks } from './books.ts'
import { applyChanges, type Change } from './changes/change.ts'
import { TABLES, type Dirty } from './dirty.ts'
import {
  declarationOf,
  isClientRecord,
  keyOfRecord,
  type ClientRecordTable,
  type RecordKey,
} from './records.ts'

type Row = Record<string, unknown>

export class WayBack {
  readonly #real: MutableBooks
  readonly #through: MutableBooks
  readonly #images = new Map<object, () => void>()
  /** Rows that came or were replaced in maps, to be taken back in reverse. */
  readonly #moved: (() => void)[] = []
  #counters: MutableBooks['counters']
  #day: MutableBooks['day']
  #outgoing = 0
  #dirty: [Set<object>, number][] = []

  constructor(books: MutableBooks) {
    this.#real = books
    this.#counters = books.counters
    this.#day = books.day
    const through = Object.create(books) as Row
    for (const [name, value] of Object.entries(books))
      if (value instanceof Map && name !== 'quotes')
        through[name] = new Noting(value, this.#images, this.#moved)
    this.#through = Object.preventExtensions(through) as unknown as MutableBooks
  }

  /** Remembers how the books stand now: `undo` leads back to it. */
  begin(): void {
    const { counters, day, outgoing, dirty } = this.#real
    this.#day = { ...day }
    this.#images.clear()
    this.#moved.length = 0
    this.#counters = { ...counters }
    this.#outgoing = outgoing.length
    this.#dirty = sizesOf(dirty)
  }

  apply(changes: readonly Change[]): void {
    for (const change of changes) {
      this.#noteOwnRecord(change)
      applyChanges(this.#through, [change])
    }
  }

  undo(): void {
    for (const restore of this.#images.values()) restore()
    for (const moveBack of this.#moved.toReversed()) moveBack()
    Object.assign(this.#real.counters, this.#counters)
    Object.assign(this.#real.day, this.#day)
    this.#real.outgoing.length = this.#outgoing
    for (const [rows, size] of this.#dirty) trim(rows, size)
    this.begin()
  }

  /** A record that lies with its client alone. */
  #noteOwnRecord(change: Change): void {
    if (change.kind === 'setTransfer') this.#noteRecord('custody_transfer', change.transfer)
    else if (change.kind === 'update' && isClientRecord(change.table))
      this.#noteRecord(change.table, change.row as { clientNo: number })
  }

  #noteRecord(table: ClientRecordTable, row: { clientNo: number }): void {
    const rows = this.#real.clients.get(row.clientNo)?.records[table] as Map<RecordKey, object> | undefined
    const known = rows?.get(keyOfRecord(declarationOf(table), row))
    if (known !== undefined) note(this.#images, known)
  }
}

/** A map of the books whose records are noted as they are reached. */
class Noting<K, V extends object> extends Map<K, V> {
  readonly #real: Map<K, V>
  readonly #images: Map<object, () => void>
  readonly #moved: (() => void)[]

  constructor(real: Map<K, V>, images: Map<object, () => void>, moved: (() => void)[]) {
    super()
    this.#real = real
    this.#images = images
    this.#moved = moved
  }

  override get size(): number {
    return this.#real.size
  }

  override get(key: K): V | undefined {
    const row = this.#real.get(key)
    if (typeof row === 'object') note(this.#images, row)
    return row
  }

  override has(key: K): boolean {
    return this.#real.has(key)
  }

  override set(key: K, row: V): this {
    this.#remember(key)
    this.#real.set(key, row)
    return this
  }

  override delete(key: K): boolean {
    this.#remember(key)
    return this.#real.delete(key)
  }

  override keys(): MapIterator<K> {
    return this.#real.keys()
  }

  override *values(): MapIterator<V> {
    for (const [, row] of this.entries()) yield row
  }

  override *entries(): MapIterator<[K, V]> {
    for (const [key, row] of this.#real) {
      if (typeof row === 'object') note(this.#images, row)
      yield [key, row]
    }
  }

  override [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries()
  }

  override forEach(visit: (row: V, key: K, rows: Map<K, V>) => void): void {
    for (const [key, row] of this.entries()) visit(row, key, this)
  }

  #remember(key: K): void {
    const known = this.#real.get(key)
    this.#moved.push(() => {
      if (known === undefined) this.#real.delete(key)
      else this.#real.set(key, known)
    })
  }
}

/** Once, as it is before anything is changed. */
function note(images: Map<object, () => void>, row: object): void {
  if (images.has(row)) return
  const own = row as Row
  if (row instanceof Set) {
    const size = row.size
    images.set(row, () => trim(row, size))
    return
  }
  const image = { ...own }
  const gathered: (() => void)[] = []
  for (const name in own) {
    const value = own[name]
    if (typeof value !== 'object' || value === null) continue
    if (Array.isArray(value)) gathered.push(restoredArray(images, name, value as unknown[]))
    else if (value instanceof Set) gathered.push(sizeKept(value))
    else if (name === 'records') gathered.push(recordsKept(value as Row))
  }
  images.set(row, () => {
    for (const name of Object.keys(own)) if (!(name in image)) delete own[name]
    Object.assign(own, image)
    for (const restore of gathered) restore()
  })
}

/** Lots are found in their account alone; accounts and holdings in maps, too. */
function restoredArray(images: Map<object, () => void>, name: string, array: unknown[]): () => void {
  const before = [...array]
  if (name === 'unsettled') for (const lot of before as object[]) note(images, lot)
  return () => void array.splice(0, array.length, ...before)
}

function sizeKept(rows: Set<unknown>): () => void {
  const { size } = rows
  return () => trim(rows, size)
}

/** Remembers how many records of each kind the client has; what is returned cuts them back to that. */
function recordsKept(records: Row): () => void {
  const sizes = Object.entries(records).map(
    ([table, rows]) => [table, (rows as Map<unknown, unknown>).size] as const,
  )
  return () => {
    const kept = new Map(sizes)
    for (const [table, rows] of Object.entries(records)) {
      const size = kept.get(table)
      if (size === undefined) delete records[table]
      else trim(rows as Map<unknown, unknown>, size)
    }
  }
}

/** Both kinds keep the order in which things came: the last ones go. */
function trim(rows: Set<unknown> | Map<unknown, unknown>, size: number): void {
  if (rows.size <= size) return
  for (const key of [...rows.keys()].slice(size)) rows.delete(key)
}

function sizesOf(dirty: Dirty): [Set<object>, number][] {
  const sizes: [Set<object>, number][] = []
  for (const table of TABLES) {
    const { inserted, updated } = dirty[table]
    sizes.push([inserted, inserted.size], [updated, updated.size])
  }
  return sizes
}

const kept = new WeakMap<MutableBooks, WayBack>()

/** One for the life of the books: its maps stand before theirs. */
export function wayBackOf(books: MutableBooks): WayBack {
  let wayBack = kept.get(books)
  if (wayBack === undefined) kept.set(books, (wayBack = new WayBack(books)))
  return wayBack
}
