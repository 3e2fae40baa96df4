/** Who may answer a request that waits for a second person, whether the answer is yes or no. */
import type { Books } from '../books/books.ts'
import { present } from '../base/assert.ts'
import type { Approval } from '../books/tables/approvals/approval.ts'
import { tellerOf, type Meta } from '../frame/meta.ts'
import { reject, type Rejection } from '../frame/rejection.ts'
import { firstDuty } from '../procedures/people/rights.ts'
import { isHeardBy } from './heard-by.ts'
import { refuseHereAndNow } from './judge-checker.ts'
import type { Registry } from './registry.ts'

interface HereAndNow {
  books: Books
  registry: Registry
  meta: Pick<Meta, 'principal' | 'time' | 'workstation'>
}

/** Whether the teller may answer this request at all, so that a job reads nothing for a checker whom the engine refuses. */
export function mayAnswer(here: HereAndNow, approval: Readonly<Approval>): boolean {
  return refuseCheck(here, approval) === undefined
}

/**
 * When the function names its approver, only that teller may approve; otherwise any teller with the right to check. When a rule
 * or the maker's limit also asks for a second person, the named teller needs that right, too. Whoever may approve may also
 * refuse. Whether the rights cover the request in class and amount is judged when it is decided again (authorise.ts).
 */
export function refuseCheck(
  { books, registry, meta }: HereAndNow,
  approval: Readonly<Approval> | undefined,
): Rejection | undefined {
  if (!isHeardBy(books, approval, tellerOf(meta))) return reject('approval_not_found', 'approvalId')
  if (approval.status === 'expired')
    return reject('approval_lapsed', 'approvalId', { date: approval.businessDate })
  if (approval.status !== 'waiting' || approval.businessDate !== books.day.businessDate)
    return reject('approval_closed', 'approvalId', {
      approvalId: String(approval.approvalId),
      status: approval.status === 'waiting' ? 'expired' : approval.status,
    })
  const { makerNo, approverNo, reason, functionCode } = approval
  const checker = books.tellers.get(tellerOf(meta))
  const isNamed = reason === 'approver'
  if (checker === undefined || checker.status !== 'normal') return reject('not_a_checker')
  const duty = firstDuty(books, checker)
  if (duty !== undefined) return reject(duty)
  if (!isNamed && !checker.roles.some(role => books.roles.get(role)?.isChecker === true))
    return reject('not_a_checker')
  if (makerNo === checker.tellerNo) return reject('checker_is_maker')
  if (approverNo !== null && approverNo !== checker.tellerNo)
    return reject('not_the_approver', undefined, { approver: String(approverNo) })
  const declaration = present(registry.find(functionCode), 'function of the approval')
  return refuseHereAndNow(books, checker, { asked: { declaration, meta }, isNamed })
}
