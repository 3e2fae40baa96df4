/** What the counter does by itself on the present business date: when, how far it has come, and why it was refused. */
import { Type } from 'typebox'
import type { ScheduleRun } from '@guitai/core/books/tables/day/schedule-run.ts'
import type { Rejection } from '@guitai/core/frame/rejection.ts'
import { rejectionMessage } from '@guitai/core/frame/rejections.ts'
import { formatTimeOfDay } from '@guitai/core/base/market.ts'
import { scheduleOn } from '@guitai/core/rules/schedule.ts'
import type { ScheduleRow } from '@guitai/core/rules/parameters.ts'
import { SCHEDULE_STATE_WORDS } from '@guitai/core/words/schedule-status.ts'
import { TITLES } from '@guitai/core/words/titles.ts'
import { defineReport, type Row } from '../frame/define-report.ts'
import { parametersInForce } from '../frame/parameters-in-force.ts'

const RUNS = `select s.name, s.function_code as "functionCode", s.status, s.tries, s.asked_at as "askedAt", s.ended_at as "endedAt", s.refusal
from current.schedule_run s where s.business_date = $1`

type RunRow = Pick<ScheduleRun, 'name' | 'status' | 'tries' | 'refusal'> & {
  askedAt: string
  endedAt: string
}

export const schedule = defineReport({
  code: 'schedule',
  name: 'schedule',
  title: { zh: '自动运行', en: 'Schedule' },
  module: 'queries',
  kind: 'query',
  about: 'firm',
  input: Type.Object({}, { additionalProperties: false }),
  columns: [
    { name: 'name', title: { zh: '名称', en: 'Name' }, type: 'text' },
    { name: 'titleZh', title: { zh: '中文名', en: 'Chinese name' }, type: 'text' },
    { name: 'titleEn', title: { zh: '英文名', en: 'English name' }, type: 'text' },
    { name: 'functionCode', title: { zh: '功能', en: 'Function' }, type: 'text' },
    { name: 'at', title: { zh: '市场时间', en: 'At, by the market' }, type: 'text' },
    { name: 'afterStep', title: { zh: '步骤之后', en: 'After the step' }, type: 'text' },
    { name: 'businessDate', title: { zh: '营业日', en: 'Business date' }, type: 'date' },
    { name: 'state', title: TITLES.status, type: 'enum', labels: SCHEDULE_STATE_WORDS },
    { name: 'tries', title: { zh: '次数', en: 'Tries' }, type: 'integer' },
    { name: 'askedAt', title: { zh: '开始', en: 'Started' }, type: 'time' },
    { name: 'endedAt', title: { zh: '结束', en: 'Ended' }, type: 'time' },
    { name: 'refusalZh', title: { zh: '拒绝原因', en: 'Why refused, in Chinese' }, type: 'text' },
    { name: 'refusalEn', title: { zh: '拒绝原因（英文）', en: 'Why refused' }, type: 'text' },
  ],
  async run(database) {
    const [day] = await database.query<{ date: string; dayNo: number }>(
      'select business_date as date, day_no as "dayNo" from current.business_day order by business_date desc limit 1',
    )
    if (day === undefined) return { rows: [] }
    const { date } = day
    const runs = new Map((await database.query<RunRow>(RUNS, [date])).map(run => [run.name, run]))
    const rows = scheduleOn(await parametersInForce(database), date)
    return { rows: rows.map(row => ({ businessDate: date, ...toldOf(row), ...runOf(runs.get(row.key)) })) }
  },
})

const toldOf = ({ key, title, function: functionCode, at, afterStep }: ScheduleRow): Row => ({
  name: key,
  titleZh: title.zh,
  titleEn: title.en,
  functionCode,
  at: at === null ? null : formatTimeOfDay(at).slice(0, 5),
  afterStep,
})

function runOf(run: RunRow | undefined): Row {
  if (run === undefined)
    return { state: 'waiting', tries: 0, askedAt: null, endedAt: null, refusalZh: null, refusalEn: null }
  const { status, tries, askedAt, endedAt, refusal } = run
  const why = refusal === '' ? undefined : (JSON.parse(refusal) as Pick<Rejection, 'code' | 'values'>)
  const said = why && rejectionMessage(why.code, why.values)
  return { state: status, tries, askedAt, endedAt, refusalZh: said?.zh ?? null, refusalEn: said?.en ?? null }
}
