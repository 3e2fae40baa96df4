/** The requested size of an order: shares, an amount in fen, a part of what the client has, or the odd lot of what is held. */
import type { Fen, Shares } from '../base/money.ts'

export type Size =
  | { by: 'quantity'; quantity: Shares }
  | { by: 'amount'; amount: Fen }
  | { by: 'odd-lot' }
  | { by: 'share'; parts: number; of: number }
