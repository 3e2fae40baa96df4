/**
 * FIX framing: fields to bytes and bytes to messages. Bytes are strings of one character per byte ('latin1').
 *
 * A garbled message is dropped without counting its number (FIX 4.4 vol. 2, test cases 2.m, 2.t, 3.b); the gap that it
 * leaves brings it again. A sound frame of another version of FIX is reported as such, because it ends a session (2.i).
 */
import { assert } from '@guitai/core/base/assert.ts'
import { type Defect, REASON } from './defect.ts'
import { type Fields, parseFields } from './fields.ts'
import { SOH, TAG } from './tags.ts'

/** Bytes. A longer message is not read. */
export const MAX_MESSAGE = 16_384
const BEGIN = `8=FIX.4.4${SOH}9=`
const ANY_BEGIN = '8=FIX'
/** The length of '8=FIXT.1.1|9=', which is the longest. */
const MAX_BEGIN = 14
const MAX_LENGTH_DIGITS = 6
/** The length of '10=ddd|'. */
const TRAILER = 7
const TOO_LONG: Defect = { reason: REASON.valueIncorrect, tag: TAG.BodyLength }

export interface Message {
  kind: 'message'
  type: string
  fields: Fields
  /** When present, the message counts but must be refused (35=3). */
  defect?: Defect
  /** The bytes as they were received. */
  raw: string
}

export interface Garbled {
  kind: 'garbled'
  /** Why the first dropped bytes were dropped. 'begin-string' means a sound frame of another FIX version. */
  reason: 'garbage' | 'begin-string' | 'body-length' | 'msg-type' | 'checksum'
  /** The first of the dropped bytes. */
  sample: string
  /** The number of dropped bytes. */
  size: number
}

export interface Decoder {
  push(bytes: string): (Message | Garbled)[]
  /** The number of bytes that wait for the rest of their message. */
  readonly pending: number
}

export function checksum(bytes: string, from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum += bytes.charCodeAt(i)
  return sum & 0xff
}

export function encodeField(tag: number, value: string | number): string {
  const text = String(value)
  assert(
    text !== '' && !text.includes(SOH) && !text.includes('\0'),
    `tag ${tag}: a value is not empty and has no separator`,
  )
  return `${tag}=${text}${SOH}`
}

/** `inner` is everything between BodyLength and CheckSum; it begins with '35='. */
export function encodeFrame(inner: string): string {
  const frame = `${BEGIN}${inner.length}${SOH}${inner}`
  return `${frame}10=${String(checksum(frame, 0, frame.length)).padStart(3, '0')}${SOH}`
}

/** '35=D|34=…', with '|' as separator, for people to read. */
export function readable(bytes: string): string {
  return bytes.replaceAll(SOH, '|')
}

function toMessage(raw: string, bodyFrom: number): Message {
  const isTooLong = raw.length > MAX_MESSAGE
  const bodyTo = isTooLong ? raw.lastIndexOf(SOH, MAX_MESSAGE) + 1 : raw.length - TRAILER
  const { fields, ...found } = parseFields(raw, bodyFrom, bodyTo)
  const defect = isTooLong ? TOO_LONG : found.defect
  const message: Message = { kind: 'message', type: fields.get(TAG.MsgType) ?? '', fields, raw }
  if (defect !== undefined) message.defect = defect
  return message
}

/** Reads a stored body ('35=…|') as a message: its fields without header and trailer. */
export function parseBody(body: string): Message {
  const { fields } = parseFields(body, 0, body.length)
  return { kind: 'message', type: fields.get(TAG.MsgType) ?? '', fields, raw: body }
}

type Frame =
  /** `end` is where the message ends, when its length is already known. */
  | { status: 'incomplete'; end?: number }
  | { status: 'wrong'; reason: Garbled['reason'] }
  | { status: 'whole'; bodyFrom: number; end: number }
  /** A sound frame of another FIX version. */
  | { status: 'foreign'; end: number }

const INCOMPLETE: Frame = { status: 'incomplete' }

function wrong(reason: Garbled['reason']): Frame {
  return { status: 'wrong', reason }
}

/** Examines the bytes from `at`, where '8=FIX' begins; perhaps not all of the frame has come. */
function frameAt(buffer: string, at: number): Frame {
  if (buffer.startsWith(BEGIN, at)) return bodyAt(buffer, at, at + BEGIN.length)
  const head = buffer.slice(at, at + MAX_BEGIN)
  const begin = /^8=FIX[T.0-9]*\u00019=/.exec(head)?.[0]
  if (begin === undefined)
    return head.length < MAX_BEGIN && at + head.length === buffer.length ? INCOMPLETE : wrong('garbage')
  const frame = bodyAt(buffer, at, at + begin.length)
  return frame.status === 'whole' ? { status: 'foreign', end: frame.end } : frame
}

