/** A checker signs at the maker's window: name, password and code go with this one request, and nobody is signed out. */
import { readAnswer, type Answer } from './answers.ts'
import { request } from './http.ts'

export interface Signature {
  readonly requestId: string
  readonly checker: string
  readonly password: string
  readonly code?: string
  readonly agree: boolean
  /** Of a refusal. */
  readonly reason?: string
}

export async function decideApproval(approvalId: number, signature: Signature): Promise<Answer> {
  try {
    const { status, body } = await request('POST', `/api/approvals/${approvalId}/decide`, signature)
    return readAnswer(status, body)
  } catch {
    // The line broke: it may have arrived, it may not.
    return { kind: 'unknown' }
  }
}
