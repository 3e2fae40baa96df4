/**
 * What a table says is held. A line that stands there twice is refused; lines that differ in what the counter does not tell apart (kinds of
 * shares that are all tradable) are one holding.
 */
import type { FileHolding } from '@guitai/core/frame/gathered.ts'
import { DbfWrong } from '@guitai/protocols/dbf/problem.ts'

export class HeldRows {
  readonly #lines = new Map<string, number>()
  readonly #rows = new Map<string, FileHolding>()

  /** Takes the fields that tell a line from all others. */
  refuseTwice(line: number, fields: readonly string[]): void {
    const key = fields.join('/')
    const earlier = this.#lines.get(key)
    if (earlier !== undefined)
      throw new DbfWrong({ line, zh: `与第${earlier}行重复`, en: `the same as line ${earlier}` })
    this.#lines.set(key, line)
  }

  add(holding: Omit<FileHolding, 'bought' | 'sold'>): void {
    const key = [holding.securitiesAccount, holding.tradingUnit, holding.code, holding.shareNature].join('/')
    const known = this.#rows.get(key)
    const quantity = (known?.quantity ?? 0) + holding.quantity
    this.#rows.set(key, { ...holding, quantity, bought: 0, sold: 0 })
  }

  get rows(): FileHolding[] {
    return [...this.#rows.values()]
  }
}
