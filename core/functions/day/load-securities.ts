/** X04 代码初始化 — loads a market's security list of the day: new, changed and suspended securities, limits, previous closes. */
import { takeNumber } from '../../books/counters.ts'
import { saved } from '../../books/changes/saved.ts'
import { Type } from 'typebox'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import type { Market } from '../../base/market.ts'
import { Count } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { MarketField } from '../../frame/fields.ts'
import { gatheredFrom, type ListedSecurity } from '../../frame/gathered.ts'
import { accept, reject } from '../../frame/rejection.ts'
import { checkOrder, ORDER_REFUSALS } from '../../procedures/day/day-step.ts'

export const loadSecurities = defineFunction({
  code: 'X04',
  name: 'load-securities',
  title: { zh: '代码初始化', en: 'Load securities' },
  module: 'conversion',
  kind: 'batch',
  actors: ['teller', 'system'],
  isOfFirm: true,
  phases: ['open'],
  job: 'load-securities',
  input: Type.Object({ market: MarketField }),
  answer: Type.Object({ market: MarketField, securities: Count({ zh: '证券数', en: 'Securities' }) }),
  rejections: ['file_of_other_market', 'file_of_other_date', ...ORDER_REFUSALS],
  keys: () => [],

  decide(books, { market }, meta) {
    const file = gatheredFrom(meta.gathered, 'securities-file')
    if (file.market !== market) return reject('file_of_other_market', 'market')
    if (file.tradeDate !== books.day.businessDate)
      return reject('file_of_other_date', 'market', { date: file.tradeDate })
    const problem = checkOrder(books, `X04-${market}`, meta)
    if (problem !== undefined) return problem
    const known = books.markets.get(market)
    const state = {
      market,
      tradeDate: file.tradeDate,
      // A list that is loaded again does not unlist the market meanwhile.
      listed: file.isLast || (known?.listed ?? false),
      streamComplete: known?.streamComplete ?? false,
    }
    return accept({ market, securities: file.rows.length }, [
      ...listings(books, market, file.rows),
      saved('market', known, state),
    ])
  },
})

/** A known code keeps its number; a new one gets the next. */
function listings(books: Books, market: Market, rows: readonly ListedSecurity[]): Change[] {
  return rows.map(row => {
    const known = books.instrumentsById.get(`${row.code}.${market}`)
    const instrumentNo = known?.instrumentNo ?? takeNumber(books, 'instrumentNo')
    return {
      kind: known === undefined ? 'insert' : 'update',
      table: 'instrument',
      row: {
        upperLimit: undefined,
        lowerLimit: undefined,
        accruedInterest: undefined,
        ...row,
        market,
        instrumentNo,
      },
    }
  })
}
