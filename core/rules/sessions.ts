/**
 * What the exchange does at a time of a trade date:
 *
 *   before-open → opening-call → opening-call-no-cancel → pre-continuous → continuous → break → continuous
 *   → closing-call → after-hours → closed
 *
 * Markets and classes leave some phases out; the sessions table says which, and when. The date must be a trading day.
 */
import type { BusinessDate } from '../base/business-date.ts'
import { timeOfDay, type TimeOfDay } from '../base/market.ts'
import type { Parameters, Session } from './parameters.ts'
import { type ProductClass, rowFor } from './product-class.ts'

const MIDNIGHT = timeOfDay('24:00')
const idle = { acceptsOrders: false, acceptsCancels: false, isMatching: false }
const CLOSED: Session = { phase: 'closed', start: 0, end: MIDNIGHT, ...idle }
const BEFORE_OPEN: Session = { phase: 'before-open', start: 0, end: MIDNIGHT, ...idle }

const NO_SESSIONS: readonly Session[] = []

/** The day's sessions in order; empty when the class is not traded at all. */
export function sessionsOf(
  parameters: Parameters,
  of: ProductClass,
  tradeDate: BusinessDate,
): readonly Session[] {
  return rowFor(parameters.sessions, of, tradeDate)?.sessions ?? NO_SESSIONS
}

/** Returns the rows themselves, so nothing is allocated. */
export function sessionAt(
  parameters: Parameters,
  of: ProductClass,
  tradeDate: BusinessDate,
  time: TimeOfDay,
): Session {
  const sessions = sessionsOf(parameters, of, tradeDate)
  const first = sessions[0]
  if (first === undefined) return CLOSED
  if (time < first.start) return BEFORE_OPEN
  for (const session of sessions) if (time < session.end) return session
  return CLOSED
}
