/**
 * What a person types for a securities account, as for a security: its market before or behind it, leading zeros left out
 * (SZ100000001 for 0100000001.XSHE). Shanghai's begin with a letter, which leaves no zero to be left out; Beijing uses
 * Shenzhen's numbers.
 */
import type { Market } from './market.ts'
import { besideMarket } from './instrument-typed.ts'

const LETTERED: readonly Market[] = ['XSHG']
const NUMBERED: readonly Market[] = ['XSHE', 'BJSE']
const DIGITS = 10

/** Ids that the text may mean; none where it is no account's number at all. */
export function accountsTyped(text: string): readonly string[] {
  const typed = besideMarket(text, /^([A-F]\d{9}|\d{1,10})$/)
  if (typed === undefined) return []
  const { number, own } = typed
  const markets = /^\d/.test(number) ? NUMBERED : LETTERED
  return markets
    .filter(market => own === undefined || own === market)
    .map(market => `${number.padStart(DIGITS, '0')}.${market}`)
}
