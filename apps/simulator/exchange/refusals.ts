/**
 * Why the exchange refuses. The codes are Shanghai's (error table 3.28), and this simulator uses them for all markets, with FIX
 * 4.4's reason in tag 103 (orders) or 102 (cancels). The raw code goes into tag 58.
 */
import type { Refusal } from './exchange-order.ts'

const refusal = (code: number, fixReason: number, text: string): Refusal => ({ code, fixReason, text })

export const ORDER_REFUSALS = {
  duplicate: refusal(0, 6, 'duplicate'),
  brokerOption: refusal(202, 0, 'refused by request of a test'),
  tradeDate: refusal(204, 2, 'not the trade date of today'),
  unknownCode: refusal(203, 1, 'unknown security code'),
  notTradingTime: refusal(204, 2, 'not in trading time'),
  orderType: refusal(209, 11, 'order type not offered'),
  protectivePrice: refusal(212, 99, 'a market order needs a protective price'),
  suspended: refusal(213, 2, 'security is suspended'),
  account: refusal(215, 15, 'securities account missing or malformed'),
  priceTooHigh: refusal(219, 99, 'price is not below the highest allowed'),
  tick: refusal(220, 99, 'price is not on a tick'),
  priceRange: refusal(222, 3, 'price outside the range allowed'),
  quantity: refusal(224, 13, 'quantity is not positive'),
  lot: refusal(227, 13, 'quantity is not a lot'),
  maximum: refusal(228, 13, 'quantity above the maximum of one order'),
  shares: refusal(231, 99, 'not enough shares'),
  marketOrderNow: refusal(263, 11, 'order type not allowed in this session'),
  noMarketOrder: refusal(266, 11, 'no market orders without price limits'),
} as const satisfies Record<string, Refusal>

export const CANCEL_REFUSALS = {
  duplicate: refusal(0, 6, 'duplicate'),
  notTradingTime: refusal(204, 99, 'not in trading time'),
  unknownOrder: refusal(401, 1, 'no such order'),
  alreadyCanceled: refusal(408, 0, 'order is already canceled'),
  alreadyFilled: refusal(411, 0, 'order is already filled'),
  forbiddenNow: refusal(412, 0, 'cancels are not allowed now'),
} as const satisfies Record<string, Refusal>

export const DESIGNATION_REFUSALS = {
  unknown: refusal(0, 5, 'no such request'),
  brokerOption: ORDER_REFUSALS.brokerOption,
  notTradingTime: ORDER_REFUSALS.notTradingTime,
  account: ORDER_REFUSALS.account,
  openOrders: refusal(245, 99, 'the account has open orders'),
  designated: refusal(271, 99, 'the account is designated already'),
  notDesignated: refusal(272, 99, 'the account is not designated here'),
} as const satisfies Record<string, Refusal>
