/**
 * Books for dry runs, which can be written without changing the real ones. A row is copied, with everything that hangs on it, when it
 * is first reached. Every path to a row leads to the same copy. Rows that nobody reaches are shared.
 */
import type { Books, MutableBooks } from './books.ts'
import { noDirt } from './dirty.ts'

export function copyOnWrite(books: Books): MutableBooks {
  const real = books as MutableBooks
  const copies = new Copies()
  const maps = Object.entries(real).filter(([name, value]) => value instanceof Map && name !== 'quotes')
  return {
    ...real,
    ...Object.fromEntries(
      maps.map(([name, rows]) => [name, new Copying(rows as Map<unknown, unknown>, copies)]),
    ),
    day: { ...real.day },
    counters: { ...real.counters },
    taken: { ...real.taken },
    command: { ...real.command },
    dirty: noDirt(),
    outgoing: [],
  }
}

/** Each row's copy, made once. */
class Copies {
  readonly #made = new Map<object, object>()

  of<V>(value: V): V {
    if (typeof value !== 'object' || value === null) return value
    const known = this.#made.get(value)
    if (known !== undefined) return known as V
    const copy = this.#copyOf(value)
    this.#made.set(value, copy)
    return copy as V
  }

  #copyOf(value: object): object {
    if (Array.isArray(value)) return value.map(item => this.of(item as unknown))
    if (value instanceof Set) return new Set(value)
    if (value instanceof Map) return new Map([...value].map(([key, row]) => [key, this.of(row as unknown)]))
    // Spread first: an object filled field by field would be slow to read (decision 0020).
    const copy = { ...value } as Record<string, unknown>
    for (const name in copy) if (typeof copy[name] === 'object') copy[name] = this.of(copy[name])
    return copy
  }
}

/** A map of the books whose rows are copied as they are reached. */
class Copying<K, V> extends Map<K, V> {
  readonly #real: ReadonlyMap<K, V>
  readonly #copies: Copies
  readonly #gone = new Set<K>()

  constructor(real: ReadonlyMap<K, V>, copies: Copies) {
    super()
    this.#real = real
    this.#copies = copies
  }

  override get size(): number {
    return [...this.keys()].length
  }

  override get(key: K): V | undefined {
    if (super.has(key)) return super.get(key)
    const row = this.#gone.has(key) ? undefined : this.#real.get(key)
    if (row === undefined) return undefined
    const copy = this.#copies.of(row)
    super.set(key, copy)
    return copy
  }

  override has(key: K): boolean {
    return super.has(key) || (!this.#gone.has(key) && this.#real.has(key))
  }

  override set(key: K, row: V): this {
    this.#gone.delete(key)
    return super.set(key, row)
  }

  override delete(key: K): boolean {
    const isThere = this.has(key)
    this.#gone.add(key)
    super.delete(key)
    return isThere
  }

  override *keys(): MapIterator<K> {
    for (const key of this.#real.keys()) if (this.has(key)) yield key
    for (const key of super.keys()) if (!this.#real.has(key)) yield key
  }

  override *values(): MapIterator<V> {
    for (const [, row] of this.entries()) yield row
  }

  override *entries(): MapIterator<[K, V]> {
    for (const key of this.keys()) yield [key, this.get(key) as V]
  }

  override [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries()
  }

  override forEach(visit: (row: V, key: K, rows: Map<K, V>) => void): void {
    for (const [key, row] of this.entries()) visit(row, key, this)
  }
}
