/** Who hears of a request that waits for a second person. */
import type { Books } from '../books/books.ts'
import type { Approval } from '../books/tables/approvals/approval.ts'
import { approve } from '../functions/approvals/approve.ts'
import { isWithinReach, reachOfAll } from '../procedures/people/reach.ts'
import { permissionOf, rightsTo } from '../procedures/people/rights.ts'

/** A request is its maker's branch's: another one does not know of it, unless its teller is the one who is named. */
export function isHeardBy(
  books: Books,
  approval: Readonly<Approval> | undefined,
  tellerNo: number,
): approval is Readonly<Approval> {
  if (approval === undefined) return false
  const teller = books.tellers.get(tellerNo)
  if (teller === undefined || approval.approverNo === tellerNo) return true
  const rights = rightsTo(books, teller, permissionOf(approve), 'checking')
  return isWithinReach(books, approval.branchNo, [teller.branchNo, ...reachOfAll(rights, teller)])
}
