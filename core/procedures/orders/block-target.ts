/** The thing on which a kill switch is set or lifted: its key, and whether it exists. */
import { Type, type Static } from 'typebox'
import type { Books } from '../../books/books.ts'
import { branchOf } from '../../books/branches.ts'
import { AnyText } from '../../frame/answer-fields.ts'
import { BranchNo, Choice, ClientNo, PbuId, shownWhen } from '../../frame/fields.ts'
import { noted } from '../../frame/schema-notes.ts'
import { reject, type Rejection } from '../../frame/rejection.ts'
import { BLOCK_SCOPE_WORDS } from '../../words/block-scope.ts'

export const BlockTarget = {
  scope: Object.assign(
    Choice({ zh: '范围', en: 'Scope' }, BLOCK_SCOPE_WORDS),
    noted({ 'x-concerns': 'block-scope' }),
  ),
  branchNo: Type.Optional(shownWhen(BranchNo(), 'scope', 'branch')),
  pbuId: Type.Optional(shownWhen(PbuId(), 'scope', 'unit')),
  clientNo: Type.Optional(shownWhen(ClientNo, 'scope', 'client')),
}
/** 'firm', 'branch/1', 'unit/100001', 'client/10000001'. */
export const BlockKey = AnyText({ zh: '阻断对象', en: 'Blocked' })
const BlockTargetInput = Type.Object(BlockTarget)
type Target = Static<typeof BlockTargetInput>

export const BLOCK_TARGET_REFUSALS = [
  'block_scope_incomplete',
  'branch_not_found',
  'trading_unit_not_found',
  'client_not_found',
] as const

export function blockKeyOf(
  books: Books,
  { scope, branchNo, pbuId, clientNo }: Target,
): string | Rejection<(typeof BLOCK_TARGET_REFUSALS)[number]> {
  if (scope === 'firm') return 'firm'
  const target = { branch: branchNo, unit: pbuId, client: clientNo }[scope]
  if (target === undefined) return reject('block_scope_incomplete', 'scope')
  if (scope === 'branch' && branchOf(books, branchNo ?? -1) === undefined)
    return reject('branch_not_found', 'branchNo')
  if (scope === 'unit' && !books.tradingUnits.has(pbuId ?? ''))
    return reject('trading_unit_not_found', 'pbuId')
  if (scope === 'client' && !books.clients.has(clientNo ?? 0)) return reject('client_not_found', 'clientNo')
  return `${scope}/${target}`
}
