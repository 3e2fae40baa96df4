/**
 * X08 期初持仓 — the shares of a branch that is taken over come with the depository's opening file of a market, with the cost and
 * dates that it states. It runs once per market, on the first business day before the first order, with a second person,
 * because no teller may create assets alone. The file is taken whole; one row that has no place here refuses it, and the
 * refusal names the line.
 */
import { Type } from 'typebox'
import { isStepStarted, stepChange } from '../../procedures/day/day-step.ts'
import { PLACE_REFUSALS, placeOpenings, takeOver } from '../../procedures/custody/take-over.ts'
import { Count } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { MarketField } from '../../frame/fields.ts'
import { gatheredFrom } from '../../frame/gathered.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const openingHoldings = defineFunction({
  code: 'X08',
  name: 'opening-holdings',
  title: { zh: '期初持仓', en: 'Opening holdings' },
  module: 'conversion',
  kind: 'batch',
  isOfFirm: true,
  phases: ['open'],
  approval: 'always',
  job: 'opening-holdings',
  input: Type.Object({ market: MarketField }),
  answer: Type.Object({
    market: MarketField,
    rows: Count({ zh: '持仓笔数', en: 'Holdings' }),
    clients: Count({ zh: '客户数', en: 'Clients' }),
  }),
  rejections: [
    'file_of_other_market',
    'file_of_other_date',
    'opening_already_taken',
    'opening_not_first_day',
    'opening_after_orders',
    'opening_file_empty',
    ...PLACE_REFUSALS,
  ],
  keys: (_input, gathered) =>
    gathered?.from === 'opening-file'
      ? [...new Set(gathered.rows.map(row => `account:${row.securitiesAccount}.${gathered.market}`))]
      : [],

  decide(books, { market }, meta) {
    const file = gatheredFrom(meta.gathered, 'opening-file')
    if (file.market !== market) return reject('file_of_other_market', 'market')
    if (file.tradeDate !== books.day.businessDate)
      return reject('file_of_other_date', 'market', { date: file.tradeDate })
    if (isStepStarted(books, `X08-${market}`)) return reject('opening_already_taken', 'market', { market })
    if (books.day.dayNo > 1) return reject('opening_not_first_day')
    if (books.counters.orderId > 1) return reject('opening_after_orders')
    if (file.rows.length === 0) return reject('opening_file_empty', 'market', { market })
    const openings = placeOpenings(books, market, file.rows)
    if ('code' in openings) return openings
    const clients = new Set(openings.map(({ client }) => client.clientNo)).size
    return accept({ market, rows: openings.length, clients }, [
      ...takeOver(books, openings, meta),
      stepChange(books, `X08-${market}`, {
        meta,
        progress: {
          isLast: true,
          count: openings.length,
          detail: file.checksum,
        },
      }),
    ])
  },
})
