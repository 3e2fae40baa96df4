/** S96: only a block that is set can be lifted. */

import { withBlock } from '../../testing/blocked.ts'
import { testFunction } from '../../testing/test-function.ts'
import { liftBlock } from './lift-block.ts'

const blocked = withBlock('firm')

const EAST = { principal: { kind: 'teller', tellerNo: 2001, branchNo: 2 } } as const

testFunction(liftBlock, {
  given: blocked,
  typical: { scope: 'firm', reason: '异常' },
  cases: [
    ['a client without its number', { scope: 'client' }, 'block_scope_incomplete'],
    ['an unknown branch', { scope: 'branch', branchNo: 77 }, 'branch_not_found'],
    ['an unknown unit', { scope: 'unit', pbuId: '20009' }, 'trading_unit_not_found'],
    ['an unknown client', { scope: 'client', clientNo: 1 }, 'client_not_found'],
    ['never set', { scope: 'unit', pbuId: '20001' }, 'block_not_set'],
    ['lifted already', {}, 'block_not_set', { books: withBlock('firm', false) }],
    ["what headquarters has set, by a branch's teller", {}, 'locked_by_headquarters', EAST],
    [
      'set',
      {},
      ['update block blockKey firm isSet false reason 异常 setBy 1001 setAt 1795000000000 branchNo 1'],
    ],
  ],
})
