/** Adds header and trailer to a body, which makes the message as it stands on the wire. */
import { encodeField, encodeFrame } from './codec.ts'
import { SOH, TAG } from './tags.ts'
import { formatTimestamp } from './timestamp.ts'

export interface Header {
  sender: string
  target: string
  seq: number
  /** Milliseconds since 1970. */
  sendingTime: number
  /** Set on a message that is sent again (PossDupFlag=Y): when it was first sent. */
  originalSendingTime?: number | undefined
}

let lastTime = Number.NaN
let lastText = ''

/** Keeps the last text, because many messages leave within one millisecond. */
function timestamp(time: number): string {
  if (time !== lastTime) {
    lastTime = time
    lastText = formatTimestamp(time)
  }
  return lastText
}

/** `body` begins with '35=…|'. */
export function frameMessage(header: Header, body: string): string {
  const typeEnd = body.indexOf(SOH) + 1
  const repeat =
    header.originalSendingTime === undefined
      ? ''
      : `${TAG.PossDupFlag}=Y${SOH}${encodeField(TAG.OrigSendingTime, formatTimestamp(header.originalSendingTime))}`
  const ids = `${TAG.SenderCompID}=${header.sender}${SOH}${TAG.TargetCompID}=${header.target}${SOH}`
  const number = `${TAG.MsgSeqNum}=${header.seq}${SOH}${TAG.SendingTime}=${timestamp(header.sendingTime)}${SOH}`
  return encodeFrame(body.slice(0, typeEnd) + ids + number + repeat + body.slice(typeEnd))
}
