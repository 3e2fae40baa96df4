/**
 * What sales have earned: each takes its share of the average cost out of the position, half up, as the books do when a
 * fill is booked (core/procedures/book-fill.ts). The whole history is replayed, because the cost of a position is older
 * than any period.
 */
import { mulDiv, type Fen, type Shares } from '@guitai/core/base/money.ts'

export interface ShareMove {
  businessDate: string
  holdingNo: number
  currency: string
  /** Above zero what came in. */
  quantity: Shares
  /** Of a trade: its amount and its fees; of anything else null. */
  amount: Fen | null
  fees: Fen
  /** What the voucher says that the cost changed by; null: at average cost. */
  cost: Fen | null
}

export interface Position {
  currency: string
  quantity: Shares
  cost: Fen
}

export interface Replay {
  /** By currency, of sales from the first date on. */
  realised: Map<string, Fen>
  /** By holding: before the first date, and at the end. */
  before: Map<number, Position>
  after: Map<number, Position>
}

/** Moves in the order they were booked. */
export function replayPositions(moves: Iterable<ShareMove>, from: string): Replay {
  const replay: Replay = { realised: new Map(), before: new Map(), after: new Map() }
  for (const move of moves) {
    const { holdingNo, currency, quantity, amount, fees } = move
    const position = replay.after.get(holdingNo) ?? { currency, quantity: 0, cost: 0 }
    const change = costChange(position, move)
    if (amount !== null && quantity < 0 && move.businessDate >= from)
      replay.realised.set(currency, (replay.realised.get(currency) ?? 0) + amount - fees + change)
    const next = { currency, quantity: position.quantity + quantity, cost: position.cost + change }
    replay.after.set(holdingNo, next)
    if (move.businessDate < from) replay.before.set(holdingNo, next)
  }
  return replay
}

function costChange(position: Position, { quantity, amount, fees, cost }: ShareMove): Fen {
  if (cost !== null) return cost
  if (quantity >= 0) return amount === null ? 0 : amount + fees
  if (position.quantity <= 0 || position.cost <= 0) return 0
  return -Math.min(position.cost, mulDiv(position.cost, -quantity, position.quantity))
}
