/**
 * FIX framing: fields to bytes and bytes to messages. Bytes are strings of one character per byte ('latin1').
 *
 * Decoder, for each message that begins with '8=FIX.4.4|9=':
 *
 *   seeking ──start found──► framing ──all bytes there──► checked ──► a message
 *      ▲  (drops garbage)        │                           │
 *      └──── wrong length, wrong checksum, too long, or ─────┘   each reported as garbled; the search goes on right
 *            another start where bytes are still missing         behind the false start, so sound messages inside live
 *
 * A garbled message is dropped without counting its number (FIX 4.4 vol. 2): the gap it leaves brings it again.
 * The buffer never holds more than one unfinished message of at most `MAX_MESSAGE` bytes.
 */
import { assert } from '@guitai/core/base/assert.ts'
import { SOH, TAG } from './tags.ts'

export const MAX_MESSAGE = 16_384
const BEGIN = `8=FIX.4.4${SOH}9=`
const ANY_BEGIN = '8=FIX'
/** '10=ddd|' */
const TRAILER = 7

/** The first occurrence of each tag; values are bytes. */
export type Fields = ReadonlyMap<number, string>

export interface Message {
  kind: 'message'
  type: string
  fields: Fields
  /** A field that is no field: the message counts, but must be refused (35=3). */
  malformed?: string
  /** The bytes as they came. */
  raw: string
}

export interface Garbled {
  kind: 'garbled'
  reason: 'garbage' | 'begin-string' | 'body-length' | 'checksum'
  /** The first bytes of what was dropped. */
  sample: string
}

