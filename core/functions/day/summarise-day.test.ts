/** E13: the day ends when every internal line of the proof is true. */
import { expect, test } from 'vitest'
import type { Discrepancy } from '../../books/tables/day/discrepancy.ts'
import { books } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { laterToday, UP_TO_E02, withSteps } from '../../testing/steps.ts'
import { testFunction } from '../../testing/test-function.ts'
import type { Gathered, ProofLine } from '../../frame/gathered.ts'
import { summariseDay } from './summarise-day.ts'

const proof = (...lines: Partial<ProofLine>[]): Gathered => ({
  from: 'proof',
  certificate: {},
  isFirst: true,
  isLast: true,
  lines: lines.map(line => ({
    name: 'assets',
    title: { zh: '资产', en: 'Assets' },
    isTrue: true,
    isInternal: true,
    count: 0,
    differences: [],
    ...line,
  })),
})
const given = (...steps: string[]) =>
  withSteps(books({ day: '2026-11-23 closing' }), [...UP_TO_E02, 'E03', 'E11', ...steps])
const outside = { name: 'holdings-reconciliation', isTrue: false, isInternal: false, count: 1 }
const difference = {
  kind: 'holding',
  subject: 'A000000001.XSHG XSHG 600000',
  ours: '100',
  theirs: '80',
} as const
const found = proof({}, { ...outside, differences: [difference] })
const KEY = `2026-11-23/holding/${difference.subject}`
function carrying(resolution: Discrepancy['resolution'], ours = '100') {
  const books = given('E12', 'E13 running')
  const known = { ...difference, ours, businessDate: '2026-11-23', resolution, resolvedBy: 1001 }
  books.discrepancies.set(KEY, { ...known, discrepancyKey: KEY })
  return books
}
const listed = (how: 'insert' | 'update') => [
  `${how} discrepancy ${KEY} open`,
  `${how} day_step E13 running count 0`,
]
const closed = (count: number, how: 'insert' | 'update'): string[] => [
  `${how} day_step E13 done count ${count}`,
  'insert certificate 2026-11-23',
  'setDay 2026-11-23 closed',
]

testFunction(summariseDay, {
  given: given('E12'),
  typical: {},
  around: { gathered: proof({}) },
  cases: [
    ['not settled', {}, 'step_out_of_order', { books: given() }],
    ['half settled', {}, 'step_out_of_order', { books: given('E12 running') }],
    ['before its time', {}, 'step_too_early', { books: laterToday(given('E12'), 'E13') }],
    ['twice', {}, 'step_already_done', { books: given('E12', 'E13') }],
    ['an internal line is not true', {}, 'proof_failed', { gathered: proof({}, { isTrue: false }) }],
    ['an outside line is not true: what differs is listed', {}, listed('insert'), { gathered: found }],
    [
      'listed, and nobody has carried it',
      {},
      'differences_open',
      { books: carrying('open'), gathered: found },
    ],
    [
      'carried: the day closes',
      {},
      closed(2, 'update'),
      { books: carrying('carry-exception'), gathered: found },
    ],
    [
      'carried as something else: listed again',
      {},
      listed('update'),
      { books: carrying('carry-exception', '90'), gathered: found },
    ],
    [
      'more differs than can be named',
      {},
      'proof_failed',
      { gathered: proof({ ...outside, count: 1001, differences: [difference] }) },
    ],
    [
      'a difference that E03 has found is open',
      {},
      'differences_open',
      {
        books: carrying('open'),
        gathered: proof({ ...outside, name: 'differences-resolved' }),
      },
    ],
    ['all true', {}, closed(1, 'insert')],
  ],
})

test('who is refused is told which accounts and trades', () => {
  const gathered = proof(
    {},
    {
      isTrue: false,
      count: 2,
      examples: [
        { zh: '账号 7', en: 'account 7' },
        { zh: '成交 K', en: 'trade K' },
      ],
    },
  )
  const decision = summariseDay.decide(given('E12'), {}, aMeta({ gathered }))
  expect(decision).toMatchObject({
    values: { count: '2', rowsZh: '账号 7；成交 K', rowsEn: 'account 7; trade K' },
  })
})
