/**
 * C08 委托补单 — records an order that reached the exchange by another path, with its numbers there. It is not sent again, and its
 * fills find it. When its market's orders have expired (E27), it has, too. It is a fact, so neither missing money or shares nor the time refuse it; a second person approves.
 */
import { takeNumber } from '../../books/counters.ts'
import { Type } from 'typebox'
import type { Books } from '../../books/books.ts'
import type { Market } from '../../base/market.ts'
import { FREE_SHARES, holdingKey, type CashAccount, type Client, type Holding } from '../../books/accounts.ts'
import type { SecuritiesAccount } from '../../books/tables/clients/securities-account.ts'
import type { OpenHolding } from '../../books/changes/open-holding.ts'
import { clOrdIdOf } from '../../books/cl-ord-id.ts'
import { exchangeKey } from '../../books/orders.ts'
import { isStepStarted } from '../../procedures/day/day-step.ts'
import { custodyUnit } from '../../procedures/orders/check-order.ts'
import { feeScheduleOf } from '../../procedures/orders/fee-schedule.ts'
import { expireOrder } from '../../procedures/orders/expire-order.ts'
import { holdOf } from '../../procedures/orders/order-hold.ts'
import { securitiesAccountFor } from '../../procedures/orders/securities-account-for.ts'
import { sellableQuantity } from '../../books/holding-figures.ts'
import { NO_FEES } from '../../rules/fee-sums.ts'
import type { Instrument } from '../../rules/instrument.ts'
import { holdPriceOf } from '../../rules/order-types.ts'
import { lotOf } from '../../rules/ticks-and-lots.ts'
import { Status } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import {
  ClientNo,
  Flag,
  InstrumentId,
  OrderId,
  OrderTypeField,
  PbuId,
  PriceField,
  Shares,
  SideField,
  Text,
} from '../../frame/fields.ts'
import { tellerOf } from '../../frame/meta.ts'
import { accept, reject, type Rejection } from '../../frame/rejection.ts'
import { ORDER_STATUS_WORDS } from '../../words/order-status.ts'
import { only } from '../../words/words.ts'

const PLACE_REFUSALS = [
  'client_not_found',
  'instrument_not_found',
  'securities_account_not_found',
  'currency_not_held',
  'trading_unit_not_found',
  'trading_unit_of_other_market',
] as const

export const supplementOrder = defineFunction({
  code: 'C08',
  name: 'supplement-order',
  title: { zh: '委托补单', en: 'Supplement order' },
  module: 'counter',
  kind: 'command',
  phases: ['open', 'day-end', 'closing'],
  approval: 'always',
  input: Type.Object({
    clientNo: ClientNo,
    instrument: InstrumentId,
    side: SideField,
    orderType: OrderTypeField,
    price: PriceField({ zh: '委托价格', en: 'Price' }),
    quantity: Shares({ zh: '委托数量', en: 'Quantity' }),
    tradingUnit: PbuId(),
    exchangeOrderId: Text({ zh: '交易所订单号', en: "Exchange's order number" }, 16),
    clOrdId: Text({ zh: '申报编号', en: 'Submitted under' }, 10),
    reason: Text({ zh: '补单原因', en: 'Reason' }),
  }),
  answer: Type.Object({
    orderId: OrderId,
    status: Status(only(ORDER_STATUS_WORDS, 'new', 'expired')),
    isShort: Flag({ zh: '可卖不足', en: 'More than is sellable' }),
  }),
  rejections: [...PLACE_REFUSALS, 'cl_ord_id_is_ours', 'exchange_order_known'],
  keys: input => [
    `client:${input.clientNo}`,
    `exchange-order:${exchangeKey(marketOf(input.instrument), input.exchangeOrderId)}`,
  ],

  decide(books, input, meta) {
    const { side, orderType, price, quantity, clOrdId, exchangeOrderId, tradingUnit } = input
    const place = placeOf(books, input)
    if ('code' in place) return place
    const { client, instrument, account, cashAccount, holding } = place
    const opening = side === 'sell' && holding === undefined ? emptyHolding(books, place, tradingUnit) : []
    const { market, instrumentNo } = instrument
    if (isOurs(books, clOrdId)) return reject('cl_ord_id_is_ours', 'clOrdId')
    if (books.supplements.has(exchangeKey(market, exchangeOrderId)))
      return reject('exchange_order_known', 'exchangeOrderId')
    const { businessDate } = books.day
    const holdPrice = holdPriceOf(instrument, orderType, price > 0 ? price : undefined) ?? 0
    const schedule = feeScheduleOf(books, instrument, client.feePlan, businessDate)
    const { sellStep } = lotOf(books.parameters, instrument, businessDate)
    const facts = { side, price, quantity, holdPrice, fees: NO_FEES, status: 'new', ...NOTHING_YET } as const
    const hold = holdOf(facts, instrument, schedule, sellStep)
    const sellable = holding === undefined ? 0 : sellableQuantity(holding, businessDate)
    const orderId = takeNumber(books, 'orderId')
    const hasExpired = isStepStarted(books, `E27-${market}`)
    const status = hasExpired ? 'expired' : 'new'
    return accept({ orderId, status, isShort: hold.shares > sellable }, [
      ...opening,
      {
        kind: 'recordOrder',
        order: {
          orderId,
          tradeDate: businessDate,
          clientNo: client.clientNo,
          cashAccountNo: cashAccount.accountNo,
          securitiesAccountId: account.securitiesAccountId,
          holdingNo: holding?.holdingNo ?? opening[0]?.holdingNo ?? 0,
          instrumentNo,
          market,
          tradingUnit,
          side,
          orderType,
          price,
          quantity,
          channel: meta.channel,
          tellerNo: tellerOf(meta),
          enteredAt: meta.at,
          holdPrice,
          holdCash: hold.cash,
          holdShares: hold.shares,
          status: 'new',
          clOrdId,
          exchangeOrderId,
        },
      },
      ...(hasExpired ? expireOrder({ orderId, quantity, filledQuantity: 0 }) : []),
    ])
  },
})

