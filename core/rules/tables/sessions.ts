/**
 * The trading day of each market and class. Sources: SSE and SZSE trading rules 2026 (in force 2026-07-06: after-hours trading
 * for all A shares and ETFs, closing call for Shanghai funds), 2023-04-10 and earlier; bond trading rules 2022. Between 09:25
 * and 09:30 the Shenzhen host accepts and stores orders and cancels; Shanghai and Beijing do not.
 */
import { timeOfDay } from '../../base/market.ts'
import type { Session, SessionsRow } from '../parameters.ts'
import type { SessionPhase } from '../../words/session-phase.ts'

type Traits = 'orders' | 'cancels' | 'matching'

function session(phase: SessionPhase, start: string, end: string, ...traits: Traits[]): Session {
  return {
    phase,
    start: timeOfDay(start),
    end: timeOfDay(end),
    acceptsOrders: traits.includes('orders'),
    acceptsCancels: traits.includes('cancels'),
    isMatching: traits.includes('matching'),
  }
}

const OPENING = [
  session('opening-call', '09:15', '09:20', 'orders', 'cancels'),
  session('opening-call-no-cancel', '09:20', '09:25', 'orders'),
]
const OPENING_CLOSED_HOST = [...OPENING, session('pre-continuous', '09:25', '09:30')]
const OPENING_OPEN_HOST = [...OPENING, session('pre-continuous', '09:25', '09:30', 'orders', 'cancels')]
const MORNING = [
  session('continuous', '09:30', '11:30', 'orders', 'cancels', 'matching'),
  session('break', '11:30', '13:00'),
]
const afternoonUntil = (end: string): Session =>
  session('continuous', '13:00', end, 'orders', 'cancels', 'matching')
const CLOSING_CALL = [afternoonUntil('14:57'), session('closing-call', '14:57', '15:00', 'orders')]
const AFTER_HOURS = [
  session('after-hours', '15:00', '15:05', 'orders', 'cancels'),
  session('after-hours', '15:05', '15:30', 'orders', 'cancels', 'matching'),
]

const SHANGHAI_OLD = [...OPENING_CLOSED_HOST, ...MORNING, afternoonUntil('15:00')]
const SHANGHAI = [...OPENING_CLOSED_HOST, ...MORNING, ...CLOSING_CALL]
const SHANGHAI_LATE = [...SHANGHAI, ...AFTER_HOURS]
const SHENZHEN = [...OPENING_OPEN_HOST, ...MORNING, ...CLOSING_CALL]
const SHENZHEN_LATE = [...SHENZHEN, ...AFTER_HOURS]
const SHANGHAI_BONDS = [...OPENING_CLOSED_HOST, ...MORNING, afternoonUntil('15:30')]
const SHENZHEN_BONDS = [...OPENING_OPEN_HOST, ...MORNING, afternoonUntil('15:30')]

const SSE_CLOSING = 'SSE trading rules 2018: closing call auction from 2018-08-20 (unverified)'
const RULES_2026 = 'SSE and SZSE trading rules 2026, in force 2026-07-06'
const BOND_RULES = 'SSE and SZSE bond trading rules 2022, in force 2022-05-16'
const EARLIER = 'earlier trading rules (unverified)'

export const SESSIONS: readonly SessionsRow[] = [
  { key: 'XSHG.stock', from: '2006-07-01', sessions: SHANGHAI_OLD, source: EARLIER },
  { key: 'XSHG.stock', from: '2018-08-20', sessions: SHANGHAI, source: SSE_CLOSING },
  { key: 'XSHG.stock', from: '2026-07-06', sessions: SHANGHAI_LATE, source: RULES_2026 },
  {
    key: 'XSHG.stock.star',
    from: '2019-07-22',
    sessions: SHANGHAI_LATE,
    source: 'SSE STAR trading rules 2019',
  },
  { key: 'XSHG.b-share', from: '2006-07-01', sessions: SHANGHAI_OLD, source: EARLIER },
  { key: 'XSHG.b-share', from: '2018-08-20', sessions: SHANGHAI, source: SSE_CLOSING },
  { key: 'XSHG.etf', from: '2006-07-01', sessions: SHANGHAI_OLD, source: EARLIER },
  { key: 'XSHG.etf', from: '2026-07-06', sessions: SHANGHAI_LATE, source: RULES_2026 },
  { key: 'XSHG.lof', from: '2006-07-01', sessions: SHANGHAI_OLD, source: EARLIER },
  { key: 'XSHG.lof', from: '2026-07-06', sessions: SHANGHAI, source: RULES_2026 },
  { key: 'XSHG.closed-fund', from: '2006-07-01', sessions: SHANGHAI_OLD, source: EARLIER },
  { key: 'XSHG.closed-fund', from: '2026-07-06', sessions: SHANGHAI, source: RULES_2026 },
  { key: 'XSHG.reit', from: '2021-06-21', sessions: SHANGHAI_OLD, source: EARLIER },
  { key: 'XSHG.reit', from: '2026-07-06', sessions: SHANGHAI, source: RULES_2026 },
  { key: 'XSHG.convertible', from: '2006-07-01', sessions: SHANGHAI_OLD, source: BOND_RULES },
  { key: 'XSHG.government-bond', from: '2006-07-01', sessions: SHANGHAI_OLD, source: EARLIER },
  { key: 'XSHG.government-bond', from: '2022-05-16', sessions: SHANGHAI_BONDS, source: BOND_RULES },
  { key: 'XSHG.corporate-bond', from: '2006-07-01', sessions: SHANGHAI_OLD, source: EARLIER },
  { key: 'XSHG.corporate-bond', from: '2022-05-16', sessions: SHANGHAI_BONDS, source: BOND_RULES },
  { key: 'XSHG.repo', from: '2006-07-01', sessions: SHANGHAI_BONDS, source: EARLIER },
  { key: 'XSHE', from: '2006-07-01', sessions: SHENZHEN, source: EARLIER },
  { key: 'XSHE.stock', from: '2026-07-06', sessions: SHENZHEN_LATE, source: RULES_2026 },
  {
    key: 'XSHE.stock.chinext',
    from: '2020-08-24',
    sessions: SHENZHEN_LATE,
    source: 'SZSE ChiNext trading rules 2020',
  },
  { key: 'XSHE.etf', from: '2026-07-06', sessions: SHENZHEN_LATE, source: RULES_2026 },
  { key: 'XSHE.government-bond', from: '2022-05-16', sessions: SHENZHEN_BONDS, source: BOND_RULES },
  { key: 'XSHE.corporate-bond', from: '2022-05-16', sessions: SHENZHEN_BONDS, source: BOND_RULES },
  { key: 'XSHE.repo', from: '2006-07-01', sessions: SHENZHEN_BONDS, source: EARLIER },
  // The after-hours trading of the Beijing exchange (2026 rules, 3.7) is in the rules but has not started. Whether its host
  // stores orders between 09:25 and 09:30 is [K?].
  { key: 'BJSE', from: '2021-11-15', sessions: SHANGHAI, source: 'BSE trading rules 2021 (unverified)' },
]
