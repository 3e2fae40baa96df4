/** What the counter does by itself: one of the functions that the system may call, at a time of the market or after a step of the day. */
import { Type } from 'typebox'
import { Choice, Flag, Text, Whole } from '../../frame/fields.ts'
import type { ScheduleRow } from '../../rules/parameters.ts'
import { DAY_PLAN } from '../../rules/tables/day-plan.ts'
import { PER_MARKET, SCHEDULABLE } from '../../rules/tables/schedule.ts'
import { DAY_KIND_WORDS } from '../../words/day-kind.ts'
import { MARKET_WORDS } from '../../words/market.ts'
import { TITLES } from '../../words/titles.ts'
import { Choices, KeyField, TimeField } from './parameter-fields.ts'
import { parameterTable } from './parameter-table.ts'

const named = (code: string, title: { zh: string; en: string }) => ({
  zh: `${code} ${title.zh}`,
  en: `${code} ${title.en}`,
})
const FUNCTIONS = Object.fromEntries(
  Object.entries(SCHEDULABLE).map(([code, title]) => [code, named(code, title)]),
)
export const STEPS = Object.fromEntries(DAY_PLAN.map(({ key, title }) => [key, named(key, title)]))

export const SCHEDULE_TABLE = parameterTable<'schedule'>({
  editedBy: 'S10',
  takesEffect: 'anytime',
  name: 'schedule',
  title: { zh: '自动运行', en: 'Schedule' },
  key: KeyField({ zh: '名称', en: 'Name' }, { pattern: '[a-z][a-z0-9-]{1,39}', example: 'settle-automatic' }),
  value: Type.Object(
    {
      titleZh: Text({ zh: '中文', en: 'Chinese' }, 60),
      titleEn: Text({ zh: '英文', en: 'English' }, 60),
      function: Choice({ zh: '功能', en: 'Function' }, FUNCTIONS),
      market: Type.Optional(Choice(TITLES.market, MARKET_WORDS)),
      days: Choices({ zh: '日期', en: 'Days' }, DAY_KIND_WORDS),
      at: Type.Optional(TimeField({ zh: '市场时间', en: 'At, by the market' })),
      afterStep: Type.Optional(Choice({ zh: '或在此步骤之后', en: 'Or after this step' }, STEPS)),
      isOn: Flag({ zh: '启用', en: 'On' }),
      catchUp: Flag({ zh: '错过后补办', en: 'Catches up when missed' }),
      repeatMinutes: Type.Optional(
        Whole(
          { zh: '被拒绝后隔几分钟再办（空为不再办）', en: 'Again after minutes when refused (empty: never)' },
          1,
          1_440,
        ),
      ),
    },
    { additionalProperties: false },
  ),
  toRow: ({ titleZh, titleEn, market, ...content }) => ({
    ...content,
    title: { zh: titleZh as string, en: titleEn as string },
    input: typeof market === 'string' ? { market } : {},
  }),
  toContent: ({ title, input, ...row }) => ({
    ...row,
    titleZh: title.zh,
    titleEn: title.en,
    market: input['market'] ?? null,
  }),
  problem,
})

/** Either a time or a step; a market exactly where the function is of one. */
function problem(row: ScheduleRow): string | undefined {
  if ((row.at === null) === (row.afterStep === null)) return 'at'
  return PER_MARKET.has(row.function) === 'market' in row.input ? undefined : 'market'
}
