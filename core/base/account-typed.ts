/**
 * Reads what a person types for a securities account. The market may stand before or after it, and leading zeros may be left
 * out (SZ100000001 for 0100000001.XSHE). Shanghai's numbers begin with a letter, so they have no leading zeros; Beijing uses
 * Shenzhen's numbers.
 */
import type { Market } from './market.ts'
import { besideMarket } from './instrument-typed.ts'

const LETTERED: readonly Market[] = ['XSHG']
const NUMBERED: readonly Market[] = ['XSHE', 'BJSE']
const DIGITS = 10

/** The ids that the text may mean; empty when it cannot be an account number. */
export function accountsTyped(text: string): readonly string[] {
  const typed = besideMarket(text, /^([A-F]\d{9}|\d{1,10})$/)
  if (typed === undefined) return []
  const { number, own } = typed
  const markets = /^\d/.test(number) ? NUMBERED : LETTERED
  return markets
    .filter(market => own === undefined || own === market)
    .map(market => `${number.padStart(DIGITS, '0')}.${market}`)
}
