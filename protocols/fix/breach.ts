/**
 * What a session requires of a message beyond the dictionary: it comes from the peer, its time is right, a Logon is acceptable,
 * and numbers go forward. Source: FIX 4.4 vol. 2, session-level test cases 1S, 2.f, 2.g, 2.k, 2.o, 8, 10.e, 11.c.
 */
import type { Message } from './codec.ts'
import { type Defect, defectText, REASON } from './defect.ts'
import { isYes, numberOf } from './fields.ts'
import { TAG } from './tags.ts'
import { createTimestampReader, parseTimestamp } from './timestamp.ts'

export interface Expected {
  senderCompId: string
  targetCompId: string
  /** Milliseconds by which a SendingTime may differ from our clock; 0 means any. */
  sendingTimeAccuracy: number
}

const readSendingTime = createTimestampReader()
const MAX_HEARTBEAT_SECONDS = 3_600
const COMP_ID: Defect = { reason: REASON.compIdProblem }
const SENDING_TIME: Defect = { reason: REASON.sendingTime }

/**
 * A breach is answered with a Reject and ends the session. A field that is missing altogether is only a defect of the message.
 */
export function breachOf({ fields }: Message, expected: Expected, now: number): Defect | undefined {
  const sender = fields.get(TAG.SenderCompID)
  const target = fields.get(TAG.TargetCompID)
  if (sender !== undefined && sender !== expected.targetCompId) return COMP_ID
  if (target !== undefined && target !== expected.senderCompId) return COMP_ID
  if (expected.sendingTimeAccuracy === 0) return undefined
  const sentAt = readSendingTime(fields.get(TAG.SendingTime) ?? '')
  const isOff = sentAt !== undefined && Math.abs(now - sentAt) > expected.sendingTimeAccuracy
  return isOff ? SENDING_TIME : undefined
}

/** A repeated message must say when it was first sent. A gap fill need not, because it takes the place of messages. */
export function repeatDefect(message: Message): Defect | undefined {
  if (message.type === '4' || !isYes(message, TAG.PossDupFlag)) return undefined
  const original = message.fields.get(TAG.OrigSendingTime)
  if (original === undefined) return { reason: REASON.requiredTagMissing, tag: TAG.OrigSendingTime }
  const sentFirst = parseTimestamp(original)
  const sentNow = readSendingTime(message.fields.get(TAG.SendingTime) ?? '')
  const isLater = sentFirst !== undefined && sentNow !== undefined && sentFirst > sentNow
  return isLater ? SENDING_TIME : undefined
}

/** Why a Logon is not accepted; undefined when it is. */
export function logonRefusal(message: Message, seq: number, defect: Defect | undefined): string | undefined {
  if (defect !== undefined) return defectText(defect)
  if (seq === 0) return 'MsgSeqNum is missing'
  if (numberOf(message, TAG.EncryptMethod) !== 0) return 'EncryptMethod is not 0'
  const heartbeat = numberOf(message, TAG.HeartBtInt)
  if (heartbeat === undefined || heartbeat > MAX_HEARTBEAT_SECONDS) return 'HeartBtInt is out of range'
  const isReset = isYes(message, TAG.ResetSeqNumFlag)
  return isReset && seq !== 1 ? 'a Logon with ResetSeqNumFlag has MsgSeqNum 1' : undefined
}

export function goesBack(message: Message, least: number): Defect | undefined {
  const next = numberOf(message, TAG.NewSeqNo)
  return next === undefined || next < least ? { reason: REASON.valueIncorrect, tag: TAG.NewSeqNo } : undefined
}

/** In a resend request `to` = 0 means that the range has no end. */
export function resendDefect(from: number, to: number): Defect | undefined {
  if (from === 0) return { reason: REASON.valueIncorrect, tag: TAG.BeginSeqNo }
  return to !== 0 && to < from ? { reason: REASON.valueIncorrect, tag: TAG.EndSeqNo } : undefined
}
