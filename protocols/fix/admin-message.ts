/** Bodies of the session's own messages: Logon, Logout, Heartbeat, TestRequest, ResendRequest, SequenceReset, Rejects. */
import { encodeField as field } from './codec.ts'
import { type Defect, defectText } from './defect.ts'
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

/** How many bytes of a peer's unknown message type are repeated in an answer. */
const MAX_TYPE = 20

function refType(type: string): string {
  return type === '' ? '' : field(TAG.RefMsgType, type.slice(0, MAX_TYPE))
}

/** 35=3: a message of the peer violates the dictionary. */
export function rejectBody(refSeq: number, type: string, defect: Defect): string {
  const tag = defect.tag === undefined ? '' : field(TAG.RefTagID, defect.tag)
  return body(
    '3',
    field(TAG.RefSeqNum, refSeq) +
      tag +
      refType(type) +
      field(TAG.SessionRejectReason, defect.reason) +
      field(TAG.Text, defectText(defect)),
  )
}

/** 35=j: FIX has this message type, but we do not accept it. */
export function unsupportedBody(refSeq: number, type: string): string {
  const reason = field(TAG.BusinessRejectReason, 3) + field(TAG.Text, 'Unsupported Message Type')
  return body('j', field(TAG.RefSeqNum, refSeq) + refType(type) + reason)
}
