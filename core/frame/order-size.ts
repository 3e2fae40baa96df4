/** How much an order is for, as it is asked for: shares, an amount in fen, or a part of what the client has. */
import type { Fen, Shares } from '../base/money.ts'

export type Size =
  | { by: 'quantity'; quantity: Shares }
  | { by: 'amount'; amount: Fen }
  | { by: 'share'; parts: number; of: number }
