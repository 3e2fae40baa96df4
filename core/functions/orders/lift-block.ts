/** S96 解除交易阻断 — orders are accepted and sent again. Two persons must agree that the danger is over. */
import { Type } from 'typebox'
import {
  BLOCK_TARGET_REFUSALS,
  BlockKey,
  blockKeyOf,
  BlockTarget,
} from '../../procedures/orders/block-target.ts'
import { HEADQUARTERS, isWithinBranch } from '../../books/branches.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { Text } from '../../frame/fields.ts'
import { branchOfActor, tellerOf } from '../../frame/meta.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const liftBlock = defineFunction({
  code: 'S96',
  name: 'lift-block',
  title: { zh: '解除交易阻断', en: 'Lift kill switch' },
  module: 'system',
  kind: 'command',
  phases: 'any',
  approval: 'always',
  input: Type.Object({ ...BlockTarget, reason: Text({ zh: '原因', en: 'Reason' }) }),
  answer: Type.Object({ blockKey: BlockKey }),
  rejections: [...BLOCK_TARGET_REFUSALS, 'block_not_set', 'locked_by_headquarters'],
  keys: input => (input.clientNo === undefined ? [] : [`client:${input.clientNo}`]),

  decide(books, input, meta) {
    const blockKey = blockKeyOf(books, input)
    if (typeof blockKey !== 'string') return blockKey
    const known = books.blocks.get(blockKey)
    if (known?.isSet !== true) return reject('block_not_set', 'scope')
    const branchNo = branchOfActor(meta)
    if (!isWithinBranch(books, known.branchNo ?? HEADQUARTERS, branchNo))
      return reject('locked_by_headquarters', 'scope')
    const row = {
      blockKey,
      isSet: false,
      reason: input.reason,
      setBy: tellerOf(meta),
      setAt: meta.at,
      branchNo,
    }
    return accept({ blockKey }, [{ kind: 'update', table: 'block', row }])
  },
})
