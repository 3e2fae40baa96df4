/** Bodies of the session's own messages: Logon, Logout, Heartbeat, TestRequest, ResendRequest, SequenceReset, Reject. */
import { encodeField as field } from './codec.ts'
import { SOH, TAG } from './tags.ts'
import { toUtf8 } from './utf8.ts'

function body(type: string, fields: string): string {
  return `${TAG.MsgType}=${type}${SOH}${fields}`
}

export function logonBody(heartbeatSeconds: number, isReset: boolean): string {
  const reset = isReset ? field(TAG.ResetSeqNumFlag, 'Y') : ''
  return body('A', field(TAG.EncryptMethod, 0) + field(TAG.HeartBtInt, heartbeatSeconds) + reset)
}

export function logoutBody(text: string): string {
  return body('5', text === '' ? '' : field(TAG.Text, toUtf8(text)))
}

export function heartbeatBody(testRequestId: string): string {
  return body('0', testRequestId === '' ? '' : field(TAG.TestReqID, testRequestId))
}

export function testRequestBody(id: string): string {
  return body('1', field(TAG.TestReqID, id))
}

export function resendRequestBody(from: number, to: number): string {
  return body('2', field(TAG.BeginSeqNo, from) + field(TAG.EndSeqNo, to))
}

export function gapFillBody(nextSeq: number): string {
  return body('4', field(TAG.GapFillFlag, 'Y') + field(TAG.NewSeqNo, nextSeq))
}

/** Reasons of tag 373 that we give. */
export const REJECT = { requiredTagMissing: 1, valueIncorrect: 5, compIdProblem: 9, other: 99 } as const

export function rejectBody(refSeq: number, refType: string, reason: number, text: string): string {
  const type = refType === '' ? '' : field(TAG.RefMsgType, refType)
  return body(
    '3',
    field(TAG.RefSeqNum, refSeq) +
      type +
      field(TAG.SessionRejectReason, reason) +
      field(TAG.Text, toUtf8(text)),
  )
}
