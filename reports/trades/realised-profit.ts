/**
 * What sales have earned. Each takes its part of the average cost out of the position, rounded half up, as the books do when a
 * fill is booked or corrected (core/procedures/trades/book-fill.ts, correct-trade.ts). The whole history is replayed, because
 * the cost of a position is older than any period.
 */
import type { Side } from '@guitai/core/base/market.ts'
import { mulDiv, type Fen, type Shares } from '@guitai/core/base/money.ts'

export interface ShareMove {
  businessDate: string
  holdingNo: number
  instrumentNo: number
  currency: string
  /** For a trade, on its fill and each correction of it; null for everything else. */
  side: Side | null
  /** Above zero when shares came in. */
  quantity: Shares
  /** For a trade: the change of the client's money, fees included. */
  money: Fen
  /** The change of the cost where it is stated; null means at average cost. */
  cost: Fen | null
  /** From one holding of the client to another (pledge and release); the cost moves with the shares. */
  isAcross: boolean
  /** Taken over with the branch: held before any day of the counter, including the first. */
  isOpening: boolean
}

export interface Position {
  currency: string
  quantity: Shares
  cost: Fen
}

export interface Replay {
  /** By currency, for sales from the first date on. */
  realised: Map<string, Fen>
  /** By holding: before the first date, with what was taken over on it, and at the end. */
  before: Map<number, Position>
  after: Map<number, Position>
}

/** Moves are in the order in which they were booked. */
export function replayPositions(moves: Iterable<ShareMove>, from: string): Replay {
  const replay: Replay = { realised: new Map(), before: new Map(), after: new Map() }
  const across = new Map<number, Fen>()
  for (const move of moves) {
    const { holdingNo, instrumentNo, currency, quantity, money } = move
    const position = replay.after.get(holdingNo) ?? { currency, quantity: 0, cost: 0 }
    const change = costChange(position, move, across.get(instrumentNo) ?? 0)
    if (move.isAcross) across.set(instrumentNo, (across.get(instrumentNo) ?? 0) - change)
    if (move.side === 'sell' && move.businessDate >= from)
      replay.realised.set(currency, (replay.realised.get(currency) ?? 0) + money + change)
    const next = { currency, quantity: position.quantity + quantity, cost: position.cost + change }
    replay.after.set(holdingNo, next)
    if (move.businessDate < from) replay.before.set(holdingNo, next)
    else if (move.isOpening) {
      const before = replay.before.get(holdingNo) ?? { currency, quantity: 0, cost: 0 }
      replay.before.set(holdingNo, {
        currency,
        quantity: before.quantity + quantity,
        cost: before.cost + change,
      })
    }
  }
  return replay
}

function costChange(
  position: Position,
  { side, quantity, money, cost, isAcross }: ShareMove,
  across: Fen,
): Fen {
  if (cost !== null) return cost
  if (side === 'buy') return -money
  const isEmpty = position.quantity <= 0 || position.cost <= 0
  const share = isEmpty ? 0 : mulDiv(position.cost, Math.abs(quantity), position.quantity)
  if (quantity < 0) return isEmpty ? 0 : -Math.min(position.cost, share)
  // When a sale is taken back, its shares return at the cost of those that are there.
  return side === 'sell' ? share : isAcross ? across : 0
}
