/**
 * actOnLine — the server does something with an exchange's line once this batch is committed: asks how all its open orders stand, or
 * begins its numbering anew. Nothing of the books changes here; whoever decided it, and whoever agreed, stands in the log.
 */
import type { MutableBooks } from '../books.ts'
import type { LineAct } from '../outgoing.ts'

export type ActOnLine = { kind: 'actOnLine' } & Pick<LineAct, 'act' | 'tradingUnit'>

export function applyActOnLine(books: MutableBooks, { act, tradingUnit }: ActOnLine): void {
  books.outgoing.push({ kind: 'line-act', act, tradingUnit })
}
