/**
 * What the depository's codes mean, and the part of the day's plan that a firm may change: further predecessors, days, names, the earliest time, expected
 * duration. What a step does and what else it waits for belongs to its function. A change begins on a later day, so a day keeps
 * the plan with which it began.
 */
import { Type } from 'typebox'
import { Choice, Flag, Text, Whole } from '../../frame/fields.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'
import { circleOn } from '../../rules/day-plan.ts'
import type { DayPlanRow, Parameters } from '../../rules/parameters.ts'
import { DAY_PLAN } from '../../rules/tables/day-plan.ts'
import { Choices, KeyField, TimeField } from './parameter-fields.ts'
import { DAY_KIND_WORDS } from '../../words/day-kind.ts'
import { DEPOSITORY_MEANING_WORDS } from '../../words/depository-code.ts'
import { parameterTable, type ParameterTable } from './parameter-table.ts'
import { SCHEDULE_TABLE, STEPS } from './schedule-table.ts'

const SHIPPED = new Map(DAY_PLAN.map(row => [row.key, row]))

export const DAY_TABLES: readonly ParameterTable[] = [
  SCHEDULE_TABLE,
  parameterTable<'dayPlan'>({
    editedBy: 'S10',
    takesEffect: 'later',
    name: 'dayPlan',
    title: { zh: '日终流程', en: 'Plan of the day' },
    key: KeyField(
      { zh: '步骤', en: 'Step' },
      { pattern: `(${[...SHIPPED.keys()].join('|')})`, example: 'E03' },
    ),
    value: Type.Object(
      {
        titleZh: Text({ zh: '中文', en: 'Chinese' }, 60),
        titleEn: Text({ zh: '英文', en: 'English' }, 60),
        after: Choices({ zh: '前置步骤', en: 'After' }, STEPS, 0),
        days: Choices({ zh: '日期（空为停用）', en: 'Days (none: off)' }, DAY_KIND_WORDS, 0),
        auto: Flag({ zh: '自动办理', en: 'Runs by itself' }),
        notBefore: Type.Optional(TimeField({ zh: '不早于', en: 'Not before' })),
        longestMinutes: Whole({ zh: '最长分钟数', en: 'Longest, minutes' }, 1, 1_440),
      },
      { additionalProperties: false },
    ),
    toRow: ({ titleZh, titleEn, ...content }, key) => {
      const { from: _from, source: _source, ...row } = SHIPPED.get(key) as DayPlanRow
      return { ...row, ...content, title: { zh: titleZh as string, en: titleEn as string } }
    },
    toContent: ({ title, after, days, auto, notBefore, longestMinutes }) => ({
      titleZh: title.zh,
      titleEn: title.en,
      after,
      days,
      auto,
      notBefore,
      longestMinutes,
    }),
    refuse: breaksOrder,
  }),
  parameterTable<'depositoryCodes'>({
    editedBy: 'S01',
    takesEffect: 'later',
    name: 'depositoryCodes',
    title: { zh: '登记结算代码', en: "The depository's codes" },
    key: KeyField(
      { zh: '文件.字段.代码', en: 'File.field.code' },
      { pattern: '[A-Za-z]{2,10}\\.[A-Z0-9]{1,10}\\.[A-Z0-9]{0,8}', example: 'SJSMX.MXYWLB.JY00' },
    ),
    value: Type.Object(
      { means: Choice({ zh: '含义', en: 'Means' }, DEPOSITORY_MEANING_WORDS) },
      { additionalProperties: false },
    ),
  }),
]

/** The first edge that is missing of those that the steps need, a step that is off, or the steps that wait for each other. */
function breaksOrder(row: DayPlanRow, parameters: Readonly<Parameters>): Rejection | undefined {
  const broken = (before: string): Rejection =>
    reject('plan_breaks_order', 'value', { step: row.key, before })
  const missing = SHIPPED.get(row.key)?.after.find(name => !row.after.includes(name))
  if (row.fixed && !row.days.includes('trading')) return broken(SHIPPED.get(row.key)?.after.join(' ') ?? '')
  if (row.fixed && missing !== undefined) return broken(missing)
  const others = parameters.dayPlan.filter(({ key, from }) => key !== row.key || from !== row.from)
  const tables = { ...parameters, dayPlan: [...others, row] }
  // Rows of later dates exist already, and each makes another plan with this one.
  const dates = [row, ...others.filter(({ from }) => from > row.from)].map(({ from }) => from)
  const circle = dates.map(date => circleOn(tables, date)).find(found => found.length > 0)
  return circle === undefined ? undefined : broken(circle.join(' → '))
}
