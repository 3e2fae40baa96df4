/**
 * However often parts of an order are canceled, and however the rest is filled, all of it costs the same as one order filled
 * for the same amounts. Nothing stays on hold, and money is never short.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { present } from '../../base/assert.ts'
import { applyChanges } from '../../books/changes/change.ts'
import { brokenInvariants } from '../../books/invariants.ts'
import { isEnded } from '../../books/orders.ts'
import { cancelOrder } from '../../functions/orders/cancel-order.ts'
import { feesOn } from '../../rules/fees.ts'
import { NO_FEES, sumFees, addFees } from '../../rules/fee-sums.ts'
import { books, happen } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { feeScheduleOf } from './fee-schedule.ts'

type Built = ReturnType<typeof books>
type Step =
  { kind: 'fill'; lots: number; tick: number } | { kind: 'cancel'; lots: number; fillsFirst: number }

const step = fc.oneof(
  fc.record({ kind: fc.constant('fill' as const), lots: fc.integer({ min: 1, max: 4 }), tick: fc.nat(99) }),
  fc.record({
    kind: fc.constant('cancel' as const),
    lots: fc.integer({ min: 1, max: 4 }),
    fillsFirst: fc.nat(2),
  }),
)

const openOf = (built: Built) => [...built.orders.values()].find(order => !isEnded(order.status))
const priceAt = (tick: number): string => `9.${String(tick).padStart(2, '0')}`

function fill(built: Built, lots: number, tick: number): void {
  const order = openOf(built)
  if (order === undefined) return
  const quantity = Math.min(lots * 100, order.quantity - order.filledQuantity - order.canceledQuantity)
  if (quantity > 0) happen(built, order.orderId, `fill ${quantity} @ ${priceAt(tick)}`)
}

function play(built: Built, { side }: { side: string }, next: Step): void {
  if (next.kind === 'fill') return fill(built, next.lots, side === 'buy' ? next.tick : 99)
  const order = openOf(built)
  if (order === undefined) return
  const decision = cancelOrder.decide(built, { orderId: order.orderId, quantity: next.lots * 100 }, aMeta())
  if (!decision.accepted) return
  applyChanges(built, decision.changes)
  for (let i = 0; i < next.fillsFirst; i++) fill(built, 1, 50)
  const open = order.quantity - order.filledQuantity
  if (open > 0) happen(built, order.orderId, `canceled ${open}`)
}

test.each(['buy', 'sell'])('%s: one commission for the whole chain', side => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), steps => {
      const price = side === 'buy' ? '10.00' : '9.00'
      const built = books({
        cash: { C1: '20050.00' },
        holdings: { 'C1 600000.XSHG': '2000' },
        orders: [[`C1 ${side} 2000 600000.XSHG @ ${price}`, 'accepted']],
      })
      for (const next of steps) play(built, { side }, next)
      expect(brokenInvariants(built)).toEqual([])
      const chain = [...built.orders.values()]
      const amount = chain.reduce((sum, order) => sum + order.filledAmount, 0)
      const charged = chain.reduce((sum, order) => addFees(sum, order.fees), NO_FEES)
      const first = present(chain[0], 'first order')
      const instrument = present(built.instruments.get(first.instrumentNo), 'instrument')
      const schedule = feeScheduleOf(built, instrument, 'standard', first.tradeDate)
      expect(charged.commission).toBe(feesOn(schedule, first.side, amount).commission)
      for (const order of chain) {
        const { commission: _, ...own } = feesOn(schedule, first.side, order.filledAmount)
        expect(order.fees).toMatchObject(own)
      }
      const open = openOf(built)
      const account = present(built.cashAccounts.get(first.cashAccountNo), 'account')
      expect(account.onHold).toBe(open?.holdCash ?? 0)
      // Each order rounds its own three items.
      if (side === 'buy' && open !== undefined)
        expect(sumFees(charged) + amount + open.holdCash).toBeLessThanOrEqual(2_005_000 + 3 * chain.length)
    }),
    { numRuns: 300 },
  )
})
