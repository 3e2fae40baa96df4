/**
 * Differences between our books and outside files: open ones of any day first, or those of a period. The subject of a
 * difference is shown field by field, each with its word; a subject without fields is shown as it is stored.
 */
import { Type } from 'typebox'
import { formatFen, formatPrice } from '@guitai/core/base/money.ts'
import { COMPARED_FIGURES, keptFigures, type TradeFigures } from '@guitai/core/books/trade-figures.ts'
import { Choice } from '@guitai/core/frame/fields.ts'
import { conditions } from '../frame/conditions.ts'
import { defineReport, type Row } from '../frame/define-report.ts'
import { PERIOD } from '../frame/filters.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { plainText } from '../frame/plain-text.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import {
  DISCREPANCY_ABOUT_WORDS,
  DISCREPANCY_KIND_WORDS,
  RESOLUTION_WORDS,
} from '@guitai/core/words/discrepancy.ts'
import { FEE_KIND_WORDS } from '@guitai/core/words/fee-kind.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import { SIDE_WORDS } from '@guitai/core/words/side.ts'
import { TELLER_NO_WORDS } from '@guitai/core/words/system.ts'

const SELECT = `select d.discrepancy_key as "discrepancyKey", d.business_date as "businessDate", d.kind, d.subject, d.ours, d.theirs, d.resolution, d.resolved_by as "resolvedBy", d.act_reason as "actReason"
from everyday.discrepancy d`

export const discrepancies = defineReport({
  code: 'discrepancies',
  name: 'discrepancies',
  title: { zh: '差错', en: 'Discrepancies' },
  module: 'queries',
  kind: 'query',
  about: 'headquarters',
  input: Type.Object(
    {
      ...PERIOD,
      resolution: Type.Optional(Choice({ zh: '处理', en: 'Resolution' }, RESOLUTION_WORDS)),
      ...PAGE,
    },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'discrepancyKey', title: { zh: '差错编号', en: 'Discrepancy' }, type: 'text' },
    { name: 'businessDate', title: { zh: '日期', en: 'Date' }, type: 'date' },
    { name: 'kind', title: { zh: '种类', en: 'Kind' }, type: 'enum', labels: DISCREPANCY_KIND_WORDS },
    { name: 'market', title: { zh: '市场', en: 'Market' }, type: 'enum', labels: MARKET_WORDS },
    { name: 'tradingUnit', title: { zh: '席位', en: 'Trading unit' }, type: 'text' },
    { name: 'currency', title: { zh: '币种', en: 'Currency' }, type: 'enum', labels: CURRENCY_WORDS },
    { name: 'fee', title: { zh: '费用', en: 'Fee' }, type: 'enum', labels: FEE_KIND_WORDS },
    { name: 'side', title: { zh: '买卖', en: 'Side' }, type: 'enum', labels: SIDE_WORDS, tone: 'side' },
    { name: 'tradeNo', title: { zh: '成交编号', en: 'Trade' }, type: 'text' },
    { name: 'about', title: { zh: '事项', en: 'What' }, type: 'enum', labels: DISCREPANCY_ABOUT_WORDS },
    { name: 'subject', title: { zh: '对象', en: 'Subject' }, type: 'text' },
    { name: 'ours', title: { zh: '本方', en: 'Ours' }, type: 'text' },
    { name: 'theirs', title: { zh: '对方', en: 'Theirs' }, type: 'text' },
    { name: 'orderId', title: { zh: '本方委托', en: 'Our order' }, type: 'no' },
    { name: 'resolution', title: { zh: '处理', en: 'Resolution' }, type: 'enum', labels: RESOLUTION_WORDS },
    { name: 'resolvedBy', title: { zh: '处理人', en: 'Resolved by' }, type: 'no', labels: TELLER_NO_WORDS },
    { name: 'actReason', title: { zh: '处理原因', en: 'Why' }, type: 'text', personal: 'words' },
  ],
  async run(database, input) {
    const filter = conditions()
    filter.add('d.business_date = ?', input.date)
    filter.add('d.business_date >= ?', input.from)
    filter.add('d.business_date <= ?', input.to)
    filter.add('d.resolution = ?', input.resolution)
    const key = [
      { sql: 'd.business_date', type: 'date', field: 'businessDate' },
      { sql: 'd.discrepancy_key', type: 'text', field: 'discrepancyKey' },
    ] as const
    const found = await readPage(database, input, {
      select: SELECT,
      conditions: filter,
      key,
      direction: 'desc',
    })
    return { ...found, rows: found.rows.map(row => ({ ...row, ...fieldsOf(row) })) }
  },
})

