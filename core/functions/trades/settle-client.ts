/**
 * G01 半自动交割 — settles all open trades of one client, today's and those that earlier day ends left open, whatever the settlement
 * mode, because a teller may always be earlier than the day end. Its answer, with the resulting balances, is printed.
 */
import { Type } from 'typebox'
import { present } from '../../base/assert.ts'
import type { Client } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import { availableCash, withdrawableCash } from '../../books/figures.ts'
import { holdingFigures } from '../../books/holding-figures.ts'
import type { OpenTrade } from '../../books/tables/trades/open-trade.ts'
import { cashBalance } from '../../books/changes/post.ts'
import { settleOpenTrades } from '../../procedures/trades/open-settlement.ts'
import { openTrades } from '../../procedures/trades/open-trades.ts'
import { instrumentId } from '../../rules/instrument.ts'
import { ListOf, SignedMoney, SignedQuantity, TradeSeq } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import {
  CashAccountNo,
  ClientNo,
  CurrencyField,
  DateField,
  HoldingNo,
  InstrumentId,
} from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const settleClient = defineFunction({
  code: 'G01',
  name: 'settle-client',
  title: { zh: '半自动交割', en: "Settle a client's trades" },
  module: 'counter-more',
  kind: 'command',
  phases: ['open', 'day-end'],
  input: Type.Object({ clientNo: ClientNo }),
  answer: Type.Object({
    clientNo: ClientNo,
    trades: ListOf(
      { zh: '成交', en: 'Trades' },
      Type.Object({ tradeDate: DateField({ zh: '交易日', en: 'Trade date' }), tradeSeq: TradeSeq }),
    ),
    cash: ListOf(
      { zh: '资金', en: 'Cash' },
      Type.Object({
        accountNo: CashAccountNo,
        currency: CurrencyField,
        balance: SignedMoney({ zh: '资金余额', en: 'Balance' }),
        settled: SignedMoney({ zh: '已交收', en: 'Settled' }),
        available: SignedMoney({ zh: '可用', en: 'Available' }),
        withdrawable: SignedMoney({ zh: '可取', en: 'Withdrawable' }),
      }),
    ),
    holdings: ListOf(
      { zh: '持仓', en: 'Holdings' },
      Type.Object({
        holdingNo: HoldingNo,
        instrument: InstrumentId,
        total: SignedQuantity({ zh: '持有', en: 'Held' }),
        settled: SignedQuantity({ zh: '已交收', en: 'Settled' }),
        sellable: SignedQuantity({ zh: '可卖', en: 'Sellable' }),
      }),
    ),
  }),
  rejections: ['client_not_found', 'nothing_to_settle'],
  keys: input => [`client:${input.clientNo}`, `whole:${input.clientNo}`],

  decide(books, { clientNo }) {
    const client = books.clients.get(clientNo)
    if (client === undefined) return reject('client_not_found', 'clientNo')
    const open = openTrades(books, client)
    if (open.length === 0) return reject('nothing_to_settle', 'clientNo')
    const trades = open.map(({ tradeDate, tradeSeq }) => ({ tradeDate, tradeSeq }))
    return accept({ clientNo, trades, ...balancesAfter(books, client, open) }, [
      ...settleOpenTrades(books, open),
    ])
  },
})

/** Settling moves money within an account and shares within a holding; of the figures only `settled` changes. */
function balancesAfter(books: Books, client: Readonly<Client>, open: readonly Readonly<OpenTrade>[]) {
  const today = books.day.businessDate
  return {
    cash: client.cashAccounts.map(account => ({
      accountNo: account.accountNo,
      currency: account.currency,
      balance: cashBalance(account),
      settled:
        account.settled + sum(open, trade => (trade.cashAccountNo === account.accountNo ? trade.net : 0)),
      available: availableCash(account, today),
      withdrawable: withdrawableCash(account, today),
    })),
    holdings: client.holdings.map(holding => ({
      holdingNo: holding.holdingNo,
      instrument: instrumentId(present(books.instruments.get(holding.instrumentNo), 'instrument')),
      total: holdingFigures(holding, today).total,
      settled: holding.settled + sum(open, trade => movedShares(trade, holding.holdingNo)),
      sellable: holdingFigures(holding, today).sellable,
    })),
  }
}

function movedShares(trade: Readonly<OpenTrade>, holdingNo: number): number {
  if (trade.holdingNo !== holdingNo) return 0
  return trade.side === 'buy' ? trade.quantity : -trade.quantity
}

function sum(trades: readonly Readonly<OpenTrade>[], of: (trade: Readonly<OpenTrade>) => number): number {
  return trades.reduce((total, trade) => total + of(trade), 0)
}
