/**
 * What a person types for a security: the code with its market before or behind it (SH600000, 600000.SH, 600000.XSHG), the
 * code alone, leading zeros left out (1 for 000001). Which of the candidates is meant, the list of securities says.
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

/** Ids that the text may mean, of one market where it names one; none where it is no code at all. */
export function instrumentsTyped(text: string, market?: Market): readonly string[] {
  const found = /^([A-Z]*)[.:-]?(\d{1,6})(?:[.:-]?([A-Z]+))?$/.exec(text.trim().toUpperCase())
  if (found === null) return []
  const [, before = '', digits = '', behind = ''] = found
  if (before !== '' && behind !== '') return []
  const named = before === '' ? behind : before
  const own = named === '' ? market : MARKET_NAMES[named]
  if (named !== '' && (own === undefined || (market !== undefined && market !== own))) return []
  return (own === undefined ? ALL : [own]).map(each => `${digits.padStart(DIGITS, '0')}.${each}`)
}

/** The one that exists; undefined where none does, or more than one. */
export function chooseInstrument(
  candidates: readonly string[],
  exists: (id: string) => boolean,
): string | undefined {
  const known = candidates.filter(exists)
  return known.length === 1 ? known[0] : undefined
}