type Parser = (parts: readonly string[], row: Row) => Row

/** How each kind is stored, field by field: fees (E11), trades by key (E03), lines of the proof (reports/proof). */
const PARSERS: readonly (readonly [kind: RegExp, subject: RegExp, read: Parser])[] = [
  [
    /^fee$/,
    /^(XSHG|XSHE|BJSE) (\S+) ([A-Z]{3}) ([a-zA-Z]+)$/,
    ([market, tradingUnit, currency, fee]) => ({ market, tradingUnit, currency, fee }),
  ],
  [
    /^file-row$/,
    /^E0[12]-(XSHG|XSHE|BJSE)\/([^/]+)\/(\d+)\/(\w+)$/,
    ([market, file, line, column]) => ({ market, subject: `${file} ${line} ${column}` }),
  ],
  [
    /^(missing-here|missing-there|different)$/,
    /^\d{4}-\d\d-\d\d\/(XSHG|XSHE|BJSE)\/[^/]*\/([^/]+)\/(buy|sell)$/,
    ([market, tradeNo, side], row) => {
      const [ours, theirs] = [keptFigures(plainText(row['ours'])), keptFigures(plainText(row['theirs']))]
      const orderId = ours?.orderId ?? null
      return { market, tradeNo, side, orderId, ...toldTrade(row, ours, theirs) }
    },
  ],
  [
    /^money$/,
    /^(trades|repos) (XSHG|XSHE|BJSE)(?: (\S+))? ([A-Z]{3})$/,
    ([about, market, tradingUnit, currency], row) => ({
      about,
      market,
      tradingUnit: tradingUnit ?? null,
      currency,
      ...eachFigure(row, formatFen),
    }),
  ],
  [
    /^holding$/,
    /^(\S+) (?:(\S+) )?(XSHG|XSHE|BJSE) (\d{6})( pledged)?$/,
    ([account, tradingUnit, market, code, pledged]) => ({
      about: pledged === undefined ? null : 'pledged',
      market,
      tradingUnit: tradingUnit ?? null,
      subject: `${account} ${code}`,
    }),
  ],
  [
    /^order$/,
    /^(filled|price) (\d+)(?: .*)?$/,
    ([about, orderId], row) => ({
      about,
      orderId: Number(orderId),
      ...(about === 'price' ? eachFigure(row, formatPrice) : {}),
    }),
  ],
  [
    /^order$/,
    /^order (\d+) (.+)$/,
    ([orderId, about], row) => {
      const theirs = plainText(row['theirs']).replace(/ reports$/, '')
      return { about, orderId: Number(orderId), theirs }
    },
  ],
]

function fieldsOf(row: Row): Row {
  for (const [kind, subject, read] of PARSERS) {
    const found = kind.test(plainText(row['kind'])) ? subject.exec(plainText(row['subject'])) : null
    if (found !== null) return { subject: null, ...read(found.slice(1), row) }
  }
  return {}
}

/** Formats the whole numbers in the books' units one after another; everything else stays. */
function eachFigure(row: Row, format: (value: number) => string): Row {
  const shown = (kept: string): string =>
    /^\d+( \d+)*$/.test(kept) ? kept.split(' ').map(Number).map(format).join(' / ') : kept
  return { ours: shown(plainText(row['ours'])), theirs: shown(plainText(row['theirs'])) }
}

/**
 * The figures of both sides as people write them, and which of them differ. What is no trade's figures is shown as it is
 * stored.
 */
function toldTrade(row: Row, ours: TradeFigures | undefined, theirs: TradeFigures | undefined): Row {
  return {
    about: ours === undefined || theirs === undefined ? null : differenceOf(ours, theirs),
    ours: ours === undefined ? row['ours'] : inUnits(ours),
    theirs: theirs === undefined ? row['theirs'] : inUnits(theirs),
  }
}

/** A different price or quantity also gives a different amount, so the amount is not named then. */
function differenceOf(ours: TradeFigures, theirs: TradeFigures): keyof typeof DISCREPANCY_ABOUT_WORDS | null {
  const [first, second] = COMPARED_FIGURES.filter(figure => ours[figure] !== theirs[figure])
  if (first === undefined) return null
  return second === undefined || second === 'amount' ? `other-${first}` : 'other-figures'
}

/** 'A1.XSHG 600000 10.00 × 100, 1000.00'; the account only when it is known. */
function inUnits({ securitiesAccountId, code, price, quantity, amount }: TradeFigures): string {
  const what = securitiesAccountId === '' ? code : `${securitiesAccountId} ${code}`
  return `${what} ${formatPrice(price)} × ${quantity}, ${formatFen(amount)}`
}
