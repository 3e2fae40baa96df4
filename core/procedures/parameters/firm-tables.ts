/** Tables that the firm decides: switches, limits, interest, approvals, banks, rules per security, words. */
import { Type } from 'typebox'
import { MAX_SHARES } from '../../base/money.ts'
import { Choice, Flag, Text, Whole } from '../../frame/fields.ts'
import type { InterestRateRow, Parameters } from '../../rules/parameters.ts'
import { inForce } from '../../rules/parameters.ts'
import {
  Amount,
  BOARD_PARTS,
  Choices,
  DayCount,
  InstrumentKey,
  KeyField,
  Percent,
  RULE_PARTS,
  TimeField,
  UNIT_PARTS,
} from './parameter-fields.ts'
import { parameterTable, type ParameterTable } from './parameter-table.ts'
import { SETTINGS_TABLE } from './settings-table.ts'
import { ORDER_CHANNEL_WORDS, RATE_CHANNEL_WORDS } from '../../words/channel.ts'
import { CURRENCY_WORDS } from '../../words/currency.ts'
import { titled } from '../../frame/schema-notes.ts'

const closed = { additionalProperties: false }

/** The number of days per year may change only with an interest period, which begins on the 21st of a quarter's last month. */
function interestProblem(row: InterestRateRow, { interestRates }: Readonly<Parameters>): string | undefined {
  const before = inForce(
    interestRates.filter(({ from }) => from < row.from),
    row.key,
    row.from,
  )
  const isPeriodStart = /-(03|06|09|12)-21$/.test(row.from)
  return before !== undefined && before.dayCount !== row.dayCount && !isPeriodStart ? 'dayCount' : undefined
}

