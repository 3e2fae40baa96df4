/**
 * What a six-digit code looks like. It is only a fallback, because the exchange's list of the day says what a code is. Prefixes
 * beyond the common ones are not verified.
 */
import type { Market } from '../../base/market.ts'
import type { Currency } from '../../base/money.ts'
import type { CodeRangeRow } from '../parameters.ts'
import type { Board } from '../../words/board.ts'
import type { InstrumentKind } from '../../words/instrument-kind.ts'

interface Range {
  kind: InstrumentKind
  board?: Board
  currency?: Currency
  turnover?: 'T+0'
}

function ranges(market: Market, from: string, prefixes: string, range: Range): CodeRangeRow[] {
  return prefixes.split(' ').map(prefix => ({
    key: `${market}.${prefix}`,
    from,
    market,
    prefix,
    kind: range.kind,
    board: range.board ?? 'main',
    currency: range.currency ?? 'CNY',
    turnover: range.turnover ?? null,
    source: 'code allocation of the exchanges',
  }))
}

const FROM = '1990-12-19'
const shanghai = (prefixes: string, range: Range): CodeRangeRow[] => ranges('XSHG', FROM, prefixes, range)
const shenzhen = (prefixes: string, range: Range): CodeRangeRow[] => ranges('XSHE', FROM, prefixes, range)

export const CODE_RANGES: readonly CodeRangeRow[] = [
  ...shanghai('600 601 603 605', { kind: 'stock' }),
  ...shanghai('688', { kind: 'stock', board: 'star' }),
  ...shanghai('689', { kind: 'depositary-receipt', board: 'star' }),
  ...shanghai('900', { kind: 'b-share', currency: 'USD' }),
  ...shanghai('500 505', { kind: 'closed-fund' }),
  ...shanghai('501 502 506', { kind: 'lof' }),
  ...shanghai('508', { kind: 'reit' }),
  ...shanghai('510 512 515 516 517 520 530 551 56 58', { kind: 'etf' }),
  ...shanghai('511 513 518', { kind: 'etf', turnover: 'T+0' }),
  ...shanghai('588 589', { kind: 'etf', board: 'star' }),
  ...shanghai('110 111 113 118 132', { kind: 'convertible' }),
  ...shanghai('010 018 019 020', { kind: 'government-bond' }),
  ...shanghai('130 131 133 134 135 137 138 139 140 141 142 147', { kind: 'government-bond' }),
  ...shanghai('120 122 124 127 136 143', { kind: 'corporate-bond' }),
  ...shanghai('149 15 16 17 180 181 182 183 184 185 188', { kind: 'corporate-bond' }),
  ...shanghai('201 202 204', { kind: 'repo' }),
  ...shenzhen('000 001 002 003', { kind: 'stock' }),
  ...shenzhen('300 301 302', { kind: 'stock', board: 'chinext' }),
  ...shenzhen('309', { kind: 'depositary-receipt', board: 'chinext' }),
  ...shenzhen('200 201', { kind: 'b-share', currency: 'HKD' }),
  ...shenzhen('10', { kind: 'government-bond' }),
  ...shenzhen('111 112 114 115 117 118 119 133 148 149', { kind: 'corporate-bond' }),
  ...shenzhen('120 123 127 128', { kind: 'convertible' }),
  ...shenzhen('131', { kind: 'repo' }),
  ...shenzhen('159', { kind: 'etf' }),
  ...shenzhen('16', { kind: 'lof' }),
  ...shenzhen('180', { kind: 'reit' }),
  ...shenzhen('184', { kind: 'closed-fund' }),
  ...ranges('BJSE', '2021-11-15', '43 83 87 88', { kind: 'stock', board: 'beijing' }),
  ...ranges('BJSE', '2024-04-22', '920', { kind: 'stock', board: 'beijing' }),
]
