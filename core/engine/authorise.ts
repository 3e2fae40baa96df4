/**
 * May this principal run this function now, and does it need a second person? Decided on the books, like everything else.
 *
 * In this order; the first that applies is the answer:
 *   teller_not_active → password_must_change → permission_missing → workstation_not_allowed → outside_hours →
 *   client_class_not_covered → phase_not_allowed → the function's own refusals → a second person is asked.
 *
 * Hours and workstation are the maker's: when a checker agrees later and elsewhere they are not looked at again. The checker's
 * own count then, as do his classes and limits: judge-checker.ts.
 */
import { present } from '../base/assert.ts'
import type { Books } from '../books/books.ts'
import type { ApprovalReason, FunctionRight, Teller } from '../books/people.ts'
import type { AnyFunction } from '../functions/define-function.ts'
import type { Meta } from '../functions/meta.ts'
import { reject, type Rejection } from '../functions/rejection.ts'
import type { RejectionCode } from '../functions/rejections.ts'
import { hasApprovalRules, needsApproval, type Approvable } from '../rules/approval-rules.ts'
import { hasRight, limitOf, mustChangePassword, permissionOf } from '../procedures/people/rights.ts'
import { classesOf, coveringRights, movedBy, type Asked } from './coverage.ts'
import { refuseAgreement } from './judge-checker.ts'

export interface NeedsApproval {
  kind: 'needs-approval'
  reason: ApprovalReason
  /** The one teller who may agree; null: any checker. */
  approverNo: number | null
}

export type Authorisation =
  { kind: 'allowed' } | NeedsApproval | { kind: 'refused'; rejection: Rejection; isForbidden: boolean }

export function authorise(books: Books, declaration: AnyFunction, input: unknown, meta: Meta): Authorisation {
  const { principal } = meta
  if (principal.kind === 'system' || declaration.runBy === 'system')
    return phaseOf(books, declaration) ?? { kind: 'allowed' }
  const teller = books.tellers.get(principal.tellerNo)
  if (teller === undefined || teller.status !== 'normal') return forbidden('teller_not_active')
  if (declaration.isForOwnPassword !== true && mustChangePassword(books, teller.tellerNo))
    return forbidden('password_must_change')
  const asked: Asked = { declaration, input, meta }
  const rights = declaration.isForEverybody === true ? [] : makersRights(books, teller, asked)
  if (typeof rights === 'string') return forbidden(rights)
  return phaseOf(books, declaration) ?? approvalOf(books, rights, asked)
}

const forbidden = (code: RejectionCode): Authorisation => ({
  kind: 'refused',
  rejection: reject(code),
  isForbidden: true,
})

export function mayRun(books: Books, teller: Readonly<Teller>, declaration: AnyFunction): boolean {
  if (teller.status !== 'normal') return false
  return declaration.isForEverybody === true || hasRight(books, teller, permissionOf(declaration))
}

function phaseOf(books: Books, declaration: AnyFunction): Authorisation | undefined {
  if (declaration.phases === 'any' || declaration.phases.includes(books.day.phase)) return undefined
  return { kind: 'refused', rejection: reject('phase_not_allowed'), isForbidden: false }
}

/** A checker agrees later and elsewhere: hours and workstation were the maker's. */
function makersRights(
  books: Books,
  teller: Readonly<Teller>,
  asked: Asked,
): ReturnType<typeof coveringRights> {
  const { declaration, meta } = asked
  const isHereAndNow = meta.checkerNo === null
  return coveringRights(books, teller, asked, {
    permission: permissionOf(declaration),
    use: 'making',
    isHereAndNow,
  })
}

type AsksFor = (input: unknown, books: Books) => boolean
type ApproverOf = (input: unknown, books: Books) => number | undefined

function approvalOf(books: Books, rights: readonly FunctionRight[], asked: Asked): Authorisation {
  const { declaration, input, meta } = asked
  const approverNo = (declaration.approver as ApproverOf | undefined)?.(input, books)
  const reason = reasonFor(books, rights, asked)
  if (meta.checkerNo !== null) {
    const checker = present(books.tellers.get(meta.checkerNo), 'checker')
    const isNamed = reason === undefined && approverNo === checker.tellerNo
    const rejection = refuseAgreement(books, checker, asked, isNamed)
    return rejection === undefined ? { kind: 'allowed' } : { kind: 'refused', rejection, isForbidden: false }
  }
  if (approverNo !== undefined) return { kind: 'needs-approval', reason: reason ?? 'approver', approverNo }
  return reason === undefined ? { kind: 'allowed' } : { kind: 'needs-approval', reason, approverNo: null }
}

function reasonFor(books: Books, rights: readonly FunctionRight[], asked: Asked): ApprovalReason | undefined {
  const { declaration, input } = asked
  const asks = (declaration.approvalWhen as AsksFor | undefined)?.(input, books)
  if (declaration.approval === 'always' || asks === true) return 'always'
  const moved = movedBy(books, asked)
  if (isRuled(books, asked, moved ?? null)) return 'rule'
  if (moved === undefined || rights.length === 0) return undefined
  const limit = limitOf(rights, moved.currency)
  return limit !== null && moved.amount > limit ? 'amount' : undefined
}

function isRuled(books: Books, asked: Asked, moved: Approvable['moved']): boolean {
  const functionCode = asked.declaration.code
  if (!hasApprovalRules(books.parameters, functionCode)) return false
  const classes = classesOf(books, asked)
  return (classes.length === 0 ? [''] : classes).some(clientClass =>
    needsApproval(books.parameters, { functionCode, moved, clientClass }, books.day.businessDate),
  )
}
