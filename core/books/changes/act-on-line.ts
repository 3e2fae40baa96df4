/**
 * actOnLine — once this batch is committed, the server acts on an exchange's line: it asks for the state of all open orders, or
 * resets the message numbers. The books do not change. The log has the teller who decided it, and the one who agreed.
 */
import type { MutableBooks } from '../books.ts'
import type { LineAct } from '../outgoing.ts'

export type ActOnLine = { kind: 'actOnLine' } & Pick<LineAct, 'act' | 'tradingUnit'>

export function applyActOnLine(books: MutableBooks, { act, tradingUnit }: ActOnLine): void {
  books.outgoing.push({ kind: 'line-act', act, tradingUnit })
}
