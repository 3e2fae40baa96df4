/** What the server may say to a command, and how its HTTP reply is read as one of these. */
import { textOf } from '../format/text-of.ts'
import type { Titles } from '../texts/pick-title.ts'

export interface Complaint {
  readonly code: string
  readonly message: Titles
  readonly field?: string
}

export type Answer =
  | { readonly kind: 'accepted'; readonly result: unknown }
  /** Waits for a second person. */
  | { readonly kind: 'pending'; readonly approvalId: number; readonly reason: string }
  /** Refused by name; nothing was changed. */
  | { readonly kind: 'refused'; readonly complaint: Complaint }
  /** Nobody knows yet whether it was done: ask again with the same request id. */
  | { readonly kind: 'unknown' }
  /** Not done; the books are away for the moment. */
  | { readonly kind: 'unavailable'; readonly complaint: Complaint }
  | { readonly kind: 'signed-out' }

const NO_WORDS: Titles = { zh: '服务器答复异常', en: 'Unexpected reply from the server' }

export function readAnswer(status: number, body: unknown): Answer {
  const fields = fieldsOf(body)
  if (status === 200) return { kind: 'accepted', result: fields['result'] }
  if (status === 202)
    return { kind: 'pending', approvalId: Number(fields['approvalId']), reason: textOf(fields['reason']) }
  if (status === 401) return { kind: 'signed-out' }
  const complaint = readComplaint(fields['rejection'] ?? fields['error'], status)
  if (complaint.code === 'outcome_unknown') return { kind: 'unknown' }
  if (status === 503) return { kind: 'unavailable', complaint }
  // A reply that is not ours (a proxy, a crash half way): whether it was done cannot be told from it.
  if (status >= 500) return { kind: 'unknown' }
  return { kind: 'refused', complaint }
}

export function readComplaint(value: unknown, status: number): Complaint {
  const fields = fieldsOf(value)
  const code = typeof fields['code'] === 'string' ? fields['code'] : `http_${status}`
  // Of a request that does not fit the schema the first fault says more than the whole.
  const fault = Array.isArray(fields['details']) ? fieldsOf(fields['details'][0])['message'] : undefined
  const message = [fault, fields['message']].find(isTitles) ?? NO_WORDS
  return typeof fields['field'] === 'string' ? { code, message, field: fields['field'] } : { code, message }
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function isTitles(value: unknown): value is Titles {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
}
