/**
 * The fields of a message in the order of the wire, and access to single ones.
 *
 * The class keeps positions and not texts, because most fields are read once or never. Text that is no field (`abc`, `0=x`) is
 * left out and is the message's first defect. A data field ends where the length before it says, because data may contain
 * separators.
 */
import { type Defect, REASON } from './defect.ts'
import { DATA_FIELDS } from './dictionary/fields.ts'
import { SOH } from './tags.ts'

const [ZERO, NINE, EQUALS] = [0x30, 0x39, 0x3d]
const MAX_TAG_DIGITS = 9

/** For a length tag its data tag, for a data tag its length tag as a negative number, for all others 0. */
const DATA_PARTNER = new Int16Array(1024)
for (const [length, data] of DATA_FIELDS) {
  DATA_PARTNER[length] = data
  DATA_PARTNER[data] = -length
}

export class Fields {
  readonly tags: number[] = []
  readonly #raw: string
  /** Where the value of each field begins and ends. */
  readonly #spans: number[] = []

  constructor(raw: string) {
    this.#raw = raw
  }

  get length(): number {
    return this.tags.length
  }

  add(tag: number, from: number, to: number): void {
    this.tags.push(tag)
    this.#spans.push(from, to)
  }

  tag(i: number): number {
    return this.tags[i] ?? 0
  }

  /** Where the value of the i-th field begins in the message's bytes. */
  from(i: number): number {
    return this.#spans[2 * i] ?? 0
  }

  to(i: number): number {
    return this.#spans[2 * i + 1] ?? 0
  }

  value(i: number): string {
    return this.#raw.slice(this.from(i), this.to(i))
  }

  /** The value of the first field with this tag; undefined when there is none or when it is empty. */
  get(tag: number): string | undefined {
    const i = this.tags.indexOf(tag)
    return i < 0 || this.from(i) === this.to(i) ? undefined : this.value(i)
  }

  has(tag: number): boolean {
    return this.get(tag) !== undefined
  }
}

/** Where the digits that begin at `from` end. */
function digitsEnd(raw: string, from: number): number {
  let i = from
  for (;;) {
    const code = raw.charCodeAt(i)
    if (!(code >= ZERO && code <= NINE)) return i
    i++
  }
}

/**
 * The tag whose digits stand from `from` to `to`. 0 when they are not digits, begin with a zero, or are not followed by '='.
 */
function tagAt(raw: string, from: number, to: number): number {
  const isTag = to > from && to - from <= MAX_TAG_DIGITS && raw.charCodeAt(to) === EQUALS
  if (!isTag || raw.charCodeAt(from) === ZERO) return 0
  let tag = 0
  for (let i = from; i < to; i++) tag = tag * 10 + raw.charCodeAt(i) - ZERO
  return tag
}

function noField(text: string): Defect {
  const number = /^(?:0|-\d{1,9})(?==)/.exec(text)?.[0]
  return number === undefined
    ? { reason: REASON.invalidTag }
    : { reason: REASON.invalidTag, tag: Number(number) }
}

/** The end of data whose length the field before it gives; -1 when the length is wrong. */
function dataEnd(raw: string, from: number, to: number, length: string): number {
  const end = /^\d{1,6}$/.test(length) ? from + Number(length) : to
  return end < to && raw[end] === SOH ? end : -1
}

/** Reads `from`…`to`; the last byte is a separator. */
export function parseFields(raw: string, from: number, to: number): { fields: Fields; defect?: Defect } {
  const fields = new Fields(raw)
  let defect: Defect | undefined
  for (let at = from; at < to;) {
    const equals = digitsEnd(raw, at)
    let end = raw.indexOf(SOH, equals)
    const tag = tagAt(raw, at, equals)
    const partner = DATA_PARTNER[tag] ?? 0
    if (tag === 0) defect ??= noField(raw.slice(at, Math.min(end, at + 20)))
    else if (partner < 0) {
      const last = fields.length - 1
      const isToldLength = fields.tag(last) === -partner
      const told = isToldLength ? dataEnd(raw, equals + 1, to, fields.value(last)) : -1
      if (told >= 0) end = told
      else
        defect ??= {
          reason: isToldLength ? REASON.valueIncorrect : REASON.requiredTagMissing,
          tag: -partner,
        }
    }
    if (tag !== 0) fields.add(tag, equals + 1, end)
    at = end + 1
  }
  return defect === undefined ? { fields } : { fields, defect }
}

/** Undefined when the field is absent or not a plain number. */
export function numberOf({ fields }: { fields: Fields }, tag: number): number | undefined {
  const text = fields.get(tag) ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

export function isYes({ fields }: { fields: Fields }, tag: number): boolean {
  return fields.get(tag) === 'Y'
}
