/** What the counter of a new installation does by itself, and the functions that may stand in the schedule. */
import { timeOfDay } from '../../base/market.ts'
import type { ScheduleRow } from '../parameters.ts'
import { DAY_PLAN } from './day-plan.ts'

/** The steps that need nobody, and beside them what is done in the day. A test compares it with the functions. */
export const SCHEDULABLE = {
  ...Object.fromEntries(DAY_PLAN.filter(({ auto }) => auto).map(step => [step.function, step.title])),
  E20: { zh: '收市总清', en: 'Run the day end' },
  E22: { zh: '自动交割', en: 'Settle automatically' },
} as const

/** Of these each is done for a market. */
export const PER_MARKET: ReadonlySet<string> = new Set(
  DAY_PLAN.filter(({ per }) => per === 'market').map(step => step.function),
)

export const SCHEDULE: readonly ScheduleRow[] = [
  {
    key: 'settle-automatic',
    from: '1970-01-01',
    source: "the firm's own choice",
    title: { zh: '自动交割', en: 'Settle automatically' },
    function: 'E22',
    input: {},
    days: ['trading'],
    // After the close of the call auction, before the depository's files.
    at: timeOfDay('15:05'),
    afterStep: null,
    isOn: true,
    catchUp: true,
    repeatMinutes: null,
  },
]
