/**
 * A business day (the present one by default): its phase, each market's state, the steps of its plan with their states, the
 * records they left, the next day, and the warnings about the calendar.
 */
import { Type } from 'typebox'
import { DateField } from '@guitai/core/frame/fields.ts'
import type { DayStep } from '@guitai/core/books/tables/day/day-step.ts'
import type { MarketState } from '@guitai/core/books/tables/day/market.ts'
import { rejectionMessage } from '@guitai/core/frame/rejections.ts'
import { stepStates } from '@guitai/core/procedures/day/step-state.ts'
import { calendarOf, calendarWarnings, nextTradingDay } from '@guitai/core/rules/calendar.ts'
import { dayPlan, stepsBefore, type PlannedStep } from '@guitai/core/rules/day-plan.ts'
import type { Parameters } from '@guitai/core/rules/parameters.ts'
import { conditions } from '../frame/conditions.ts'
import { defineReport, type Row } from '../frame/define-report.ts'
import { parametersInForce } from '../frame/parameters-in-force.ts'
import { DAY_PHASE_WORDS } from '@guitai/core/words/day-phase.ts'
import type { StepState } from '@guitai/core/words/step-status.ts'

const DAYS_OF_USUAL = 20
/** Closes the day. */
const CLOSING = 'E13'

const SELECT = `select d.business_date as "businessDate", d.phase, d.clearing_run as "clearingRun", d.day_no as "dayNo",
  exists(select from current.business_day n where n.business_date > d.business_date) as "isPast",
  (select max(batch_no) from current.batch) as "batchNo",
  (select count(*)::int from everyday.till t where t.business_date = d.business_date and t.status = 'open') as "openTills",
  coalesce((select json_agg(json_build_object('market', m.market, 'tradeDate', m.trade_date, 'listed', m.listed, 'streamComplete', m.stream_complete)
    order by m.market) from current.market m), '[]') as markets,
  coalesce((select json_agg(json_build_object('stepKey', s.step_key, 'run', s.run, 'code', s.code, 'status', s.status, 'startedAt', s.started_at,
    'endedAt', s.ended_at, 'count', s.count, 'sums', s.sums, 'tellerNo', s.teller_no, 'detail', s.detail) order by s.run, s.started_at, s.step_key)
    from everyday.day_step s where s.business_date = d.business_date), '[]') as steps
from current.business_day d`

/**
 * When each step usually begins (seconds from its day's midnight) and how long it lasts: the medians of the twenty days before.
 * A day that was cleared twice counts with its last run.
 */
const USUAL = `with last as (select business_date, clearing_run from current.business_day
  where business_date < $1::date order by business_date desc limit ${DAYS_OF_USUAL})
select s.code, percentile_disc(0.5) within group (order by extract(epoch from s.started_at - s.business_date::timestamptz))::float8 as "startsAt",
  percentile_disc(0.5) within group (order by extract(epoch from s.ended_at - s.started_at))::float8 as seconds
from last join everyday.day_step s on s.business_date = last.business_date and s.run = last.clearing_run
where s.status = 'done' group by s.code`

interface Usual {
  code: string
  startsAt: number
  seconds: number
}

interface DayRow extends Row {
  businessDate: string
  phase: string
  clearingRun: number
  dayNo: number
  /** Another day was opened since. */
  isPast: boolean
  markets: readonly Pick<MarketState, 'market' | 'tradeDate' | 'listed' | 'streamComplete'>[]
  steps: readonly Pick<DayStep, 'run' | 'code' | 'status'>[]
}

export const day = defineReport({
  code: 'day',
  name: 'day',
  title: { zh: '营业日', en: 'Business day' },
  module: 'queries',
  kind: 'query',
  about: 'firm',
  input: Type.Object({ date: Type.Optional(DateField()) }, { additionalProperties: false }),
  columns: [
    { name: 'businessDate', title: { zh: '营业日', en: 'Business date' }, type: 'date' },
    { name: 'phase', title: { zh: '阶段', en: 'Phase' }, type: 'enum', labels: DAY_PHASE_WORDS },
    { name: 'clearingRun', title: { zh: '清算次数', en: 'Clearing run' }, type: 'integer' },
    { name: 'dayNo', title: { zh: '第几日', en: 'Day number' }, type: 'no' },
    { name: 'batchNo', title: { zh: '批号', en: 'Batch' }, type: 'no' },
    { name: 'openTills', title: { zh: '未轧账尾箱', en: 'Open tills' }, type: 'integer' },
    { name: 'markets', title: { zh: '市场', en: 'Markets' }, type: 'json' },
    { name: 'plan', title: { zh: '流程', en: 'Plan' }, type: 'json' },
    { name: 'steps', title: { zh: '日终步骤', en: 'Day-end steps' }, type: 'json' },
    { name: 'nextTradingDay', title: { zh: '下一交易日', en: 'Next trading day' }, type: 'date' },
    { name: 'warnings', title: { zh: '日历提醒', en: 'Warnings' }, type: 'json' },
  ],
  async run(database, input) {
    const filter = conditions()
    filter.add('d.business_date = ?', input.date)
    const found = await database.query<DayRow>(
      `${SELECT} ${filter.where()} order by d.business_date desc limit 1`,
      filter.values,
    )
    const parameters = await parametersInForce(database)
    const { holidays } = parameters
    const usual = await database.query<Usual>(USUAL, [found[0]?.businessDate ?? null])
    const rows = found.map(({ isPast, ...row }) => ({
      ...row,
      plan: planOf({ isPast, ...row }, parameters, usual),
      nextTradingDay: nextTradingDay(calendarOf(holidays), row.businessDate),
      warnings: calendarWarnings(holidays, row.businessDate).map(({ code, values }) => ({
        code,
        ...rejectionMessage(code, values),
      })),
    }))
    return { rows }
  },
})

interface ToldStep extends PlannedStep {
  state: StepState | undefined
  usual: Omit<Usual, 'code'> | null
}

function usualOf(usual: readonly Usual[], key: string): ToldStep['usual'] {
  const found = usual.find(({ code }) => code === key)
  return found === undefined ? null : { startsAt: found.startsAt, seconds: found.seconds }
}

/** Empty before the first day. All steps of a past day are done or skipped, and of a closed one those up to its close. */
function planOf(day: DayRow, parameters: Parameters, usual: readonly Usual[]): ToldStep[] {
  const { businessDate, clearingRun, dayNo, phase, isPast, markets, steps } = day
  if (dayNo === 0) return []
  const plan = dayPlan(parameters, businessDate)
  const records = new Map(steps.filter(({ run }) => run === clearingRun).map(step => [step.code, step]))
  const states = stepStates(plan, {
    businessDate,
    dayNo,
    markets,
    statusOf: key => records.get(key)?.status,
  })
  const closing = stepsBefore(plan, CLOSING)
  const isOver = ({ key }: PlannedStep): boolean =>
    isPast || (phase === 'closed' && (key === CLOSING || closing.has(key)))
  return plan.map((step, index) => ({
    ...step,
    usual: usualOf(usual, step.key),
    state: isOver(step) && states[index] !== 'skipped' ? 'done' : states[index],
  }))
}
