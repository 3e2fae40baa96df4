/** S95: each scope; a block is set once. */
import { books, clientNo } from '../../testing/books.ts'
import { withBlock } from '../../testing/blocked.ts'
import { testFunction } from '../../testing/test-function.ts'
import { setBlock } from './set-block.ts'

const blocked = withBlock('firm')

const byBranch = withBlock(`client/${clientNo('C1')}`)
byBranch.blocks.get(`client/${clientNo('C1')}`)!.branchNo = 2

const EAST = { principal: { kind: 'teller', tellerNo: 2001, branchNo: 2 } } as const

testFunction(setBlock, {
  given: books(),
  typical: { scope: 'firm', reason: '异常' },
  cases: [
    ['a branch without its number', { scope: 'branch' }, 'block_scope_incomplete'],
    ['an unknown branch', { scope: 'branch', branchNo: 77 }, 'branch_not_found'],
    ['an unknown unit', { scope: 'unit', pbuId: '20009' }, 'trading_unit_not_found'],
    ['an unknown client', { scope: 'client', clientNo: 1 }, 'client_not_found'],
    ["the firm, by a branch's teller", {}, 'headquarters_only', EAST],
    ['set already', {}, 'block_set_already', { books: blocked }],
    [
      'the firm',
      {},
      ['insert block blockKey firm isSet true reason 异常 setBy 1001 setAt 1795000000000 branchNo 1'],
    ],
    [
      'a branch',
      { scope: 'branch', branchNo: 1 },
      ['insert block blockKey branch/1 isSet true reason 异常 setBy 1001 setAt 1795000000000 branchNo 1'],
    ],
    [
      'a trading unit, the day being closed',
      { scope: 'unit', pbuId: '20001' },
      ['insert block blockKey unit/20001 isSet true reason 异常 setBy 1001 setAt 1795000000000 branchNo 1'],
      { books: books({ day: '2026-11-23 closed' }) },
    ],
    [
      'a client',
      { scope: 'client', clientNo: clientNo('C1') },
      [
        'insert block blockKey client/10000001 isSet true reason 异常 setBy 1001 setAt 1795000000000 branchNo 1',
      ],
    ],
    [
      'set by a branch, by headquarters: what it sets no branch lifts',
      { scope: 'client', clientNo: clientNo('C1') },
      [
        'update block blockKey client/10000001 isSet true reason 异常 setBy 1001 setAt 1795000000000 branchNo 1',
      ],
      { books: byBranch },
    ],
    [
      'set by the own branch',
      { scope: 'client', clientNo: clientNo('C1') },
      'block_set_already',
      { ...EAST, books: byBranch },
    ],
    [
      'after it was lifted',
      {},
      ['update block blockKey firm isSet true reason 异常 setBy 1001 setAt 1795000000000 branchNo 1'],
      { books: withBlock('firm', false) },
    ],
  ],
})
