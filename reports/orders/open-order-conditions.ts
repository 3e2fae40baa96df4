/** The filter of open orders as SQL, the same for the list that is shown and for the cancels that follow it. */
import type { OpenOrderFilterInput } from '@guitai/core/frame/open-order-filter.ts'
import { conditions, type Conditions } from '../frame/conditions.ts'
import { addCovered, type Covered } from '../frame/covered.ts'
import { addInstrument } from './order-lines.ts'
import { ENDED_STATUSES } from '@guitai/core/words/order-status.ts'

const ENTERED = "(o.entered_at at time zone 'Asia/Shanghai')::time"

/** For `current.orders o` joined with its instrument `i`, and for covered clients only. */
export function openOrderConditions(input: OpenOrderFilterInput, covered: Covered): Conditions {
  const filter = conditions()
  addCovered(filter, 'o.client_no', covered)
  filter.add('o.status <> all(?::text[])', [...ENDED_STATUSES])
  filter.add('o.client_no = ?', input.clientNo)
  addInstrument(filter, input.instrument)
  filter.add('o.side = ?', input.side)
  filter.add('o.market = ?', input.market)
  filter.add('o.channel = ?', input.channel)
  filter.add('o.trading_unit = ?', input.tradingUnit)
  filter.add(`${ENTERED} >= ?::time`, input.timeFrom)
  filter.add(`${ENTERED} <= ?::time`, input.timeTo)
  filter.add('o.price >= ?', input.priceFrom)
  filter.add('o.price <= ?', input.priceTo)
  return filter
}

export const OPEN_ORDERS_FROM =
  'from current.orders o join current.instrument i using (instrument_no) left join current.client c on c.client_no = o.client_no'
