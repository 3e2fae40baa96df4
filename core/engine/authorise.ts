/**
 * Decides whether this principal may run this function now, and whether a second person is asked. The first that applies counts:
 *   actor_not_allowed → teller_not_active → password_must_change → second_factor_must_enrol → permission_missing → workstation_not_allowed →
 *   outside_hours → headquarters_only, branch_not_covered → client_class_not_covered → phase_not_allowed, day_closing → the function's own
 *   refusals → a second person is asked.
 * Hours and workstation are the maker's. When a checker approves later, the checker's own apply (judge-checker.ts).
 */
import { present } from '../base/assert.ts'
import type { Books } from '../books/books.ts'
import type { Change } from '../books/changes/change.ts'
import type { FunctionRight } from '../books/function-right.ts'
import type { Teller } from '../books/tables/people/teller.ts'
import type { AnyFunction } from '../frame/define-function.ts'
import { tellerOf, type Meta } from '../frame/meta.ts'
import { reject, type Rejection } from '../frame/rejection.ts'
import type { RejectionCode } from '../frame/rejections.ts'
import { approvalAsked, hasApprovalRules, type Approvable } from '../rules/approval-rules.ts'
import { firstDuty, limitPassed, permissionOf } from '../procedures/people/rights.ts'
import { countMoved, movedToday, type TotalOf } from '../procedures/people/teller-totals.ts'
import { classesOf, coveringRights, movedBy, type Asked } from './coverage.ts'
import { countAgreement, refuseAgreement } from './judge-checker.ts'
import { mayCall } from './may-run.ts'
import { refusePhase } from './refuse-phase.ts'
import type { ApprovalReason } from '../words/approval.ts'

export interface NeedsApproval {
  kind: 'needs-approval'
  reason: ApprovalReason
  /** The only teller who may approve; null means any checker. */
  approverNo: number | null
}

export interface Allowed {
  kind: 'allowed'
  /** What it adds to the daily total of the responsible teller: the maker alone, or the checker who approved. */
  counts: readonly Change[]
}

export type Authorisation =
  Allowed | NeedsApproval | { kind: 'refused'; rejection: Rejection; isForbidden: boolean }

export function authorise(books: Books, declaration: AnyFunction, input: unknown, meta: Meta): Authorisation {
  const { principal } = meta
  if (!mayCall(principal, declaration)) return forbidden('actor_not_allowed')
  if (principal.kind !== 'teller' || declaration.runBy === 'system')
    return phaseOf(books, declaration) ?? { kind: 'allowed', counts: [] }
  const teller = books.tellers.get(principal.tellerNo)
  if (teller === undefined || teller.status !== 'normal') return forbidden('teller_not_active')
  const duty = declaration.isForOwnPassword === true ? undefined : firstDuty(books, teller)
  if (duty !== undefined) return forbidden(duty)
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

function phaseOf(books: Books, declaration: AnyFunction): Authorisation | undefined {
  const rejection = refusePhase(declaration, books.day.phase)
  return rejection === undefined ? undefined : { kind: 'refused', rejection, isForbidden: false }
}

/** A checker approves later and at another place; hours and workstation were the maker's. */
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
    const rejection = refuseAgreement(books, checker, { asked, isNamed })
    return rejection === undefined
      ? { kind: 'allowed', counts: countAgreement(books, checker, { asked, isNamed }) }
      : { kind: 'refused', rejection, isForbidden: false }
  }
  if (approverNo !== undefined) return { kind: 'needs-approval', reason: reason ?? 'approver', approverNo }
  return reason === undefined
    ? { kind: 'allowed', counts: countMoved(books, aloneBy(asked), movedBy(books, asked)) }
    : { kind: 'needs-approval', reason, approverNo: null }
}

const aloneBy = ({ declaration, meta }: Asked): TotalOf => ({
  tellerNo: tellerOf(meta),
  use: 'making',
  functionCode: declaration.code,
})

function reasonFor(books: Books, rights: readonly FunctionRight[], asked: Asked): ApprovalReason | undefined {
  const { declaration, input } = asked
  if (declaration.approval === 'never') return undefined
  const asks = (declaration.approvalWhen as AsksFor | undefined)?.(input, books)
  if (declaration.approval === 'always' || asks === true) return 'always'
  if (declaration.moves === undefined && !hasApprovalRules(books.parameters, declaration.code))
    return undefined
  const of = aloneBy(asked)
  const moved = movedBy(books, asked).map(each => ({
    ...each,
    today: movedToday(books, of, each.currency),
  }))
  const reasons: ReadonlySet<ApprovalReason | undefined> = new Set([
    ...rulesAsk(books, asked, moved),
    ...(rights.length === 0 ? [] : moved).map(
      each => limitPassed(rights, each, { today: each.today, use: 'making' })?.kind,
    ),
  ])
  return REASONS.find(reason => reasons.has(reason))
}

/** When several reasons apply, the first of these is given. */
const REASONS = ['rule', 'amount', 'day'] as const

function rulesAsk(
  books: Books,
  asked: Asked,
  moved: readonly NonNullable<Approvable['moved']>[],
): ('rule' | 'day' | undefined)[] {
  const functionCode = asked.declaration.code
  const { parameters, day } = books
  if (!hasApprovalRules(parameters, functionCode)) return []
  const classes = classesOf(books, asked)
  return (classes.length === 0 ? [''] : classes).flatMap(clientClass =>
    (moved.length === 0 ? [null] : moved).map(each =>
      approvalAsked(parameters, { functionCode, moved: each, clientClass }, day.businessDate),
    ),
  )
}
