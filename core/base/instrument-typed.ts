/**
 * Reads what a person types for a security: the code with its market before or after it (SH600000, 600000.SH, 600000.XSHG), or
 * the code alone, with leading zeros left out (1 for 000001). The list of securities says which of the candidates is meant. A
 * securities account is typed in the same way (account-typed.ts).
 */
import type { Market } from './market.ts'

const MARKET_NAMES: Record<string, Market> = {
  SH: 'XSHG',
  SS: 'XSHG',
  XSHG: 'XSHG',
  SSE: 'XSHG',
  SZ: 'XSHE',
  XSHE: 'XSHE',
  SZSE: 'XSHE',
  BJ: 'BJSE',
  BJSE: 'BJSE',
  BSE: 'BJSE',
}
const ALL: readonly Market[] = ['XSHG', 'XSHE', 'BJSE']
const DIGITS = 6

export function marketTyped(text: string): Market | undefined {
  return MARKET_NAMES[text.trim().toUpperCase()]
}

/** The ids that the text may mean, of one market when it names one; empty when it cannot be a code. */
export function instrumentsTyped(text: string, market?: Market): readonly string[] {
  const typed = besideMarket(text, /^\d{1,6}$/)
  if (typed === undefined) return []
  const { own = market, number } = typed
  if (market !== undefined && market !== own) return []
  return (own === undefined ? ALL : [own]).map(each => `${number.padStart(DIGITS, '0')}.${each}`)
}

const NAMES = Object.keys(MARKET_NAMES)
  .toSorted((a, b) => b.length - a.length)
  .join('|')
const BEFORE = new RegExp(`^(${NAMES})[.:-]?(.+)$`)
const BEHIND = new RegExp(`^(.+?)[.:-]?(${NAMES})$`)

/**
 * A number with an optional market name before or after it. Undefined when there is no such number, or when it has two names.
 */
export function besideMarket(
  text: string,
  numbers: RegExp,
): { number: string; own: Market | undefined } | undefined {
  const whole = text.trim().toUpperCase()
  if (numbers.test(whole)) return { number: whole, own: undefined }
  const [, name = '', behind = ''] = BEFORE.exec(whole) ?? []
  if (numbers.test(behind)) return { number: behind, own: MARKET_NAMES[name] }
  const [, before = '', last = ''] = BEHIND.exec(whole) ?? []
  return numbers.test(before) ? { number: before, own: MARKET_NAMES[last] } : undefined
}

/** The only candidate that exists; undefined when none or more than one does. */
export function chooseInstrument(
  candidates: readonly string[],
  exists: (id: string) => boolean,
): string | undefined {
  const known = candidates.filter(exists)
  return known.length === 1 ? known[0] : undefined
}