const NOTHING_YET = { filledQuantity: 0, filledAmount: 0, canceledQuantity: 0 } as const

const marketOf = (instrument: string): Market => instrument.split('.')[1] as Market

/** An id that looks like one of ours would be found by its number instead of the exchange's. */
function isOurs(books: Books, clOrdId: string): boolean {
  const next = clOrdIdOf(books.counters.orderId)
  return /^[C-Z][0-9A-Z]{9}$/.test(clOrdId) && clOrdId.slice(1) <= next.slice(1)
}

/** Shares sold that the client never had: the fills make the holding short, which is a fact. A repo moves no securities. */
function emptyHolding(
  books: Books,
  { instrument: { kind, market, instrumentNo }, account: { securitiesAccountId } }: Place,
  unit: string,
): OpenHolding[] {
  if (kind === 'repo') return []
  const holdingNo = takeNumber(books, 'holdingNo')
  const tradingUnit = custodyUnit(market, { tradingUnit: unit })
  const place = { securitiesAccountId, instrumentNo, tradingUnit, shareNature: FREE_SHARES }
  return [{ kind: 'openHolding', holdingNo, ...place }]
}

interface Place {
  client: Readonly<Client>
  instrument: Readonly<Instrument>
  account: Readonly<SecuritiesAccount>
  cashAccount: Readonly<CashAccount>
  holding: Readonly<Holding> | undefined
}

function placeOf(
  books: Books,
  { clientNo, instrument: id, tradingUnit }: { clientNo: number; instrument: string; tradingUnit: string },
): Place | Rejection<(typeof PLACE_REFUSALS)[number]> {
  const client = books.clients.get(clientNo)
  if (client === undefined) return reject('client_not_found', 'clientNo')
  const instrument = books.instrumentsById.get(id)
  if (instrument === undefined) return reject('instrument_not_found', 'instrument')
  const account = securitiesAccountFor(client, instrument)
  if (account === undefined) return reject('securities_account_not_found', 'instrument')
  const cashAccount = client.cashAccounts.find(({ currency }) => currency === instrument.currency)
  if (cashAccount === undefined) return reject('currency_not_held', 'instrument')
  const unit = books.tradingUnits.get(tradingUnit)
  if (unit === undefined) return reject('trading_unit_not_found', 'tradingUnit')
  if (unit.market !== instrument.market) return reject('trading_unit_of_other_market', 'tradingUnit')
  const { market, instrumentNo } = instrument
  const keptAt = custodyUnit(market, { tradingUnit })
  const holding = books.holdingsByKey.get(
    holdingKey(account.securitiesAccountId, instrumentNo, keptAt, FREE_SHARES),
  )
  return { client, instrument, account, cashAccount, holding }
}
