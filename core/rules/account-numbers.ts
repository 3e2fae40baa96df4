/**
 * The forms of securities account and trading unit numbers. Beijing uses Shenzhen's account numbers. Check digits of account
 * numbers are not public and not checked. Sources: SSE interfaces 1.73 and 0.57, CSDC account rules.
 */
import type { Market } from '../base/market.ts'
import type { InstrumentKind } from '../words/instrument-kind.ts'

export type SecuritiesAccountType = 'a-share' | 'b-share' | 'fund' | 'credit'

const SHANGHAI_TYPES: Readonly<Record<string, SecuritiesAccountType>> = {
  A: 'a-share',
  B: 'a-share',
  C: 'b-share',
  D: 'a-share',
  E: 'credit',
  F: 'fund',
}

/** Account types by the first two digits. */
const SHENZHEN_TYPES: Readonly<Record<string, SecuritiesAccountType>> = {
  '00': 'a-share',
  '01': 'a-share',
  '02': 'a-share',
  '03': 'a-share',
  '05': 'fund',
  '06': 'credit',
  '07': 'a-share',
  '08': 'a-share',
  '20': 'b-share',
}

/** The type of account that a number belongs to; undefined when it is not a number of that market. */
export function securitiesAccountTypeOf(market: Market, number: string): SecuritiesAccountType | undefined {
  if (market === 'XSHG') return /^[A-F]\d{9}$/.test(number) ? SHANGHAI_TYPES[number.charAt(0)] : undefined
  const type = /^\d{10}$/.test(number) ? SHENZHEN_TYPES[number.slice(0, 2)] : undefined
  return market === 'BJSE' && type === 'b-share' ? undefined : type
}

export function isSecuritiesAccountNumber(market: Market, number: string): boolean {
  return securitiesAccountTypeOf(market, number) !== undefined
}

/** 一码通 numbers have twelve digits. */
export function isOneCodeAccountNumber(number: string): boolean {
  return /^\d{12}$/.test(number)
}

/** Five digits in Shanghai, six in Shenzhen and Beijing. */
export function isTradingUnitNumber(market: Market, pbuId: string): boolean {
  return (market === 'XSHG' ? /^\d{5}$/ : /^\d{6}$/).test(pbuId)
}

/** B accounts hold only B shares, fund accounts hold funds and bonds, and A accounts hold everything except B shares. */
const SERVES: Record<SecuritiesAccountType, (kind: InstrumentKind) => boolean> = {
  'a-share': kind => kind !== 'b-share',
  'b-share': kind => kind === 'b-share',
  fund: kind => kind !== 'b-share' && kind !== 'stock' && kind !== 'depositary-receipt',
  credit: () => false,
}

/** True when an account with this number may hold and trade this kind of instrument in the ordinary way. */
export function accountServes(market: Market, number: string, kind: InstrumentKind): boolean {
  const type = securitiesAccountTypeOf(market, number)
  return type !== undefined && SERVES[type](kind)
}
