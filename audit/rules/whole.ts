/**
 * The audit's own arithmetic on integers: fen, shares, prices in 1/10000. It shares nothing with core/base/money.ts on purpose,
 * because nobody would find an error that both make.
 */

/** amount × parts ÷ whole, rounded half up; no argument is below zero. The result is exact however large the product is. */
export function share(amount: number, parts: number, whole: number): number {
  const product = amount * parts
  if (product < Number.MAX_SAFE_INTEGER) {
    const rest = product % whole
    return (product - rest) / whole + (rest * 2 >= whole ? 1 : 0)
  }
  const exact = BigInt(amount) * BigInt(parts)
  const divisor = BigInt(whole)
  const rest = exact % divisor
  return Number(exact / divisor) + (rest * 2n >= divisor ? 1 : 0)
}

/** The same for a sum that exceeds what a number holds, such as interest. */
export function quotient(sum: bigint, divisor: bigint): number {
  const rest = sum % divisor
  return Number(sum / divisor) + (rest * 2n >= divisor ? 1 : 0)
}

/** A text that a person typed: '1005.30' with two places is 100530. Numbers are passed on as the edge has read them. */
export function typed(value: unknown, places: 0 | 2 | 4): number {
  if (typeof value === 'number') return value
  const [whole = '', fraction = ''] = (typeof value === 'string' ? value : '0').split('.')
  const size = Number(whole.replace('-', '')) * 10 ** places + Number(fraction.padEnd(places, '0') || 0)
  return whole.startsWith('-') ? -size : size
}

export const fen = (value: unknown): number => typed(value, 2)
export const price = (value: unknown): number => typed(value, 4)
export const count = (value: unknown): number => typed(value, 0)
