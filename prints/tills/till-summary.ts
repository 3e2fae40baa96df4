/** 本柜汇总 — one teller's day: the till by currency, business by kind, the count (C21). For the signed-in teller's own till. */
import { Type } from 'typebox'
import { DateField } from '@guitai/core/frame/fields.ts'
import { businessDay } from '@guitai/reports/frame/filters.ts'
import { definePrint } from '../frame/define-print.ts'
import { chineseDate, tellerText } from '../frame/texts.ts'
import { isInUse, readBusiness, readTills } from './till-figures.ts'
import { businessLine, denominationLines, tillLine } from './till-lines.ts'

export const tillSummary = definePrint({
  name: 'till-summary',
  title: { zh: '柜员日结单', en: 'Till Summary' },
  of: ['C21', 'C20', 'C24', 'C25'],
  paper: 'a4',
  isMomentary: true,
  terms: Type.Object(
    { date: Type.Optional(DateField({ zh: '日期', en: 'Date' })) },
    { additionalProperties: false },
  ),
  async read(database, terms, { tellerNo }) {
    const date = terms.date ?? (await businessDay(database))
    const tills = await readTills(database, date, { tellerNo, branches: null })
    const business = await readBusiness(database, date, { tellerNo, branches: null })
    return {
      document: `${date}/${tellerNo}`,
      clientNo: null,
      content: {
        date: chineseDate(date),
        teller: tellerText(tellerNo, tills[0]?.tellerName ?? null),
        tills: tills.filter(isInUse).map(tillLine),
        business: business.map(businessLine),
        denominations: denominationLines(tills),
      },
    }
  },
})
