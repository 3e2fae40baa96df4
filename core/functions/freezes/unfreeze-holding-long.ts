/** C12 证券长解 — ends a freeze without a day limit, whole or in part, by document. Waiting freezes take what becomes free. */
import { Type } from 'typebox'
import {
  checkHoldingFreeze,
  HOLDING_FREEZE_REFUSALS,
  HoldingFreezeAnswer,
} from '../../procedures/freezes/holding-freeze.ts'
import { releaseFreeze } from '../../procedures/freezes/waiting-freezes.ts'
import { movedFrom } from '../../procedures/people/moved.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { FreezeNoOf, Shares, Text } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const unfreezeHoldingLong = defineFunction({
  code: 'C12',
  name: 'unfreeze-holding-long',
  title: { zh: '证券长解', en: 'Release shares (long)' },
  module: 'counter',
  kind: 'command',
  phases: ['open'],
  approval: 'always',
  input: Type.Object({
    freezeNo: FreezeNoOf('holding', 'long'),
    quantity: Shares({ zh: '解冻数量', en: 'Quantity' }),
    document: Text({ zh: '解冻文书号', en: 'Document' }, 100),
  }),
  answer: HoldingFreezeAnswer,
  rejections: [...HOLDING_FREEZE_REFUSALS, 'freeze_not_long', 'freeze_ended', 'release_exceeds_freeze'],
  keys: input => [`freeze:${input.freezeNo}`],
  moves: ({ freezeNo, quantity }, books) =>
    movedFrom(books, books.holdings.get(books.freezes.get(freezeNo)?.accountNo ?? 0), quantity),

  decide(books, { freezeNo, quantity }) {
    const found = checkHoldingFreeze(books, freezeNo)
    if ('code' in found) return found
    const { freeze, holding } = found
    if (freeze.term !== 'long') return reject('freeze_not_long', 'freezeNo')
    if (freeze.status !== 'in-force') return reject('freeze_ended', 'freezeNo')
    if (quantity > freeze.ordered) return reject('release_exceeds_freeze', 'quantity')
    const { freeze: left, changes } = releaseFreeze(books, holding, { freeze, amount: quantity })
    const { effective } = left
    return accept({ freezeNo, effective, waiting: freeze.ordered - quantity - effective }, changes)
  },
})