export const FIRM_TABLES: readonly ParameterTable[] = [
  SETTINGS_TABLE,
  parameterTable<'firm'>({
    editedBy: 'S01',
    takesEffect: 'anytime',
    name: 'firm',
    title: { zh: '公司与营业部名称', en: 'Names of firm and branch' },
    key: KeyField(
      { zh: '营业部号（* 为全部）', en: 'Branch number (*: all)' },
      { pattern: '(\\*|[1-9]\\d{0,3})', example: '1' },
    ),
    value: Type.Object(
      {
        nameZh: Text({ zh: '公司名称', en: 'Chinese name' }, 60),
        nameEn: Text({ zh: '公司英文名称', en: 'English name' }, 80),
        branchNameZh: Type.Optional(Text({ zh: '营业部名称', en: "Branch's Chinese name" }, 60)),
        branchNameEn: Type.Optional(Text({ zh: '营业部英文名称', en: "Branch's English name" }, 80)),
      },
      closed,
    ),
    toRow: ({ nameZh, nameEn, branchNameZh, branchNameEn, ...content }) => ({
      ...content,
      name: { zh: nameZh as string, en: nameEn as string },
      branchName:
        typeof branchNameZh === 'string'
          ? { zh: branchNameZh, en: (branchNameEn as string | null | undefined) ?? branchNameZh }
          : null,
    }),
    toContent: ({ name, branchName, ...row }) => ({
      ...row,
      nameZh: name.zh,
      nameEn: name.en,
      ...(branchName === null ? {} : { branchNameZh: branchName.zh, branchNameEn: branchName.en }),
    }),
  }),
  parameterTable<'firmLimits'>({
    editedBy: 'S01',
    takesEffect: 'anytime',
    name: 'firmLimits',
    title: { zh: '公司限额', en: "Firm's limits" },
    key: Choice({ zh: '渠道', en: 'Channel' }, RATE_CHANNEL_WORDS),
    value: Type.Object(
      {
        orderAmount: Type.Optional(
          Amount({ zh: '单笔金额（空为不限）', en: 'Amount of an order (empty: none)' }),
        ),
        orderQuantity: Type.Optional(Whole({ zh: '单笔数量', en: 'Quantity of an order' }, 0, MAX_SHARES)),
        clientDayAmount: Type.Optional(Amount({ zh: '客户当日金额', en: 'Amount per client and day' })),
        ordersPerSecond: Type.Optional(
          Whole({ zh: '客户每秒委托数', en: 'Orders per client and second' }, 0, 100_000),
        ),
      },
      closed,
    ),
  }),
  parameterTable<'interestRates'>({
    editedBy: 'S01',
    takesEffect: 'later',
    name: 'interestRates',
    title: { zh: '利率', en: 'Interest rates' },
    key: Choice({ zh: '币种', en: 'Currency' }, CURRENCY_WORDS),
    value: Type.Object(
      {
        rate: Percent({ zh: '存款年利率', en: 'Interest a year' }, 'yearly-rate'),
        overdraftRate: Percent({ zh: '透支年利率', en: 'Overdraft interest a year' }, 'yearly-rate'),
        dayCount: DayCount,
      },
      closed,
    ),
    problem: interestProblem,
  }),
  parameterTable<'approvalRules'>({
    editedBy: 'S01',
    takesEffect: 'anytime',
    name: 'approvalRules',
    title: { zh: '复核规则', en: 'Approval rules' },
    key: KeyField(
      { zh: '功能.币种.客户类别', en: 'Function.currency.client class' },
      {
        pattern: '(\\*|[A-Z][A-Z0-9]{1,4})\\.(\\*|CNY|USD|HKD)\\.(\\*|[a-z0-9-]{1,30})',
        example: 'F09.CNY.*',
        parts: RULE_PARTS,
      },
    ),
    value: Type.Object(
      {
        amount: Type.Optional(
          Amount({
            zh: '起点金额（0 一律复核，空为不按此表）',
            en: 'From this amount (0: always; empty: not)',
          }),
        ),
        dailyAmount: Type.Optional(
          Amount({
            zh: '当日累计起点（柜员未经复核部分，空同上）',
            en: 'From this sum of what a teller did alone today (empty: as above)',
          }),
        ),
      },
      closed,
    ),
  }),
  parameterTable<'settlementModes'>({
    editedBy: 'S01',
    takesEffect: 'before-trading',
    name: 'settlementModes',
    title: { zh: '交割方式', en: 'Settlement modes' },
    key: KeyField(
      { zh: '市场或营业部', en: 'Market or branch' },
      {
        pattern: '(market/(XSHG|XSHE|BJSE)|branch/(\\*|[1-9]\\d{0,5}))',
        example: 'market/XSHG',
        parts: UNIT_PARTS,
      },
    ),
    value: Type.Object(
      {
        mode: Type.Optional(
          Whole({ zh: '方式 1 至 4（空为不按此表）', en: 'Mode 1 to 4 (empty: not by this table)' }, 1, 4),
        ),
      },
      closed,
    ),
  }),
  parameterTable<'suitability'>({
    editedBy: 'S01',
    takesEffect: 'before-trading',
    name: 'suitability',
    title: { zh: '板块适当性', en: 'Suitability by board' },
    key: KeyField(
      { zh: '板块', en: 'Board' },
      { pattern: '[a-z][a-z-]{1,29}', example: 'star', parts: BOARD_PARTS },
    ),
    value: Type.Object(
      {
        assets: Amount({ zh: '二十日日均资产', en: 'Average assets of twenty days' }),
        months: Whole({ zh: '交易经验（月）', en: 'Months of trading' }, 0, 600),
        riskLevel: Whole({ zh: '风险等级不低于', en: 'Risk level at least' }, 1, 5),
      },
      closed,
    ),
  }),
  parameterTable<'denominations'>({
    editedBy: 'S01',
    takesEffect: 'anytime',
    name: 'denominations',
    title: { zh: '券别', en: 'Denominations' },
    key: Choice({ zh: '币种', en: 'Currency' }, CURRENCY_WORDS),
    value: Type.Object(
      {
        faces: Type.Array(Amount({ zh: '面额', en: 'Face value' }), {
          ...titled({ zh: '面额（由大到小）', en: 'Face values, largest first' }),
          minItems: 1,
          maxItems: 30,
        }),
      },
      closed,
    ),
    problem: ({ faces }) =>
      faces.every((face, i) => face > 0 && (i === 0 || face < (faces[i - 1] ?? 0))) ? undefined : 'faces',
  }),
  parameterTable<'banks'>({
    editedBy: 'S02',
    takesEffect: 'anytime',
    name: 'banks',
    title: { zh: '银行', en: 'Banks' },
    key: KeyField({ zh: '银行代码', en: 'Bank code' }, { pattern: '\\d{3}', example: '102' }),
    value: Type.Object(
      {
        nameZh: Text({ zh: '中文名', en: 'Chinese name' }, 40),
        nameEn: Text({ zh: '英文名', en: 'English name' }, 60),
        currencies: Choices({ zh: '币种', en: 'Currencies' }, CURRENCY_WORDS),
        isOpen: Flag({ zh: '启用', en: 'In use' }),
        transferFrom: TimeField({ zh: '转账开始', en: 'Transfers from' }),
        transferTo: TimeField({ zh: '转账结束', en: 'Transfers to' }),
        transferAmount: Type.Optional(Amount({ zh: '单笔限额', en: 'Most per transfer' })),
        clientDayAmount: Type.Optional(Amount({ zh: '客户当日限额', en: 'Most per client and day' })),
      },
      closed,
    ),
    toRow: ({ nameZh, nameEn, ...content }) => ({
      ...content,
      name: { zh: nameZh as string, en: nameEn as string },
    }),
    toContent: ({ name, ...row }) => ({ ...row, nameZh: name.zh, nameEn: name.en }),
    problem: row => (row.transferTo <= row.transferFrom ? 'transferTo' : undefined),
  }),
  parameterTable<'securityRules'>({
    editedBy: 'S05',
    takesEffect: 'anytime',
    name: 'securityRules',
    title: { zh: '证券控制', en: 'Rules per security' },
    key: InstrumentKey,
    value: Type.Object(
      {
        noBuy: Flag({ zh: '禁止买入', en: 'No buying' }),
        noSell: Flag({ zh: '禁止卖出', en: 'No selling' }),
        maximumOrderQuantity: Type.Optional(
          Whole({ zh: '单笔最大数量', en: 'Most shares per order' }, 0, MAX_SHARES),
        ),
        maximumOrderAmount: Type.Optional(Amount({ zh: '单笔最大金额', en: 'Most money per order' })),
        feePlan: Type.Optional(Text({ zh: '佣金方案', en: 'Commission plan' }, 30)),
        channels: Type.Optional(
          Choices({ zh: '允许渠道（空为全部）', en: 'Channels (empty: all)' }, ORDER_CHANNEL_WORDS),
        ),
      },
      closed,
    ),
    problem: (row, parameters) =>
      row.feePlan === null || parameters.commissions.some(({ plan }) => plan === row.feePlan)
        ? undefined
        : 'feePlan',
  }),
  parameterTable<'dictionary'>({
    editedBy: 'S09',
    takesEffect: 'anytime',
    name: 'dictionary',
    title: { zh: '数据字典', en: 'Data dictionary' },
    key: KeyField(
      { zh: '字典/代码', en: 'List/code' },
      { pattern: '[a-z-]{2,30}/[a-zA-Z0-9-]{1,30}', example: 'profession/01' },
    ),
    value: Type.Object(
      {
        titleZh: Text({ zh: '中文', en: 'Chinese' }, 60),
        titleEn: Text({ zh: '英文', en: 'English' }, 60),
        isOffered: Flag({ zh: '可选', en: 'Offered' }),
      },
      closed,
    ),
    toRow: ({ titleZh, titleEn, isOffered }) => ({
      title: { zh: titleZh as string, en: titleEn as string },
      isOffered: isOffered as boolean,
    }),
    toContent: ({ title, isOffered }) => ({ titleZh: title.zh, titleEn: title.en, isOffered }),
    problem: ({ title }) =>
      title.zh.trim() === '' ? 'titleZh' : title.en.trim() === '' ? 'titleEn' : undefined,
  }),
]
