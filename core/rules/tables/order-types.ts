/**
 * The order types of each market, and when they are accepted. Market orders are for continuous trading only; bonds have limit
 * orders only. Sources: SSE STEP interface 0.57, SZSE STEP interface 1.32, trading rules 2023 and 2026.
 */
import type { OrderType, OrderTypeRow } from '../parameters.ts'
import type { SessionPhase } from '../../words/session-phase.ts'

const AUCTIONS: SessionPhase[] = [
  'opening-call',
  'opening-call-no-cancel',
  'pre-continuous',
  'continuous',
  'closing-call',
]
const CONTINUOUS: SessionPhase[] = ['continuous']

const limit = { type: 'limit' as const, phases: AUCTIONS }
const inContinuous = (...types: OrderType[]) => types.map(type => ({ type, phases: CONTINUOUS }))

/** After-hours orders are accepted from 09:30 in Shanghai and from 09:15 in Shenzhen, and matched from 15:05. */
const lateShanghai = {
  type: 'after-hours-fixed-price' as const,
  phases: ['continuous', 'closing-call', 'after-hours'] as SessionPhase[],
}
const lateShenzhen = {
  type: 'after-hours-fixed-price' as const,
  phases: [...AUCTIONS, 'after-hours'] as SessionPhase[],
}

const FIVE_LEVELS = inContinuous('best-five-then-cancel', 'best-five-then-limit')
const SHANGHAI = [limit, ...FIVE_LEVELS, ...inContinuous('own-best', 'opposite-best')]
const SHENZHEN = [
  limit,
  ...inContinuous(
    'opposite-best',
    'own-best',
    'best-five-then-cancel',
    'immediate-or-cancel',
    'fill-or-kill',
  ),
]

/** Shenzhen and STAR have no market orders on days without limits [K?]. */
const star = { allowsMarketWithoutLimits: false, requiresProtectivePrice: true }
const shanghai = { allowsMarketWithoutLimits: true, requiresProtectivePrice: true }
const shenzhen = { allowsMarketWithoutLimits: false, requiresProtectivePrice: false }

const RULES_2026 = 'SSE and SZSE trading rules 2026, in force 2026-07-06'
const RULES_2023 = 'SSE and SZSE trading rules for full registration, in force 2023-04-10'
const EARLIER = 'earlier trading rules (unverified)'
const STAR_RULES = 'SSE STAR trading rules 2019'

export const ORDER_TYPES: readonly OrderTypeRow[] = [
  {
    key: 'XSHG',
    from: '2006-07-01',
    types: [limit, ...FIVE_LEVELS],
    allowsMarketWithoutLimits: true,
    requiresProtectivePrice: false,
    source: EARLIER,
  },
  { key: 'XSHG', from: '2023-04-10', types: SHANGHAI, ...shanghai, source: RULES_2023 },
  {
    key: 'XSHG.stock',
    from: '2026-07-06',
    types: [...SHANGHAI, lateShanghai],
    ...shanghai,
    source: RULES_2026,
  },
  {
    key: 'XSHG.stock.star',
    from: '2019-07-22',
    types: [...SHANGHAI, lateShanghai],
    ...star,
    source: STAR_RULES,
  },
  {
    key: 'XSHG.etf',
    from: '2026-07-06',
    types: [...SHANGHAI, lateShanghai],
    ...shanghai,
    source: RULES_2026,
  },
  { key: 'XSHE', from: '2006-07-01', types: SHENZHEN, ...shenzhen, source: EARLIER },
  {
    key: 'XSHE.stock',
    from: '2026-07-06',
    types: [...SHENZHEN, lateShenzhen],
    ...shenzhen,
    source: RULES_2026,
  },
  {
    key: 'XSHE.stock.chinext',
    from: '2020-08-24',
    types: [...SHENZHEN, lateShenzhen],
    ...shenzhen,
    source: 'SZSE ChiNext trading rules 2020',
  },
  {
    key: 'XSHE.etf',
    from: '2026-07-06',
    types: [...SHENZHEN, lateShenzhen],
    ...shenzhen,
    source: RULES_2026,
  },
  {
    key: 'BJSE',
    from: '2021-11-15',
    types: SHANGHAI,
    ...shenzhen,
    source: 'BSE trading rules 2021 (unverified)',
  },
  ...(['convertible', 'government-bond', 'corporate-bond', 'repo'] as const).flatMap(kind =>
    (['XSHG', 'XSHE'] as const).map(market => ({
      key: `${market}.${kind}`,
      from: '2006-07-01',
      types: [limit],
      allowsMarketWithoutLimits: false,
      requiresProtectivePrice: false,
      source: 'SSE bond platform interface 1.94: limit orders only',
    })),
  ),
]
