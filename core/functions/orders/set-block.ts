/**
 * S95 交易阻断 — the kill switch for a client, a trading unit, a branch or the firm. From now on none of its orders is accepted,
 * and none that waits is sent. It is urgent, so whoever has the right sets it alone. Cancels continue. A branch above sets what one
 * below has set once more, and then it is the one above that lifts it.
 */
import { saved } from '../../books/changes/saved.ts'
import { Type } from 'typebox'
import {
  BLOCK_TARGET_REFUSALS,
  BlockKey,
  blockKeyOf,
  BlockTarget,
} from '../../procedures/orders/block-target.ts'
import { HEADQUARTERS, isWithinBranch } from '../../books/branches.ts'
import type { Books } from '../../books/books.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { Text } from '../../frame/fields.ts'
import { branchOfActor, tellerOf } from '../../frame/meta.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const setBlock = defineFunction({
  code: 'S95',
  name: 'set-block',
  title: { zh: '交易阻断', en: 'Set kill switch' },
  module: 'system',
  kind: 'command',
  phases: 'any',
  input: Type.Object({ ...BlockTarget, reason: Text({ zh: '原因', en: 'Reason' }) }),
  answer: Type.Object({ blockKey: BlockKey }),
  rejections: [...BLOCK_TARGET_REFUSALS, 'block_set_already', 'headquarters_only'],
  keys: input => (input.clientNo === undefined ? [] : [`client:${input.clientNo}`]),

  decide(books, input, meta) {
    const blockKey = blockKeyOf(books, input)
    if (typeof blockKey !== 'string') return blockKey
    const known = books.blocks.get(blockKey)
    const branchNo = branchOfActor(meta)
    if (known?.isSet === true && !isAbove(books, branchNo, known.branchNo ?? HEADQUARTERS))
      return reject('block_set_already', 'scope')
    if (input.scope === 'firm' && branchNo !== HEADQUARTERS) return reject('headquarters_only', 'scope')
    const row = {
      blockKey,
      isSet: true,
      reason: input.reason,
      setBy: tellerOf(meta),
      setAt: meta.at,
      branchNo,
    }
    return accept({ blockKey }, [saved('block', known, row)])
  },
})

const isAbove = (books: Books, branchNo: number, other: number): boolean =>
  branchNo !== other && isWithinBranch(books, other, branchNo)
