/**
 * E22 自动交割 — settles the day's trades so far of the clients whose trades settle automatically (mode 2), before the close of business. The
 * schedule runs it (core/rules/tables/schedule.ts). What is traded after it is settled by E12; a chunk that comes again finds nothing open.
 */
import { Type } from 'typebox'
import { present } from '../../base/assert.ts'
import { Count, ListOf, TradeSeq } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { DateField } from '../../frame/fields.ts'
import { gatheredFrom } from '../../frame/gathered.ts'
import { accept } from '../../frame/rejection.ts'
import { settleOpenTrades } from '../../procedures/trades/open-settlement.ts'
import { openTrades } from '../../procedures/trades/open-trades.ts'

const AUTOMATIC = 2

export const settleAutomatic = defineFunction({
  code: 'E22',
  name: 'settle-automatic',
  title: { zh: '自动交割', en: 'Settle automatically' },
  module: 'day-end',
  kind: 'batch',
  actors: ['teller', 'system'],
  isOfFirm: true,
  phases: ['open', 'day-end'],
  job: 'settle-automatic',
  input: Type.Object({}),
  answer: Type.Object({
    clients: Count({ zh: '客户数', en: 'Clients' }),
    trades: ListOf(
      { zh: '成交', en: 'Trades' },
      Type.Object({ tradeDate: DateField({ zh: '交易日', en: 'Trade date' }), tradeSeq: TradeSeq }),
    ),
  }),
  rejections: [],
  keys: (_input, gathered) =>
    gathered?.from === 'acted-clients'
      ? gathered.clientNos.flatMap(clientNo => [`client:${clientNo}`, `whole:${clientNo}`])
      : [],

  decide(books, _input, meta) {
    const { clientNos } = gatheredFrom(meta.gathered, 'acted-clients')
    const perClient = clientNos.map(clientNo =>
      openTrades(books, present(books.clients.get(clientNo), 'client that acted')).filter(
        ({ mode }) => mode === AUTOMATIC,
      ),
    )
    return accept(
      {
        clients: perClient.filter(open => open.length > 0).length,
        trades: perClient.flat().map(({ tradeDate, tradeSeq }) => ({ tradeDate, tradeSeq })),
      },
      perClient.flatMap(open => settleOpenTrades(books, open)),
    )
  },
})
