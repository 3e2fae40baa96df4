/**
 * The audit's own arithmetic on whole numbers: fen, shares, prices of 1/10000. It shares nothing with core/base/money.ts on purpose:
 * what both reckon wrong in the same way nobody would find.
 */

/** amount × parts ÷ whole, half up; none of them below zero. Exact however large the product is. */
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

/** The same for a sum that passes what a number holds: interest. */
export function quotient(sum: bigint, divisor: bigint): number {
  const rest = sum % divisor
  return Number(sum / divisor) + (rest * 2n >= divisor ? 1 : 0)
}

/** What a person typed: '1005.30' with two places is 100530. Numbers have been read by the door already. */
export function typed(value: unknown, places: 0 | 2 | 4): number {
  if (typeof value === 'number') return value
  const [whole = '', fraction = ''] = (typeof value === 'string' ? value : '0').split('.')
  const size = Number(whole.replace('-', '')) * 10 ** places + Number(fraction.padEnd(places, '0') || 0)
  return whole.startsWith('-') ? -size : size
}

export const fen = (value: unknown): number => typed(value, 2)
export const price = (value: unknown): number => typed(value, 4)
export const count = (value: unknown): number => typed(value, 0)