/** `at` is the frame's start; `lengthFrom` is where the value of its BodyLength begins. */
function bodyAt(buffer: string, at: number, lengthFrom: number): Frame {
  const told = buffer.slice(lengthFrom, lengthFrom + MAX_LENGTH_DIGITS + 1)
  const length = /^\d{1,6}(?=\u0001)/.exec(told)?.[0]
  if (length === undefined)
    return /^\d{0,6}$/.test(told) && told.length <= MAX_LENGTH_DIGITS ? INCOMPLETE : wrong('body-length')
  const bodyFrom = lengthFrom + length.length + 1
  const bodyEnd = bodyFrom + Number(length)
  if (buffer.length < bodyEnd + TRAILER) {
    // Another message starts inside this body, so its length is wrong. Waiting would delay the other messages.
    const other = buffer.indexOf(SOH + ANY_BEGIN, bodyFrom - 1)
    return other < 0 ? { status: 'incomplete', end: bodyEnd + TRAILER } : wrong('body-length')
  }
  return checkTrailer(buffer, at, bodyFrom, bodyEnd)
}

function checkTrailer(buffer: string, at: number, bodyFrom: number, bodyEnd: number): Frame {
  const isTrailer = buffer.startsWith('10=', bodyEnd) && buffer[bodyEnd + TRAILER - 1] === SOH
  if (!isTrailer || buffer[bodyEnd - 1] !== SOH) return wrong('body-length')
  const stated = buffer.slice(bodyEnd + 3, bodyEnd + 6)
  if (!/^\d{3}$/.test(stated) || Number(stated) !== checksum(buffer, at, bodyEnd)) return wrong('checksum')
  if (!buffer.startsWith('35=', bodyFrom)) return wrong('msg-type')
  return { status: 'whole', bodyFrom, end: bodyEnd + TRAILER }
}

/** Where the next message may start: at a whole '8=FIX', at the beginning of one at the very end, or else at the end. */
function seek(buffer: string, from: number): number {
  const found = buffer.indexOf(ANY_BEGIN, from)
  if (found >= 0) return found
  for (let kept = Math.min(ANY_BEGIN.length - 1, buffer.length - from); kept > 0; kept--) {
    if (ANY_BEGIN.startsWith(buffer.slice(buffer.length - kept))) return buffer.length - kept
  }
  return buffer.length
}

function garbled(reason: Garbled['reason'], buffer: string, from: number, to: number): Garbled {
  const sample = readable(buffer.slice(from, Math.min(to, from + 200)))
  return { kind: 'garbled', reason, sample, size: to - from }
}

/**
 * Cuts the bytes of a stream into messages. For each message that begins with '8=FIX':
 *
 *   seeking ──start found──► framing ──all bytes there──► checked ──► a message
 *      ▲  (drops garbage)        │                           │
 *      └──── wrong length, wrong checksum, too long, ────────┘   The search continues right after the false start, so that
 *            no MsgType in third place, or another start         sound messages inside are found. Bytes dropped together
 *            where bytes are still missing                       are reported once.
 *
 * The buffer never holds more than one unfinished message, whose length has at most `MAX_LENGTH_DIGITS` digits. A message of more than
 * `MAX_MESSAGE` bytes is not read, but it counts; if it were dropped, the gap would bring it again for ever.
 */
export function createDecoder(): Decoder {
  let rest = ''
  /**
   * `wanted` is the length of `rest` when its message is complete. `seam` holds its last bytes, in which another start may
   * begin.
   */
  let wanted = 0
  let tail = ''
  return {
    get pending() {
      return rest.length
    },
    push(bytes) {
      const buffer = rest === '' ? bytes : rest + bytes
      const seam = tail + bytes
      tail = seam.slice(-ANY_BEGIN.length)
      // A long message that comes in many pieces is examined only when it is complete.
      if (buffer.length < wanted && !seam.includes(SOH + ANY_BEGIN)) {
        rest = buffer
        return []
      }
      const found: (Message | Garbled)[] = []
      let at = 0
      // Bytes full of false starts give one report, not millions.
      const drop = (reason: Garbled['reason'], to: number): void => {
        const last = found.at(-1)
        if (last?.kind === 'garbled' && last.reason !== 'begin-string') last.size += to - at
        else found.push(garbled(reason, buffer, at, to))
      }
      let frame: Frame
      for (;;) {
        const start = seek(buffer, at)
        if (start > at) drop('garbage', start)
        at = start
        frame = at === buffer.length ? INCOMPLETE : frameAt(buffer, at)
        if (frame.status === 'incomplete') break
        if (frame.status === 'wrong') {
          const next = seek(buffer, at + ANY_BEGIN.length)
          drop(frame.reason, next)
          at = next
          continue
        }
        if (frame.status === 'whole') found.push(toMessage(buffer.slice(at, frame.end), frame.bodyFrom - at))
        else found.push(garbled('begin-string', buffer, at, frame.end))
        at = frame.end
      }
      rest = buffer.slice(at)
      wanted = (frame.end ?? at) - at
      return found
    },
  }
}
