/**
 * One side's figures, by name, of a trade that both sides should have (E03). They are stored with the difference as JSON in a fixed
 * order, so that equal figures are equal text. The screens and papers that show them bring the words.
 */
import type { Fen, Price, Shares } from '../base/money.ts'

export interface TradeFigures {
  /** The account number with its market, A123456789.XSHG; empty where the account is unknown. */
  securitiesAccountId: string
  /** The security's code. */
  code: string
  price: Price
  quantity: Shares
  amount: Fen
  /** Only our own trades have an order. Whoever resolves a difference of another one has to name the order. */
  orderId?: number
}

/** The figures in which the two sides can differ. */
export const COMPARED_FIGURES = ['securitiesAccountId', 'code', 'price', 'quantity', 'amount'] as const

/** Returns an empty text where this side has no such trade. */
export function keepFigures(figures: Readonly<TradeFigures> | null): string {
  if (figures === null) return ''
  const { securitiesAccountId, code, price, quantity, amount, orderId } = figures
  return JSON.stringify({ securitiesAccountId, code, price, quantity, amount, orderId })
}

/** Returns undefined where the text holds no figures of a trade. */
export function keptFigures(kept: string): TradeFigures | undefined {
  return kept.startsWith('{') ? (JSON.parse(kept) as TradeFigures) : figuresInWords(kept)
}

/** Older rows have figures without names: 'account code price quantity amount order 7', where account and order may be missing. */
function figuresInWords(kept: string): TradeFigures | undefined {
  const found = /^(?:(\S+) )?(\d{6}) (\d+) (\d+) (\d+)(?: order (\d+))?$/.exec(kept)
  if (found === null) return undefined
  const [, securitiesAccountId = '', code = '', price, quantity, amount, orderId] = found
  return {
    securitiesAccountId,
    code,
    price: Number(price),
    quantity: Number(quantity),
    amount: Number(amount),
    ...(orderId === undefined ? {} : { orderId: Number(orderId) }),
  }
}
