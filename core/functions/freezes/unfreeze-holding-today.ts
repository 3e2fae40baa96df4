/** C10 证券解冻 — releases shares that were frozen until the day end, whole or in part. */
import { Type } from 'typebox'
import {
  checkHoldingFreeze,
  HOLDING_FREEZE_REFUSALS,
  HoldingFreezeAnswer,
} from '../../procedures/freezes/holding-freeze.ts'
import { releaseFreeze } from '../../procedures/freezes/waiting-freezes.ts'
import { movedFrom } from '../../procedures/people/moved.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { FreezeNoOf, Shares } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const unfreezeHoldingToday = defineFunction({
  code: 'C10',
  name: 'unfreeze-holding-today',
  title: { zh: '证券解冻', en: 'Release shares (today)' },
  module: 'counter',
  kind: 'command',
  phases: ['open'],
  input: Type.Object({
    freezeNo: FreezeNoOf('holding', 'day'),
    quantity: Shares({ zh: '解冻数量', en: 'Quantity' }),
  }),
  answer: HoldingFreezeAnswer,
  rejections: [...HOLDING_FREEZE_REFUSALS, 'freeze_not_of_day', 'freeze_ended', 'release_exceeds_freeze'],
  keys: input => [`freeze:${input.freezeNo}`],
  moves: ({ freezeNo, quantity }, books) =>
    movedFrom(books, books.holdings.get(books.freezes.get(freezeNo)?.accountNo ?? 0), quantity),

  decide(books, { freezeNo, quantity }) {
    const found = checkHoldingFreeze(books, freezeNo)
    if ('code' in found) return found
    const { freeze, holding } = found
    if (freeze.term !== 'day') return reject('freeze_not_of_day', 'freezeNo')
    if (freeze.status !== 'in-force') return reject('freeze_ended', 'freezeNo')
    if (quantity > freeze.ordered) return reject('release_exceeds_freeze', 'quantity')
    const { freeze: left, changes } = releaseFreeze(books, holding, { freeze, amount: quantity })
    const { effective } = left
    return accept({ freezeNo, effective, waiting: freeze.ordered - quantity - effective }, changes)
  },
})
