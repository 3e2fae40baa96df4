/** C12: releases whole or in part; waiting freezes take what becomes free. */
import { books } from '../../testing/books.ts'
import { testFunction } from '../../testing/test-function.ts'
import { unfreezeHoldingLong } from './unfreeze-holding-long.ts'

const holding = 1_000_000_000_001
const set = (no: number, text: string): string => `setFreeze ${no} holding ${holding} ${text}`
const given = books({
  cash: { C1: '1.00' },
  holdings: { 'C1 600000.XSHG': '100' },
  freezes: { 'C1 600000.XSHG': ['60 of 60', '40 of 90', 'day 0 of 5'], C1: ['1.00 of 1.00'] },
})
const ended = books({ holdings: { 'C1 600000.XSHG': '100' }, freezes: { 'C1 600000.XSHG': ['0 of 60'] } })
ended.freezes.get(1)!.status = 'released'

testFunction(unfreezeHoldingLong, {
  given,
  typical: { freezeNo: 1, quantity: 60, document: 'D2' },
  cases: [
    ['unknown', { freezeNo: 9 }, 'freeze_not_found'],
    ['of money', { freezeNo: 4 }, 'freeze_not_found'],
    ['the other term', { freezeNo: 3 }, 'freeze_not_long'],
    ['ended', {}, 'freeze_ended', { books: ended }],
    ['more than was ordered', { quantity: 61 }, 'release_exceeds_freeze'],
    [
      'all',
      {},
      [
        set(1, '0 of 60 rank 1 released'),
        set(2, '90 of 90 rank 2 in-force'),
        set(3, '5 of 5 rank 3 in-force'),
      ],
    ],
    ['a part', { quantity: 20 }, [set(1, '40 of 40 rank 1 in-force'), set(2, '60 of 90 rank 2 in-force')]],
  ],
})
