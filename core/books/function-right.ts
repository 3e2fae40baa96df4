/** A right that a role gives: to which functions, and how far. */
import type { TimeOfDay } from '../base/market.ts'
import type { Currency, Fen } from '../base/money.ts'

export interface FunctionRight {
  /** A function's or report's name, or '*' for all of a module ('funds.*'), or '*' for everything. */
  permission: string
  /** The most one command may move without a second person, by currency; none for a currency: no limit. */
  limits: Partial<Record<Currency, Fen>>
  /** The most a day's commands of one function may come to, by currency; what holds without one: procedures/people/rights.ts. */
  dailyLimits?: Partial<Record<Currency, Fen>>
  /** Classes of clients it covers; null: all. */
  clientClasses: readonly string[] | null
  /** Times of the market's clock. The end is not part of the hours, and may lie behind midnight. null means round the clock. */
  hours: { from: TimeOfDay; to: TimeOfDay } | null
  /** Addresses of the workstations it holds at; '10.1.2.*' for all that begin so. null: anywhere. */
  workstations: readonly string[] | null
  /** Branches it reaches, each with those below it; absent: the teller's own. */
  branches?: readonly number[]
  /** It lets its holder agree to what others ask for, and not ask for it himself. */
  checksOnly?: true
}

/** A right without any narrowing: no limit, every client, any time, anywhere. */
export function fullRight(permission: string): FunctionRight {
  return { permission, limits: {}, clientClasses: null, hours: null, workstations: null }
}
