/** A freeze of shares by its number, with the holding it is on. */
import { Type } from 'typebox'
import type { Freeze, Holding } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import { Quantity } from '../../frame/answer-fields.ts'
import { FreezeNo } from '../../frame/fields.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'

/** How much of a freeze is there by now, and how much waits for shares that come in. */
export const HoldingFreezeAnswer = Type.Object({
  freezeNo: FreezeNo,
  effective: Quantity({ zh: '已冻结数量', en: 'Frozen' }),
  waiting: Quantity({ zh: '轮候数量', en: 'Waiting' }),
})

export const HOLDING_FREEZE_REFUSALS = ['freeze_not_found'] as const

export function checkHoldingFreeze(
  books: Books,
  freezeNo: number,
): { freeze: Readonly<Freeze>; holding: Readonly<Holding> } | Rejection<'freeze_not_found'> {
  const freeze = books.freezes.get(freezeNo)
  const holding = freeze?.object === 'holding' ? books.holdings.get(freeze.accountNo) : undefined
  return freeze === undefined || holding === undefined
    ? reject('freeze_not_found', 'freezeNo')
    : { freeze, holding }
}
