/** A table of all transitions. Nothing leads back from closed, and nothing leads to the state it is already in. */
import { expect, test } from 'vitest'
import { mayChangeStatus } from './client-status.ts'
import type { ClientStatus } from '../words/client-status.ts'

const ALL: readonly ClientStatus[] = [
  'normal',
  'loss-reported',
  'frozen',
  'dormant',
  'no-buy',
  'no-sell',
  'no-withdrawal',
  'closed',
]

test.each([
  ['normal', 'frozen', true],
  ['frozen', 'normal', true],
  ['loss-reported', 'dormant', false],
  ['dormant', 'no-buy', false],
  ['no-buy', 'no-sell', true],
  ['no-withdrawal', 'loss-reported', true],
  ['frozen', 'closed', false],
  ['loss-reported', 'closed', false],
  ['dormant', 'closed', true],
] as const)('%s → %s: %s', (from, to, expected) => {
  expect(mayChangeStatus(from, to)).toBe(expected)
})

test('closed is the end, every restriction can be lifted, and no status leads to itself', () => {
  expect(ALL.filter(to => mayChangeStatus('closed', to))).toEqual([])
  expect(ALL.filter(from => mayChangeStatus(from, from))).toEqual([])
  expect(ALL.filter(from => !mayChangeStatus(from, 'normal'))).toEqual(['normal', 'closed'])
})
