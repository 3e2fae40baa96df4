/** Facts about codes, dates and bonds: code ranges, holidays, repo interest, conversion ratios, the tax on dividends. */
import { Type } from 'typebox'
import { addDays, dayNumber } from '../../base/business-date.ts'
import type { Market } from '../../base/market.ts'
import { Flag, Text, Whole, Choice } from '../../frame/fields.ts'
import type { DividendTaxRow } from '../../rules/parameters.ts'
import { ClassKey, DayCount, InstrumentKey, KeyField, MARKET_PART, Percent } from './parameter-fields.ts'
import { parameterTable, type ParameterTable } from './parameter-table.ts'
import { BOARD_WORDS } from '../../words/board.ts'
import { CURRENCY_WORDS } from '../../words/currency.ts'
import { INSTRUMENT_KIND_WORDS } from '../../words/instrument-kind.ts'
import { TURNOVER_WORDS } from '../../words/turnover.ts'
import { MARKET_WORDS } from '../../words/market.ts'
import { titled } from '../../frame/schema-notes.ts'

const closed = { additionalProperties: false }
const trading = { editedBy: 'S04', takesEffect: 'before-trading' } as const

/** Each bracket must be longer than the one before, and the last must have no end. */
function bracketsProblem({ brackets }: DividendTaxRow): string | undefined {
  const ends = brackets.map(({ upToMonths }) => upToMonths ?? Number.POSITIVE_INFINITY)
  const isRising = ends.every((end, i) => i === 0 || end > (ends[i - 1] ?? 0))
  return isRising && ends.at(-1) === Number.POSITIVE_INFINITY ? undefined : 'brackets'
}

export const REFERENCE_TABLES: readonly ParameterTable[] = [
  parameterTable<'codeRanges'>({
    ...trading,
    name: 'codeRanges',
    title: { zh: '代码段', en: 'Code ranges' },
    key: KeyField(
      { zh: '市场.前缀', en: 'Market.prefix' },
      {
        pattern: '(XSHG|XSHE|BJSE)\\.\\d{2,3}',
        example: 'XSHG.600',
        parts: MARKET_WORDS,
        madeOf: [MARKET_PART, { title: { zh: '前缀', en: 'Prefix' } }],
      },
    ),
    value: Type.Object(
      {
        kind: Choice({ zh: '品种', en: 'Kind' }, INSTRUMENT_KIND_WORDS),
        board: Choice({ zh: '板块', en: 'Board' }, BOARD_WORDS),
        currency: Choice({ zh: '币种', en: 'Currency' }, CURRENCY_WORDS),
        turnover: Type.Optional(
          Choice({ zh: '回转（空为按品种）', en: 'Turnover (empty: as the kind)' }, TURNOVER_WORDS),
        ),
      },
      closed,
    ),
    toRow: (content, key) => {
      const [market = '', prefix = ''] = key.split('.')
      return { ...content, market: market as Market, prefix }
    },
  }),
  parameterTable<'holidays'>({
    editedBy: 'S04',
    takesEffect: 'later',
    isAboutItsDate: true,
    name: 'holidays',
    title: { zh: '节假日', en: 'Holidays' },
    key: KeyField({ zh: '名称', en: 'Name' }, { pattern: '\\d{4}-[a-z0-9-]{1,30}', example: '2027-spring' }),
    value: Type.Object(
      {
        days: Whole({ zh: '连续天数（0 为取消）', en: 'Days in a row (0: canceled)' }, 0, 31),
        nameZh: Text({ zh: '中文名', en: 'Chinese name' }, 30),
        nameEn: Text({ zh: '英文名', en: 'English name' }, 40),
      },
      closed,
    ),
    toRow: ({ days, nameZh, nameEn }, _key, from) => ({
      to: addDays(from, (days as number) - 1),
      name: { zh: nameZh as string, en: nameEn as string },
    }),
    toContent: ({ from, to, name }) => ({
      days: dayNumber(to) - dayNumber(from) + 1,
      nameZh: name.zh,
      nameEn: name.en,
    }),
  }),
  parameterTable<'repoInterest'>({
    ...trading,
    name: 'repoInterest',
    title: { zh: '回购计息', en: 'Repo interest' },
    key: ClassKey,
    value: Type.Object(
      {
        dayCount: DayCount,
        countsActualDays: Flag({ zh: '按实际占款天数', en: 'By actual days of use' }),
      },
      closed,
    ),
  }),
  parameterTable<'conversionRatios'>({
    ...trading,
    name: 'conversionRatios',
    title: { zh: '标准券折算率', en: 'Conversion ratios' },
    key: InstrumentKey,
    value: Type.Object({ ratio: Percent({ zh: '折算率', en: 'Ratio' }, 'basis-points') }, closed),
  }),
  parameterTable<'dividendTax'>({
    ...trading,
    name: 'dividendTax',
    title: { zh: '红利税', en: 'Dividend tax' },
    key: ClassKey,
    value: Type.Object(
      {
        brackets: Type.Array(
          Type.Object(
            {
              upToMonths: Type.Optional(
                Whole({ zh: '持有不超过（月）', en: 'Held at most (months)' }, 1, 600),
              ),
              rate: Percent({ zh: '税率', en: 'Rate' }, 'basis-points'),
            },
            closed,
          ),
          {
            ...titled({ zh: '持有期限', en: 'Holding periods' }),
            minItems: 1,
            maxItems: 10,
          },
        ),
      },
      closed,
    ),
    problem: bracketsProblem,
  }),
]
