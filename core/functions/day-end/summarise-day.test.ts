/** E13: the day ends when every internal line of the proof is true. */
import { books } from '../../testing/books.ts'
import { UP_TO_E02, withSteps } from '../../testing/steps.ts'
import { testFunction } from '../../testing/test-function.ts'
import type { Gathered, ProofLine } from '../gathered.ts'
import { summariseDay } from './summarise-day.ts'

const proof = (...lines: Partial<ProofLine>[]): Gathered => ({
  from: 'proof',
  certificate: {},
  isFirst: true,
  isLast: true,
  lines: lines.map(line => ({ name: 'assets', isTrue: true, isInternal: true, count: 0, ...line })),
})
const given = (...steps: string[]) =>
  withSteps(books({ day: '2026-11-23 day-end' }), [...UP_TO_E02, 'E03', 'E11', ...steps])
const closed = (count: number): string[] => [
  `put day_step E13 done count ${count} sum 0`,
  'put certificate 2026-11-23',
  'setDay 2026-11-23 closed',
]

testFunction(summariseDay, {
  given: given('E12'),
  typical: {},
  around: { gathered: proof({}) },
  cases: [
    ['not settled', {}, 'step_out_of_order', { books: given() }],
    ['half settled', {}, 'step_out_of_order', { books: given('E12 running') }],
    ['twice', {}, 'step_already_done', { books: given('E12', 'E13') }],
    ['an internal line is not true', {}, 'proof_failed', { gathered: proof({}, { isTrue: false }) }],
    [
      'an outside line is not true: the certificate says so',
      {},
      closed(2),
      { gathered: proof({}, { isTrue: false, isInternal: false }) },
    ],
    ['all true', {}, closed(1)],
  ],
})