export interface Decoder {
  push(bytes: string): (Message | Garbled)[]
  /** Bytes waiting for the rest of their message. */
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

/** `inner` is everything between BodyLength and CheckSum, beginning with '35='. */
export function encodeFrame(inner: string): string {
  const frame = `${BEGIN}${inner.length}${SOH}${inner}`
  return `${frame}10=${String(checksum(frame, 0, frame.length)).padStart(3, '0')}${SOH}`
}

/** '35=D|34=…' with '|' for the separators: for people. */
export function readable(bytes: string): string {
  return bytes.replaceAll(SOH, '|')
}

/** A tag is digits without a leading zero; anything else gives 0. */
function tagAt(raw: string, from: number, to: number): number {
  if (to <= from || to - from > 9 || raw.charCodeAt(from) === 0x30) return 0
  let tag = 0
  for (let i = from; i < to; i++) {
    const digit = raw.charCodeAt(i) - 0x30
    if (digit < 0 || digit > 9) return 0
    tag = tag * 10 + digit
  }
  return tag
}

function parseFields(
  raw: string,
  from: number,
  to: number,
): { fields: Map<number, string>; malformed?: string } {
  const fields = new Map<number, string>()
  let malformed: string | undefined
  let at = from
  while (at < to) {
    const end = raw.indexOf(SOH, at)
    const equals = raw.indexOf('=', at)
    const tag = equals < end ? tagAt(raw, at, equals) : 0
    if (tag === 0 || equals < 0 || equals + 1 === end) malformed ??= raw.slice(at, Math.min(end, at + 40))
    else if (!fields.has(tag)) fields.set(tag, raw.slice(equals + 1, end))
    at = end + 1
  }
  return malformed === undefined ? { fields } : { fields, malformed }
}

function toMessage(raw: string, bodyFrom: number): Message {
  const { fields, malformed } = parseFields(raw, bodyFrom, raw.length - TRAILER)
  const message: Message = { kind: 'message', type: fields.get(TAG.MsgType) ?? '', fields, raw }
  if (malformed !== undefined) message.malformed = malformed
  return message
}

/** A kept body ('35=…|') as a message: its fields without header and trailer. */
export function parseBody(body: string): Message {
  return {
    kind: 'message',
    type: body.slice(3, body.indexOf(SOH)),
    fields: parseFields(body, 0, body.length).fields,
    raw: body,
  }
}

type Frame =
  | { status: 'incomplete' }
  | { status: 'wrong'; reason: Garbled['reason'] }
  | { status: 'whole'; bodyFrom: number; end: number }

/** Looks at the bytes from `at`, where a '8=FIX' stands (perhaps not all of it yet). */
function frameAt(buffer: string, at: number): Frame {
  const head = buffer.slice(at, at + BEGIN.length)
  if (!BEGIN.startsWith(head)) return { status: 'wrong', reason: 'begin-string' }
  if (head.length < BEGIN.length) return { status: 'incomplete' }
  const lengthFrom = at + BEGIN.length
  const lengthEnd = buffer.indexOf(SOH, lengthFrom)
  if (lengthEnd < 0)
    return buffer.length - lengthFrom > 6
      ? { status: 'wrong', reason: 'body-length' }
      : { status: 'incomplete' }
  const length = buffer.slice(lengthFrom, lengthEnd)
  if (!/^\d{1,6}$/.test(length) || Number(length) > MAX_MESSAGE)
    return { status: 'wrong', reason: 'body-length' }
  const bodyFrom = lengthEnd + 1
  const bodyEnd = bodyFrom + Number(length)
  if (buffer.length < bodyEnd + TRAILER) {
    // Another start where this body should still run: its length is wrong, and waiting would hold up the others.
    const other = buffer.indexOf(SOH + ANY_BEGIN, bodyFrom - 1)
    return other < 0 ? { status: 'incomplete' } : { status: 'wrong', reason: 'body-length' }
  }
  return checkTrailer(buffer, at, bodyFrom, bodyEnd)
}

function checkTrailer(buffer: string, at: number, bodyFrom: number, bodyEnd: number): Frame {
  const isTrailer = buffer.startsWith('10=', bodyEnd) && buffer[bodyEnd + TRAILER - 1] === SOH
  if (!isTrailer || buffer[bodyEnd - 1] !== SOH) return { status: 'wrong', reason: 'body-length' }
  const stated = buffer.slice(bodyEnd + 3, bodyEnd + 6)
  const isRight = /^\d{3}$/.test(stated) && Number(stated) === checksum(buffer, at, bodyEnd)
  return isRight
    ? { status: 'whole', bodyFrom, end: bodyEnd + TRAILER }
    : { status: 'wrong', reason: 'checksum' }
}

/** Where the next message may start: a whole '8=FIX', or a beginning of one at the very end; else the end. */
function seek(buffer: string, from: number): number {
  const found = buffer.indexOf(ANY_BEGIN, from)
  if (found >= 0) return found
  for (let kept = Math.min(ANY_BEGIN.length - 1, buffer.length - from); kept > 0; kept--) {
    if (ANY_BEGIN.startsWith(buffer.slice(buffer.length - kept))) return buffer.length - kept
  }
  return buffer.length
}

function garbled(reason: Garbled['reason'], buffer: string, from: number, to: number): Garbled {
  return { kind: 'garbled', reason, sample: readable(buffer.slice(from, Math.min(to, from + 200))) }
}

export function createDecoder(): Decoder {
  let rest = ''
  return {
    get pending() {
      return rest.length
    },
    push(bytes) {
      const buffer = rest === '' ? bytes : rest + bytes
      const found: (Message | Garbled)[] = []
      let at = 0
      for (;;) {
        const start = seek(buffer, at)
        if (start > at) found.push(garbled('garbage', buffer, at, start))
        at = start
        const frame = at === buffer.length ? undefined : frameAt(buffer, at)
        if (frame === undefined || frame.status === 'incomplete') break
        if (frame.status === 'whole') {
          found.push(toMessage(buffer.slice(at, frame.end), frame.bodyFrom - at))
          at = frame.end
          continue
        }
        const next = seek(buffer, at + ANY_BEGIN.length)
        found.push(garbled(frame.reason, buffer, at, next))
        at = next
      }
      rest = buffer.slice(at)
      return found
    },
  }
}
