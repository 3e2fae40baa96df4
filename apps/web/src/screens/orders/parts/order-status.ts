/** Which orders can still be canceled, and how a status looks. */
import { textOf } from '../../../format/text-of.ts'
import type { Row } from '../../../api/reports.ts'

const OPEN = new Set(['queued', 'pendingNew', 'new', 'partiallyFilled'])
const ENDED = new Set(['filled', 'canceled', 'rejected', 'expired'])

export function mayCancel(row: Row): boolean {
  return OPEN.has(textOf(row['status']))
}

export function isEnded(row: Row): boolean {
  return ENDED.has(textOf(row['status']))
}

/** A canceled order that was filled in part is 部撤. */
export function statusWord(row: Row): string {
  const status = textOf(row['status'])
  return status === 'canceled' && Number(row['filledQuantity']) > 0 ? 'partlyCanceled' : status
}
