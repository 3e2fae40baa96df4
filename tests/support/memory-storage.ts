/** A storage that keeps only the outcomes of its own life, for tests of the code around the engine. */
import type { MutableBooks } from '@guitai/core/books/books.ts'
import { RequestIds } from '@guitai/core/engine/request-ids.ts'
import type { Batch, Loaded, OpenedBooks, Storage } from '@guitai/core/engine/ports.ts'

export class MemoryStorage implements Storage {
  readonly books: MutableBooks
  readonly batches: Batch[] = []
  readonly #outcomes = new Map<number, string>()
  /** What the next commits answer; when undefined they succeed at once. */
  commitAnswer: (() => Promise<void>) | undefined

  constructor(books: MutableBooks) {
    this.books = books
  }

  open(): Promise<OpenedBooks> {
    return Promise.resolve({
      books: this.books,
      lastBatchNo: 0,
      nextCommandNo: 1,
      nextIn: new Map(),
      requestIds: new RequestIds(),
    })
  }

  async commit(batch: Batch): Promise<void> {
    await this.commitAnswer?.()
    this.batches.push(batch)
    for (const { commandNo, outcome } of batch.commands) this.#outcomes.set(commandNo, outcome)
  }

  load(keys: readonly string[]): Promise<Loaded> {
    return Promise.resolve({ keys: new Map(keys.map(key => [key, null])), clients: [] })
  }

  outcomeOf(commandNo: number): Promise<string | undefined> {
    return Promise.resolve(this.#outcomes.get(commandNo))
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}
