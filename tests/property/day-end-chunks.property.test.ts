/**
 * The day end leaves the same behind for any size of its chunks, in any order of parts that is allowed, and wherever it was cut
 * short and begun again: balances, lots, holds, accumulators and states, and the sums of each kind of entry. Only the numbers that
 * are handed out one after another may differ; with the same order and the same chunks they are the same, too.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MutableBooks } from '@guitai/core/books/books.ts'
import type { Entry } from '@guitai/core/books/changes/post.ts'
import { copyOnWrite } from '@guitai/core/books/copy-on-write.ts'
import { brokenInvariants } from '@guitai/core/books/invariants.ts'
import { stateLines } from '@guitai/core/books/state-hash.ts'
import type { DayPart } from '@guitai/core/day-parts/define-day-part.ts'
import { DAY_PARTS } from '@guitai/core/day-parts/registry.generated.ts'
import { applyDecision } from '@guitai/core/engine/execute.ts'
import type { Part } from '@guitai/core/frame/rejection.ts'
import { books, copyOf, type BookSpec } from '@guitai/core/testing/books.ts'
import { someOrder } from './some-order.ts'

const CLIENTS = 24
const LARGEST_CHUNK = 1000

/** Of each client: something to settle, freezes that wait or end, interest that is due, a repo that comes back. */
function evening(): MutableBooks {
  const spec = { clients: {}, cash: {}, holdings: {}, freezes: {}, orders: [] as string[][] }
  const all = spec as unknown as Required<Pick<BookSpec, 'clients' | 'cash' | 'holdings' | 'freezes'>>
  for (let i = 1; i <= CLIENTS; i++) {
    const name = `C${i}`
    all.clients[name] = `mode ${1 + (i % 4)}, boards repo-borrow`
    all.cash[name] = '100001.00 accrued to 2026-02-28'
    all.holdings[`${name} 000001.XSHE`] = '300'
    all.freezes[name] = [i % 2 === 0 ? '0.00 of 300000.00' : 'day 500.00 of 500.00', '0.00 of 20.00']
    all.freezes[`${name} 000001.XSHE`] = ['day 80 of 80', '20 of 350']
    const filled = `fill ${(i % 3) * 10 + 10} @ 10.00 as T${i}`
    spec.orders.push(
      [`${name} buy 100 600000.XSHG @ 10.00`, filled],
      [`${name} sell 100 000001.XSHE @ 10.00`, `fill 30 @ 10.00 as S${i}`],
    )
    if (i % 5 < 2)
      spec.orders.push([
        `${name} ${i % 5 === 0 ? 'buy' : 'sell'} 1000 204001.XSHG @ 2.00`,
        'fill 1000 @ 2.00',
      ])
  }
  return books({
    ...spec,
    day: '2026-03-23 day-end',
    instruments: { '204001.XSHG': 'repo, T+0, unlimited' },
  })
}

const GIVEN = evening()
const NUMBERS = [...GIVEN.clients.keys()].toSorted((a, b) => a - b)

interface Run {
  /** Which of the parts that may come next does. */
  choices: readonly number[]
  /** The size of each chunk in turn. */
  sizes: readonly number[]
  /**
   * After how many of its clients a chunk ends early and is then given once more as a whole; 0: it does not. It ends between two
   * clients, because a decision with its follow-ups is committed whole or not at all: no client is ever left with half of its parts.
   */
  cuts: readonly number[]
}

function partsOf(clientNos: readonly number[], ordered: readonly DayPart[]): Part[] {
  return clientNos.flatMap(clientNo =>
    ordered.map(({ of }): Part => left => {
      const client = left.clients.get(clientNo)
      if (client === undefined) throw new Error('no client')
      return of(left, client)
    }),
  )
}

function ended({ choices, sizes, cuts }: Run, given = copyOf(GIVEN)): MutableBooks {
  const ordered = someOrder(choices)
  for (let from = 0, chunk = 0; from < NUMBERS.length; chunk++) {
    const size = sizes[chunk % sizes.length] ?? LARGEST_CHUNK
    const clientNos = NUMBERS.slice(from, from + size)
    const cut = (cuts[chunk % cuts.length] ?? 0) % clientNos.length
    if (cut > 0) applyDecision(given, [], partsOf(clientNos.slice(0, cut), ordered))
    applyDecision(given, [], partsOf(clientNos, ordered))
    from += size
  }
  expect(brokenInvariants(given)).toEqual([])
  return given
}

const entriesOf = ({ dirty }: MutableBooks): Entry[] => [...dirty.entry.inserted] as Entry[]

/** Without the numbers that are handed out one after another. */
function fingerprint(given: MutableBooks): Map<string, string> {
  const lines = [...stateLines(given)].filter(
    ([path]) => !path.startsWith('counters ') && !/^houseAccounts .* accountNo$/.test(path),
  )
  const sums = new Map<string, number>()
  for (const { kind, asset, amount } of entriesOf(given))
    sums.set(`entries ${kind} ${asset}`, (sums.get(`entries ${kind} ${asset}`) ?? 0) + amount)
  return new Map([...lines, ...[...sums].map(([path, sum]) => [path, String(sum)] as const)])
}

const run = fc.record<Run>({
  choices: fc.array(fc.nat(20), { minLength: DAY_PARTS.length, maxLength: DAY_PARTS.length }),
  sizes: fc.array(fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: LARGEST_CHUNK })), {
    minLength: 1,
    maxLength: 8,
  }),
  cuts: fc.array(fc.oneof(fc.constant(0), fc.nat(200)), { minLength: 1, maxLength: 8 }),
})

const AT_ONCE: Run = { choices: [], sizes: [LARGEST_CHUNK], cuts: [0] }

test('there is something to do for everybody', () => {
  const kinds = new Set(entriesOf(ended(AT_ONCE)).map(({ kind }) => kind))
  expect([...kinds].toSorted()).toEqual(['interest', 'repo-back', 'repo-repaid', 'settle'])
  expect(fingerprint(ended(AT_ONCE))).not.toEqual(fingerprint(GIVEN))
})

test('any chunks, any order, cut short anywhere', () => {
  const usual = fingerprint(ended(AT_ONCE))
  fc.assert(
    fc.property(run, each => {
      expect(fingerprint(ended(each))).toEqual(usual)
    }),
    { numRuns: 40, examples: [[{ ...AT_ONCE, sizes: [1] }], [{ ...AT_ONCE, cuts: [7] }]] },
  )
})

test('a dry run ends like the day, and the evening stays as it was', () => {
  const before = stateLines(GIVEN)
  expect(fingerprint(ended(AT_ONCE, copyOnWrite(GIVEN)))).toEqual(fingerprint(ended(AT_ONCE)))
  expect(stateLines(GIVEN)).toEqual(before)
  expect(entriesOf(GIVEN)).toEqual([])
})

test('the same order and the same chunks give the same numbers', () => {
  fc.assert(
    fc.property(run, each => {
      const [one, other] = [ended(each), ended(each)]
      expect(stateLines(other)).toEqual(stateLines(one))
      expect(entriesOf(other)).toEqual(entriesOf(one))
    }),
    { numRuns: 10 },
  )
})
