/** Which orders can still be canceled, and how a status looks. */
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import type { Row } from '@guitai/web-kit/api/reports.ts'
import { ENDED_STATUSES, OPEN_STATUSES } from '@guitai/core/words/order-status.ts'

const OPEN: ReadonlySet<string> = new Set(OPEN_STATUSES)
const ENDED: ReadonlySet<string> = new Set(ENDED_STATUSES)

export function mayCancel(row: Row): boolean {
  const status = textOf(row['status'])
  return OPEN.has(status) && status !== 'pendingCancel'
}

export function isEnded(row: Row): boolean {
  return ENDED.has(textOf(row['status']))
}

/** A canceled order that was filled in part is 部撤. */
export function statusWord(row: Row): string {
  const status = textOf(row['status'])
  return status === 'canceled' && Number(row['filledQuantity']) > 0 ? 'partlyCanceled' : status
}
