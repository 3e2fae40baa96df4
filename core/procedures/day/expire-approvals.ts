/**
 * A request that nobody has approved by the end of the day becomes void, because the books of another day are different. On the next
 * day its maker is still told so (approval_lapsed).
 */
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'

export function expireApprovals(books: Books): Change[] {
  return [...books.approvals.values()]
    .filter(({ status }) => status === 'waiting')
    .map(approval => ({ kind: 'update', table: 'approval', row: { ...approval, status: 'expired' } }))
}
