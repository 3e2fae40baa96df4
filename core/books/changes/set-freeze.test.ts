/** What is frozen of an account is what its freezes say. */
import { books } from '../../testing/books.ts'
import { testChange } from '../../testing/test-function.ts'
import type { Freeze } from '../tables/freezes/freeze.ts'

const given = books({
  cash: { C1: '100.00' },
  holdings: { 'C1 600000.XSHG': '100' },
  freezes: { C1: ['60.00 of 90.00'] },
})
const known = given.freezes.get(1)!
const set = (differing: Partial<Freeze>) =>
  ({ kind: 'setFreeze', freeze: { ...known, ...differing } }) as const

testChange('setFreeze', {
  given,
  cases: [
    [
      'takes more',
      set({ effective: 9_000 }),
      ['cashAccounts 1000000101 frozen 6000 → 9000', 'freezes 1 effective 6000 → 9000'],
    ],
    [
      'ends',
      set({ effective: 0, status: 'released' }),
      [
        'cashAccounts 1000000101 frozen 6000 → 0',
        'freezes 1 effective 6000 → 0',
        'freezes 1 status in-force → released',
      ],
    ],
    [
      'of shares, from nothing',
      [
        set({ freezeNo: 2, object: 'holding', accountNo: 1_000_000_000_001, ordered: 0, effective: 0 }),
        set({ freezeNo: 2, object: 'holding', accountNo: 1_000_000_000_001, ordered: 50, effective: 50 }),
      ],
      [
        'counters freezeNo 2 → 3',
        'freezes 2 accountNo none → 1000000000001',
        'freezes 2 authority none → court',
        'freezes 2 clientNo none → 10000001',
        'freezes 2 document none → D1',
        'freezes 2 effective none → 50',
        'freezes 2 expiresOn none → null',
        'freezes 2 freezeNo none → 2',
        'freezes 2 object none → holding',
        'freezes 2 ordered none → 50',
        'freezes 2 placedOn none → 2026-11-23',
        'freezes 2 rank none → 1',
        'freezes 2 status none → in-force',
        'freezes 2 summary none → ',
        'freezes 2 term none → long',
        'holdings 1000000000001 frozen 0 → 50',
      ],
    ],
    ['more than was ordered', set({ effective: 9_001 }), /up to what was ordered/],
    ['less than nothing', set({ effective: -1 }), /up to what was ordered/],
  ],
})
