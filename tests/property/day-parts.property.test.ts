/**
 * The parts of a client's day end leave the same books in any order that they allow, and running them again changes nothing. So
 * the order in which the generator lists them does not matter, and an interrupted chunk can be given again.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MutableBooks } from '@guitai/core/books/books.ts'
import { applyChanges } from '@guitai/core/books/changes/change.ts'
import { brokenInvariants } from '@guitai/core/books/invariants.ts'
import { stateHash } from '@guitai/core/books/state-hash.ts'
import type { DayPart } from '@guitai/core/day-parts/define-day-part.ts'
import { DAY_PARTS } from '@guitai/core/day-parts/registry.generated.ts'
import { books, clientNo, copyOf, type BookSpec } from '@guitai/core/testing/books.ts'
import { someOrder } from './some-order.ts'

const SPECS: readonly BookSpec[] = [
  {
    cash: { C1: '100001.00 accrued to 2026-02-28' },
    day: '2026-03-23 day-end',
    freezes: { C1: ['0.00 of 300000.00', 'day 500.00 of 500.00'] },
    orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 40 @ 10.00 as T1'], ['C1 buy 100 600000.XSHG @ 9.00']],
  },
  {
    clients: { C1: 'mode 4' },
    cash: { C1: '5000.00' },
    holdings: { 'C1 000001.XSHE': '300' },
    freezes: { 'C1 000001.XSHE': ['day 80 of 80', '20 of 350'] },
    orders: [['C1 sell 100 000001.XSHE @ 10.00', 'fill 30 @ 10.00 as T1']],
  },
  {
    clients: { C1: 'mode 2, boards repo-borrow' },
    cash: { C1: '100001.00' },
    instruments: { '204001.XSHG': 'repo, T+0, unlimited' },
    orders: [['C1 buy 100000 204001.XSHG @ 2.00', 'fill 100000 @ 2.00']],
    freezes: { C1: ['100001.00 of 300000.00', '0.00 of 200.00', 'day 0.00 of 5.00'] },
  },
]

function ended(given: MutableBooks, parts: readonly DayPart[]): MutableBooks {
  const evening = copyOf(given)
  for (const { of } of parts) {
    const client = evening.clients.get(clientNo('C1'))
    if (client === undefined) throw new Error('no client')
    applyChanges(evening, of(evening, client))
  }
  expect(brokenInvariants(evening)).toEqual([])
  return evening
}

const choices = fc.array(fc.nat(20), { minLength: DAY_PARTS.length, maxLength: DAY_PARTS.length })

test.each(SPECS.map((spec, i) => [i, spec] as const))('books %i', (_, spec) => {
  const given = books(spec)
  const usual = ended(given, someOrder([]))
  fc.assert(
    fc.property(choices, fc.nat(DAY_PARTS.length), (chosen, cut) => {
      const parts = someOrder(chosen)
      const evening = ended(given, parts)
      expect(stateHash(evening)).toBe(stateHash(usual))
      // The second run is interrupted after some parts and begun again.
      expect(stateHash(ended(ended(evening, parts.slice(0, cut)), parts))).toBe(stateHash(evening))
    }),
    { numRuns: 60 },
  )
})
