/** A change that takes back a part of a clearing, as it is to be applied now: what has ended since then stays ended. */
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'

/** `isMoved`: the day lay in history, and lots that had matured by then have gone. */
export function takingBack(books: Books, change: Change, isMoved: boolean): readonly Change[] {
  switch (change.kind) {
    case 'setFreeze':
      return books.freezes.get(change.freeze.freezeNo)?.status === 'in-force' ? [change] : []
    case 'markTrade':
      return books.trades.has(change.tradeKey) ? [change] : []
    case 'restoreAccruals': {
      if (!isMoved) return [change]
      const { toYesterday } = change
      return toYesterday === undefined ? [] : [{ ...change, before: toYesterday }]
    }
    default:
      return [change]
  }
}
