/** The key of the blocked thing; a thing that does not exist is refused. */
import { expect, test } from 'vitest'
import { books, clientNo } from '../../testing/books.ts'
import { blockKeyOf } from './block-target.ts'

test.each([
  [{ scope: 'firm' }, 'firm'],
  [{ scope: 'branch', branchNo: 1 }, 'branch/1'],
  [{ scope: 'unit', pbuId: '20001' }, 'unit/20001'],
  [{ scope: 'client', clientNo: clientNo('C1') }, 'client/10000001'],
  [{ scope: 'branch' }, 'block_scope_incomplete'],
  [{ scope: 'unit', pbuId: '29999' }, 'trading_unit_not_found'],
  [{ scope: 'client', clientNo: 1 }, 'client_not_found'],
] as const)('%j', (target, expected) => {
  const key = blockKeyOf(books(), target)
  expect(typeof key === 'string' ? key : key.code).toBe(expected)
})
