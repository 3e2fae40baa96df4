/**
 * Money, prices and quantities are integers; see docs/decisions/0002-integers.md. A product that may exceed 2^53 is computed in
 * bigint inside `mulDiv`, and nowhere else.
 */
import { assert } from './assert.ts'

/** Minor units of a currency: fen, cents. */
export type Fen = number
/** In 1/10000 of the currency's major unit; for pledged repo in 1/10000 of one percent of yield. */
export type Price = number
/** Shares, fund units, or bonds in yuan of face value. */
export type Shares = number
export type Currency = 'CNY' | 'USD' | 'HKD'

/** An amount with its currency. Amounts of different currencies are never added. */
export interface Moved {
  amount: Fen
  currency: Currency
}

/** The largest amount of one command: 100 billion yuan. */
export const MAX_FEN: Fen = 10_000_000_000_000
export const MAX_SHARES: Shares = 1_000_000_000

/** Price and quantity from outside multiply to more than an integer holds exactly. The command is refused. */
export class AmountOutOfRange extends Error {
  override name = 'AmountOutOfRange'

  constructor() {
    super('amount out of range')
  }
}

/** a × b ÷ c, rounded half up. All operands are ≥ 0; with an odd c there is never an exact half. */
export function mulDiv(a: number, b: number, c: number): number {
  assert(a >= 0 && b >= 0 && c > 0, 'mulDiv takes a ≥ 0, b ≥ 0, c > 0')
  const product = a * b
  if (product <= Number.MAX_SAFE_INTEGER - c) return Math.floor((product + Math.floor(c / 2)) / c)
  const big = BigInt(a) * BigInt(b) * 2n + BigInt(c)
  const result = Number(big / (BigInt(c) * 2n))
  if (!Number.isSafeInteger(result)) throw new AmountOutOfRange()
  return result
}

/** price × quantity in fen, rounded half up. The price is in 1/10000, so 100 price units are one fen. */
export function amountOf(price: Price, quantity: Shares): Fen {
  return mulDiv(price, quantity, 100)
}

/** '1234.5' → 123450 with two decimals. Undefined when the text is not a decimal of at most `decimals` places. */
export function parseDecimal(text: string, decimals: number): number | undefined {
  const match = /^(-?)(\d{1,13})(?:\.(\d+))?$/.exec(text)
  if (match === null) return undefined
  const fraction = match[3] ?? ''
  if (fraction.length > decimals) return undefined
  const value = Number(match[2]) * 10 ** decimals + Number(fraction.padEnd(decimals, '0') || '0')
  if (!Number.isSafeInteger(value)) return undefined
  return match[1] === '-' && value !== 0 ? -value : value
}

export function formatDecimal(value: number, decimals: number, atLeast: number): string {
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, -decimals)
  let fraction = digits.slice(-decimals)
  while (fraction.length > atLeast && fraction.endsWith('0')) fraction = fraction.slice(0, -1)
  return `${value < 0 ? '-' : ''}${whole}.${fraction}`
}

/** 123450 → '1234.50'. */
export function formatFen(value: Fen): string {
  return formatDecimal(value, 2, 2)
}

/** 100000 → '10.00', 12345 → '1.2345': at least two places, and no trailing zeros after them. */
export function formatPrice(value: Price): string {
  return formatDecimal(value, 4, 2)
}

export const parseFen = (text: string): Fen | undefined => parseDecimal(text, 2)
export const parsePrice = (text: string): Price | undefined => parseDecimal(text, 4)
