/**
 * How market time passes.
 *
 *   real         it is what the wall clock in Shanghai says
 *   accelerated  `speed` market seconds a second; where nothing is traded (before the open, at noon) 30 times faster
 *   stepped      it stands still until someone moves it
 *
 * A pure pace: the caller says how much wall time went by. Fractions of a second are kept for the next turn.
 */
import type { TimeOfDay } from '@guitai/core/base/market.ts'
import type { ClockMode } from '@guitai/protocols/quote-feed/quote-feed.ts'

const IDLE_FACTOR = 30
/** After the process was stopped for long, the market continues from where it was and does not jump. */
const LONGEST_TURN_MS = 1000

export interface MarketClock {
  mode: ClockMode
  speed: number
  fraction: number
}

export interface Turn {
  time: TimeOfDay
  elapsedMs: number
  /** Time of day in Shanghai by the wall clock. Mode `real` uses it. */
  wallTime: TimeOfDay
  isIdle: boolean
  /** When the next session begins or ends. A fast turn without trading stops there. */
  boundary: TimeOfDay | undefined
}

/** Market time after a turn, in whole seconds. It never goes back. */
export function timeAfter(clock: MarketClock, turn: Turn): TimeOfDay {
  if (clock.mode === 'stepped') return turn.time
  if (clock.mode === 'real') return Math.max(turn.time, Math.floor(turn.wallTime))
  const seconds =
    (Math.min(turn.elapsedMs, LONGEST_TURN_MS) / 1000) * clock.speed * (turn.isIdle ? IDLE_FACTOR : 1)
  const exact = turn.time + clock.fraction + seconds
  const time = Math.floor(exact)
  if (turn.isIdle && turn.boundary !== undefined && time >= turn.boundary) {
    clock.fraction = 0
    return turn.boundary
  }
  clock.fraction = exact - time
  return time
}

/** Market seconds per real second, for display. */
export function speedOf(clock: MarketClock): number {
  if (clock.mode === 'stepped') return 0
  return clock.mode === 'real' ? 1 : clock.speed
}

const SHANGHAI_OFFSET_SECONDS = 8 * 3600

export function shanghaiTimeOfDay(nowMs: number): TimeOfDay {
  return (nowMs / 1000 + SHANGHAI_OFFSET_SECONDS) % 86_400
}
