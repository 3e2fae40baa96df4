/**
 * The files of a day for a trading unit, as DBF: 成交库 CJK<unit><mmdd>.DBF with the 15 fields of Shanghai's transfer file gh, and 对帐库
 * DZK<unit><mmdd>.DBF with the fields of SJSDZ. Which widths other markets want is not published, so that units of six digits and
 * trade numbers of sixteen characters have room there (unverified).
 */
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { Market } from '@guitai/core/base/market.ts'
import type { RegistryFileKind } from '@guitai/core/words/registry-file.ts'
import { dateText, figure, money, price, text } from '../dbf/fields.ts'
import type { DbfLayout, DbfRow } from '../dbf/layout.ts'
import { SJSDZ } from '../csdc/shenzhen.ts'

/** 成交库 where a trade's number is one of eight digits. */
export const CJK = {
  name: 'CJK',
  version: 'gh',
  fields: {
    GDDM: text(10, '股东代码'),
    GDXM: text(8, '产品SET号'),
    BCRQ: dateText('成交日期'),
    CJBH: figure(8, 0, '成交编号'),
    GSDM: text(5, '公司代码'),
    CJSL: figure(10, 0, '成交数量'),
    BCYE: figure(10, 0, '顺序号'),
    ZQDM: text(6, '证券代码'),
    SBSJ: text(6, '申报时间'),
    CJSJ: text(6, '成交时间'),
    CJJG: price(8, 3, '成交价格'),
    CJJE: money(12, '成交金额'),
    SQBH: text(10, '申请编号'),
    BS: text(1, '买卖'),
    MJBH: text(5, '交易单元'),
  },
} satisfies DbfLayout

/** 成交库 elsewhere. */
export const CJK_WIDE = {
  ...CJK,
  name: 'CJK wide',
  fields: { ...CJK.fields, CJBH: text(16, '成交编号'), MJBH: text(6, '交易单元') },
} satisfies DbfLayout

/** 对帐库. */
export const DZK = SJSDZ

/** A trade as the file has it, whichever market's. */
export type CjkRow = Omit<DbfRow<typeof CJK>, 'CJBH'> & { CJBH: string }
export type DzkRow = DbfRow<typeof DZK>

/** The layout of a market, and a row as it stands in it. */
export function fillsLayout(market: Market): { layout: DbfLayout; rowOf: (row: CjkRow) => object } {
  return market === 'XSHG'
    ? { layout: CJK, rowOf: row => ({ ...row, CJBH: Number(row.CJBH) }) }
    : { layout: CJK_WIDE, rowOf: row => row }
}

/** An amount with more digits than the field has is said as −1, and reckoned from price and quantity. (IS101, cjhb) */
export const MOST_AMOUNT = 999_999_999_99

const PREFIXES: Readonly<Record<RegistryFileKind, string>> = { fills: 'CJK', holdings: 'DZK' }

export const registryFileName = (kind: RegistryFileKind, tradingUnit: string, day: BusinessDate): string =>
  `${PREFIXES[kind]}${tradingUnit}${day.slice(5, 7)}${day.slice(8)}.DBF`
