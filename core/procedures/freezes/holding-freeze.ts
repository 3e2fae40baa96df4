/** Finds a freeze of shares by its number, with its holding. */
import { Type } from 'typebox'
import type { Holding } from '../../books/accounts.ts'
import type { Freeze } from '../../books/tables/freezes/freeze.ts'
import type { Books } from '../../books/books.ts'
import { Quantity } from '../../frame/answer-fields.ts'
import { FreezeNo } from '../../frame/fields.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'

/** The part of a freeze that is filled, and the part that waits for incoming shares. */
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
