/** A kill switch covers what it names and nothing else. */
import { expect, test } from 'vitest'
import { withBlock } from '../../testing/blocked.ts'
import { books } from '../../testing/books.ts'
import { blockOf } from './blocks.ts'

const subject = { clientNo: 10_000_001, branchNo: 1, tradingUnit: '20001' }

test.each(['firm', 'branch/1', 'unit/20001', 'client/10000001'])('%s', key => {
  expect(blockOf(withBlock(key), subject)?.blockKey).toBe(key)
  expect(blockOf(withBlock(key, false), subject)).toBeUndefined()
})

test.each(['branch/2', 'unit/20002', 'client/10000002'])('not %s', key => {
  expect(blockOf(withBlock(key), subject)).toBeUndefined()
})

test('none at all', () => {
  expect(blockOf(books(), subject)).toBeUndefined()
})

test('the firm before the client', () => {
  const both = withBlock('firm', true, withBlock('client/10000001'))
  expect(blockOf(both, subject)?.blockKey).toBe('firm')
})
