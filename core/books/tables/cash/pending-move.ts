/**
 * What will move between two of the firm's accounts on a settlement date, known when the trades are cleared: the fees that the depository
 * takes with what is due, and the shares that come to lie with it or leave it.
 *
 *   waiting → posted (E12 of the settlement date)
 *
 * A clearing that is taken back (E21) leaves its rows with an amount of 0, until another run knows better.
 */
import type { EntryKind } from '../../../words/entry-kind.ts'
import { bool, date, defineTable, int4, int8, text, type RowOf } from '../define-table.ts'

export const pendingMove = defineTable({
  name: 'pending_move',
  key: 'moveKey',
  owner: 'nobody',
  collection: 'pendingMoves',
  columns: {
    /** 'trade date/debit/credit', or the difference that was accepted. */
    moveKey: text(),
    settlementDate: date(),
    tradeDate: date(),
    entry: text<EntryKind>(),
    /** Keys of house accounts. */
    debit: text(),
    credit: text(),
    asset: int4(),
    /** Below zero it goes the other way. */
    amount: int8(),
    isPosted: bool(),
  },
  loaded: [{ isPosted: [false] }, { settlementDate: 'from-today' }],
  updates: ['amount', 'isPosted'],
})

export type PendingMove = RowOf<typeof pendingMove>
