/** 全体汇总 — the tills and the business of all tellers for a day, one after another (C23). */
import { Type } from 'typebox'
import { DateField } from '@guitai/core/frame/fields.ts'
import { businessDay } from '@guitai/reports/frame/filters.ts'
import { definePrint, type PrintValue } from '../frame/define-print.ts'
import { chineseDate, currencyOf, money, tellerText, wordOf } from '../frame/texts.ts'
import { isInUse, readBusiness, readTills, type TillRow } from './till-figures.ts'
import { businessLine, tillLine } from './till-lines.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'

export const allTillsSummary = definePrint({
  name: 'all-tills-summary',
  title: { zh: '营业部柜员汇总表', en: 'All Tills Summary' },
  of: ['C23', 'C22'],
  paper: 'a4',
  isMomentary: true,
  terms: Type.Object(
    { date: Type.Optional(DateField({ zh: '日期', en: 'Date' })) },
    { additionalProperties: false },
  ),
  async read(database, terms, { branches }) {
    const date = terms.date ?? (await businessDay(database))
    const tills = await readTills(database, date, { tellerNo: null, branches })
    const business = await readBusiness(database, date, { tellerNo: null, branches })
    const used = tills.filter(isInUse)
    const names = new Map(tills.map(row => [row.tellerNo, row.tellerName]))
    const teller = (tellerNo: number): string => tellerText(tellerNo, names.get(tellerNo) ?? null)
    return {
      document: date,
      clientNo: null,
      content: {
        date: chineseDate(date),
        tills: used.map(row => [teller(row.tellerNo), ...tillLine(row)]),
        totals: totalsOf(used),
        business: business.map(row => [teller(row.tellerNo), ...businessLine(row)]),
      },
    }
  },
})

function totalsOf(tills: readonly TillRow[]): PrintValue {
  return [...Map.groupBy(tills, row => row.asset)].map(([asset, rows]) => {
    const sum = (value: (row: TillRow) => number): number =>
      rows.reduce((total, row) => total + value(row), 0)
    return [
      wordOf(CURRENCY_WORDS, currencyOf(asset) ?? ''),
      money(sum(row => row.balance - row.cameIn + row.wentOut)),
      money(sum(row => row.cameIn)),
      money(sum(row => row.wentOut)),
      money(sum(row => row.balance)),
      money(sum(row => row.difference ?? 0)),
    ]
  })
}
