/**
 * What one side says of a trade that both should have (E03): figures by their names. They are kept with the difference as
 * JSON, in one order, so that the same figures are the same text; how they read to a person is said where they are shown.
 */
import type { Fen, Price, Shares } from '../base/money.ts'

export interface TradeFigures {
  /** With its market, A123456789.XSHG; '' where nobody has said whose trade it is. */
  securitiesAccountId: string
  /** The security's code. */
  code: string
  price: Price
  quantity: Shares
  amount: Fen
  /** Only our own trades have it: who resolves the difference has to name the order. */
  orderId?: number
}

/** Those that the two sides can differ in. */
export const COMPARED_FIGURES = ['securitiesAccountId', 'code', 'price', 'quantity', 'amount'] as const

/** '' where this side has no such trade. */
export function keepFigures(figures: Readonly<TradeFigures> | null): string {
  if (figures === null) return ''
  const { securitiesAccountId, code, price, quantity, amount, orderId } = figures
  return JSON.stringify({ securitiesAccountId, code, price, quantity, amount, orderId })
}

/** Undefined where the text holds no trade's figures. */
export function keptFigures(kept: string): TradeFigures | undefined {
  return kept.startsWith('{') ? (JSON.parse(kept) as TradeFigures) : figuresInWords(kept)
}

/** Rows of before figures had names hold 'account code price quantity amount order 7', the account and the order not always. */
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
