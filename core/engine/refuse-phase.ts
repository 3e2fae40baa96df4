/**
 * Refuses what its declaration does not allow in this phase of the day. While the day is being closed it says so, because what a person
 * asked for then is possible again after E13.
 */
import type { AnyFunction } from '../frame/define-function.ts'
import { reject, type Rejection } from '../frame/rejection.ts'
import type { DayPhase } from '../words/day-phase.ts'

export function refusePhase(
  { phases }: Pick<AnyFunction, 'phases'>,
  phase: DayPhase,
): Rejection<'phase_not_allowed' | 'day_closing'> | undefined {
  if (phases === 'any' || phases.includes(phase)) return undefined
  return reject(phase === 'closing' ? 'day_closing' : 'phase_not_allowed')
}
