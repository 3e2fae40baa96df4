/**
 * C01 普通委托 — enters one order for a client.
 *
 * It holds what the order may use and records the order. The order is released to the exchange at once (it leaves when the
 * batch with these changes is committed), or is queued here until the market accepts orders, today or (evening orders) on the
 * next trading day.
 */
import { takeNumber } from '../../books/counters.ts'
import { Type } from 'typebox'
import { clOrdIdOf } from '../../books/cl-ord-id.ts'
import { AGENT_REFUSALS, checkAgent } from '../../procedures/clients/check-agent.ts'
import { checkOrder, ORDER_REFUSALS } from '../../procedures/orders/check-order.ts'
import { checkSecret, SECRET_REFUSALS } from '../../procedures/people/check-secret.ts'
import { takeOrderFee } from '../../procedures/orders/order-fee.ts'
import { defineFunction } from '../../frame/define-function.ts'
import {
  AgentNo,
  ClientNo,
  Flag,
  InstrumentId,
  OrderTypeField,
  PriceField,
  Secret,
  Shares,
  SideField,
} from '../../frame/fields.ts'
import { tellerOf } from '../../frame/meta.ts'
import { EnteredOrder } from '../../frame/order-answers.ts'
import { accept } from '../../frame/rejection.ts'

export const enterOrder = defineFunction({
  code: 'C01',
  name: 'enter-order',
  title: { zh: '普通委托', en: 'Enter order' },
  module: 'counter',
  kind: 'command',
  // After the day's close an order is for the next trading day.
  phases: 'any',
  input: Type.Object({
    clientNo: ClientNo,
    instrument: InstrumentId,
    side: SideField,
    orderType: OrderTypeField,
    price: PriceField({ zh: '委托价格', en: 'Price' }),
    quantity: Shares({ zh: '委托数量', en: 'Quantity' }),
    agentNo: Type.Optional(AgentNo),
    acceptsRisk: Type.Optional(Flag({ zh: '超风险等级，客户已确认', en: 'Insists above its risk level' })),
    tradingPassword: Type.Optional(Secret({ zh: '交易密码', en: 'Trading password' }, 'trading')),
  }),
  // An order above the client's risk level needs a second person.
  approvalWhen: input => input.acceptsRisk === true,
  answer: EnteredOrder,
  rejections: [...ORDER_REFUSALS, ...AGENT_REFUSALS, ...SECRET_REFUSALS],
  keys: input => [`client:${input.clientNo}`],

  decide(books, input, meta) {
    const client = books.clients.get(input.clientNo)
    const secretProblem =
      client &&
      (checkAgent(books, client, input.agentNo, 'order') ??
        checkSecret(books, meta, 'trading', input.clientNo, 'tradingPassword'))
    const checked = checkOrder(
      books,
      { ...input, channel: meta.channel, at: meta.at, isRiskAccepted: input.acceptsRisk === true },
      meta.time,
    )
    if ('code' in checked && !COMES_AFTER_PASSWORD.has(checked.code)) return checked
    if (secretProblem !== undefined) return secretProblem
    if ('code' in checked) return checked
    const orderId = takeNumber(books, 'orderId')
    const status = checked.mustQueue ? 'queued' : 'pendingNew'
    const warnings = checked.isOutsideCage ? { warnings: ['price_outside_cage'] as const } : undefined
    return accept({ orderId, status, ...warnings }, [
      {
        kind: 'recordOrder',
        order: {
          orderId,
          tradeDate: checked.tradeDate,
          clientNo: checked.client.clientNo,
          cashAccountNo: checked.cashAccount.accountNo,
          securitiesAccountId: checked.securitiesAccount.securitiesAccountId,
          holdingNo: checked.holding?.holdingNo ?? 0,
          instrumentNo: checked.instrument.instrumentNo,
          market: checked.instrument.market,
          tradingUnit: checked.tradingUnit,
          side: input.side,
          orderType: input.orderType,
          price: input.price,
          quantity: input.quantity,
          channel: meta.channel,
          tellerNo: tellerOf(meta),
          enteredAt: meta.at,
          holdPrice: checked.holdPrice,
          holdCash: checked.hold.cash,
          holdShares: checked.hold.shares,
          status,
          clOrdId: checked.mustQueue ? '' : clOrdIdOf(orderId),
        },
      },
      ...(checked.mustQueue ? [] : takeOrderFee(books, checked.cashAccount, orderId, checked.orderFee)),
    ])
  },
})

/** Agent and password are checked after client and channel, and before everything about the security. */
const COMES_AFTER_PASSWORD: ReadonlySet<string> = new Set(
  ORDER_REFUSALS.slice(ORDER_REFUSALS.indexOf('instrument_not_found')),
)
