/**
 * Order types on the wire: OrdType(40), TimeInForce(59), MaxPriceLevels(1090), MinQty(110).
 *
 * The table is Shenzhen's (SZSE's STEP trading interface), and Shanghai's five-levels-then-limit follows it: TimeInForce 0
 * means that the rest stays in the book as a limit order, 3 means that the rest is canceled.
 */
import type { Shares } from '@guitai/core/base/money.ts'
import { encodeField } from './codec.ts'
import type { OrderType } from '@guitai/core/base/order-type.ts'
import { TAG } from './tags.ts'

interface Wire {
  ordType: string
  timeInForce: string
  levels: string
}

const WIRE: Record<OrderType, Wire> = {
  limit: { ordType: '2', timeInForce: '0', levels: '' },
  'best-five-then-cancel': { ordType: '1', timeInForce: '3', levels: '5' },
  'best-five-then-limit': { ordType: '1', timeInForce: '0', levels: '5' },
  'own-best': { ordType: 'U', timeInForce: '0', levels: '' },
  'opposite-best': { ordType: '1', timeInForce: '0', levels: '1' },
  'immediate-or-cancel': { ordType: '1', timeInForce: '3', levels: '' },
  'fill-or-kill': { ordType: '1', timeInForce: '4', levels: '' },
  'after-hours-fixed-price': { ordType: 'B', timeInForce: '7', levels: '' },
}

const BY_WIRE = new Map(
  Object.entries(WIRE).map(([type, wire]) => [
    `${wire.ordType}/${wire.timeInForce}/${wire.levels}`,
    type as OrderType,
  ]),
)

export function encodeOrderType(orderType: OrderType, quantity: Shares): string {
  const wire = WIRE[orderType]
  const levels = wire.levels === '' ? '' : encodeField(TAG.MaxPriceLevels, wire.levels)
  const least = orderType === 'fill-or-kill' ? encodeField(TAG.MinQty, quantity) : ''
  return (
    encodeField(TAG.OrdType, wire.ordType) + encodeField(TAG.TimeInForce, wire.timeInForce) + levels + least
  )
}

/** Undefined for a combination that no market has. An absent TimeInForce counts as 0, and MaxPriceLevels 0 as none. */
export function decodeOrderType(ordType: string, timeInForce = '0', levels = ''): OrderType | undefined {
  return BY_WIRE.get(`${ordType}/${timeInForce}/${levels === '0' ? '' : levels}`)
}
