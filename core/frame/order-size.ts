/** The requested size of an order: shares, an amount in fen, or a part of what the client has. */
import type { Fen, Shares } from '../base/money.ts'

export type Size =
  | { by: 'quantity'; quantity: Shares }
  | { by: 'amount'; amount: Fen }
  | { by: 'share'; parts: number; of: number }
