/** What nobody has agreed to by the end of the day is void: the books of another day are other books. */
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'

export function expireApprovals(books: Books): Change[] {
  return [...books.approvals.values()]
    .filter(({ status }) => status === 'waiting')
    .map(approval => ({ kind: 'put', table: 'approval', row: { ...approval, status: 'expired' } }))
}
