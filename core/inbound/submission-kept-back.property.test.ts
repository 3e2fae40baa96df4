/**
 * Trading units stop, run again and are replaced while orders wait for them, and the gateway gives back what it may not write.
 * In whatever sequence that happens, each order leaves exactly once, under an id that no other submission had.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { present } from '../base/assert.ts'
import { applyChanges } from '../books/changes/change.ts'
import { brokenInvariants } from '../books/invariants.ts'
import type { OutgoingOfOrder } from '../books/outgoing.ts'
import { enterOrder } from '../functions/orders/enter-order.ts'
import { maySend } from '../procedures/orders/may-send.ts'
import { books, clientNo } from '../testing/books.ts'
import { aMeta } from '../testing/meta.ts'
import { marketOpens } from './market-opens.ts'
import { submissionKeptBack } from './submission-kept-back.ts'

type Step =
  | { kind: 'enter' }
  | { kind: 'write'; count: number }
  | { kind: 'unit'; pbuId: string; status: 'running' | 'paused' | 'replaced' }
  | { kind: 'offer' }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('enter' as const) }),
  fc.record({ kind: fc.constant('write' as const), count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    kind: fc.constant('unit' as const),
    pbuId: fc.constantFrom('20001', '20002'),
    status: fc.constantFrom('running' as const, 'paused' as const, 'replaced' as const),
  }),
  fc.record({ kind: fc.constant('offer' as const) }),
)

class World {
  readonly books = books({ cash: { C1: '99999.00' }, units: { '20002': 'running' } })
  readonly written: OutgoingOfOrder[] = []
  #waiting: OutgoingOfOrder[] = []

  play(next: Step): void {
    if (next.kind === 'enter') this.#enter()
    else if (next.kind === 'write') for (let i = 0; i < next.count; i++) this.#write()
    else if (next.kind === 'unit') this.#setUnit(next)
    else this.#offer()
    this.#waiting.push(...this.books.outgoing.splice(0).filter(each => 'orderId' in each))
  }

  /** Runs until nothing waits; what was given back may wait behind others. */
  drain(): void {
    for (let i = 0; i < 200; i++) this.play({ kind: 'write', count: 3 })
  }

  #enter(): void {
    const input = {
      clientNo: clientNo('C1'),
      instrument: '600000.XSHG',
      side: 'buy',
      orderType: 'limit',
    } as const
    const decision = enterOrder.decide(this.books, { ...input, price: 100_000, quantity: 100 }, aMeta())
    if (decision.accepted) applyChanges(this.books, decision.changes)
  }

  /** The gateway's next message is written or given back, and now and then reported a second time. */
  #write(): void {
    const outgoing = this.#waiting.shift()
    if (outgoing === undefined) return
    if (maySend(this.books, outgoing)) return void this.written.push(outgoing)
    for (let told = 0; told < 2; told++)
      applyChanges(this.books, submissionKeptBack.decide(this.books, outgoing, aMeta()))
  }

  #setUnit({ pbuId, status }: { pbuId: string; status: 'running' | 'paused' | 'replaced' }): void {
    const row = { ...present(this.books.tradingUnits.get(pbuId), 'unit'), status }
    applyChanges(this.books, [{ kind: 'update', table: 'trading_unit', row }])
  }

  #offer(): void {
    for (const orderId of this.books.orders.keys())
      applyChanges(this.books, marketOpens.decide(this.books, { orderId }, aMeta()))
  }
}

test('nothing twice, nothing lost', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), steps => {
      const world = new World()
      for (const next of steps) world.play(next)
      for (const pbuId of ['20001', '20002']) world.play({ kind: 'unit', pbuId, status: 'running' })
      world.drain()
      world.play({ kind: 'offer' })
      world.drain()
      const left = [...world.books.orders.values()].filter(({ status }) => status === 'pendingNew')
      expect(world.written.map(({ orderId }) => orderId).sort((a, b) => a - b)).toEqual(
        left.map(({ orderId }) => orderId).sort((a, b) => a - b),
      )
      expect(new Set(world.written.map(({ orderId }) => orderId)).size).toBe(world.written.length)
      for (const { orderId, clOrdId, tradingUnit } of world.written)
        expect(world.books.orders.get(orderId)).toMatchObject({ clOrdId, tradingUnit })
      // After a dozen times it is refused by name; before that none is.
      for (const order of world.books.orders.values())
        if (order.status !== 'pendingNew') expect(order.rejectReason).toBe('kept back too often')
      expect(brokenInvariants(world.books)).toEqual([])
    }),
    { numRuns: 200 },
  )
})
