/**
 * The dictionary's data prepared for lookup: what each tag may be in each message type. It is built once when the module is
 * loaded, so that a mistake in the data shows at once and not in some later message.
 */
import { assert } from '@guitai/core/base/assert.ts'
import { type FieldType, FIELDS, FIRST_USER_DEFINED, LAST_TAG, NEVER_GIVEN } from './fields.ts'
import { COMPONENTS, HEADER, MESSAGE_TYPES, OTHER_TYPES, type Receiver, TRAILER } from './message-types.ts'
import { type Format, FORMATS } from './value-format.ts'
import { VALUES } from './values.ts'

export type Place = 'header' | 'body' | 'trailer'

/** The rule for a field in one message type or one group. */
export interface FieldRule {
  tag: number
  /** A small number per tag, used as index into tables. */
  slot: number
  place: Place
  /** The position among the fields of its group. The first field begins an entry, and the fields come in this order. */
  position: number
  isRequired: boolean
  mayBeEmpty: boolean
  /** Undefined when any text is allowed. */
  hasForm: Format | undefined
  /** Undefined when FIX does not list the values. */
  isValue: Format | undefined
  /** The fields of a group's entries; set on the field that counts the group. */
  group: ReadonlyMap<number, FieldRule> | undefined
}

export interface TypeRules {
  to: Receiver
  /** Rules of FIX's own tags by tag number; the map has the few others. */
  near: readonly (FieldRule | undefined)[]
  far: ReadonlyMap<number, FieldRule>
  required: readonly FieldRule[]
}

const NEAR = 1400
const TYPE_OF = new Map<number, FieldType>()
for (const [type, list] of Object.entries(FIELDS)) {
  for (const [, tag] of list.matchAll(/(\d+)\s+\w+/g)) TYPE_OF.set(Number(tag), type as FieldType)
}
const SLOTS = new Map([...TYPE_OF.keys()].map((tag, i) => [tag, i]))
export const SLOT_COUNT = SLOTS.size

/** Most values have one character and are looked up by its code. */
function isOneOf(list: string, isMultiple: boolean): Format {
  const words = list.split(/\s+/).filter(word => word !== '')
  const isOpen = words.includes('100+')
  const known = new Set(words)
  const single = new Uint8Array(256)
  for (const word of words) if (word.length === 1) single[word.charCodeAt(0)] = 1
  const isKnown = (word: string): boolean => known.has(word) || (isOpen && /^\d{3,9}$/.test(word))
  return (raw, from, to) => {
    if (to - from === 1) return single[raw.charCodeAt(from)] === 1
    const text = raw.slice(from, to)
    return isMultiple ? text.split(' ').every(isKnown) : isKnown(text)
  }
}

const isValueOf = new Map(
  Object.entries(VALUES).map(([tag, list]) => [
    Number(tag),
    isOneOf(list, TYPE_OF.get(Number(tag)) === 'MULTIPLEVALUESTRING'),
  ]),
)

function* tokens(text: string): Generator<string, undefined> {
  for (const [token] of text.matchAll(/@\w+|\d+[!?]?|[()]/g)) {
    if (token.startsWith('@')) yield* tokens(COMPONENTS[token.slice(1)] ?? '')
    else yield token
  }
  return undefined
}

function read(place: Place, source: Generator<string, undefined>): Map<number, FieldRule> {
  const rules = new Map<number, FieldRule>()
  let last: FieldRule | undefined
  for (;;) {
    const token = source.next().value
    if (token === undefined || token === ')') return rules
    if (token === '(') {
      assert(last !== undefined, 'a group follows its counter')
      last.group = read(place, source)
      continue
    }
    const tag = Number.parseInt(token, 10)
    const type = TYPE_OF.get(tag)
    assert(type !== undefined && !rules.has(tag), `tag ${tag}: has a type, and stands once`)
    last = {
      tag,
      slot: SLOTS.get(tag) ?? 0,
      place,
      position: rules.size,
      isRequired: token.endsWith('!'),
      mayBeEmpty: token.endsWith('?'),
      hasForm: FORMATS[type],
      isValue: isValueOf.get(tag),
      group: undefined,
    }
    rules.set(tag, last)
  }
}

const HEADER_RULES = read('header', tokens(HEADER))
const TRAILER_RULES = read('trailer', tokens(TRAILER))

function typeRules(to: Receiver, body: string): TypeRules {
  const rules = [HEADER_RULES, read('body', tokens(body)), TRAILER_RULES].flatMap(part => [...part.values()])
  const near = Array.from<FieldRule | undefined>({ length: NEAR })
  const far = new Map<number, FieldRule>()
  for (const rule of rules) {
    if (rule.tag < NEAR) near[rule.tag] = rule
    else far.set(rule.tag, rule)
  }
  return { to, near, far, required: rules.filter(({ isRequired }) => isRequired) }
}

export const RULES: ReadonlyMap<string, TypeRules> = new Map(
  Object.entries(MESSAGE_TYPES).map(([type, { to, fields, added = '' }]) => [
    type,
    typeRules(to, `${fields} ${added}`),
  ]),
)

const OTHERS = new Set(OTHER_TYPES.split(/\s+/))

/** True for a type that FIX 4.4 knows or that two parties may have agreed on. */
export function isKnownType(type: string): boolean {
  return RULES.has(type) || OTHERS.has(type) || (type.startsWith('U') && type.length > 1)
}

const GAPS = new Set<number>(NEVER_GIVEN)

/** True for a tag that FIX 4.4 or a message of ours has. */
export function isKnownTag(tag: number): boolean {
  return TYPE_OF.has(tag) || (tag <= LAST_TAG && !GAPS.has(tag))
}

export function ruleOf(rules: TypeRules, tag: number): FieldRule | undefined {
  return tag < NEAR ? rules.near[tag] : rules.far.get(tag)
}

export function isUserDefined(tag: number): boolean {
  return tag >= FIRST_USER_DEFINED
}

/**
 * True for the session's own messages. A Reject is treated as an application message, because it says that a message of ours
 * was refused.
 */
export function isAdmin(type: string): boolean {
  return type.length === 1 && '01245A'.includes(type)
}

/** True when this side of the session accepts messages of the type. */
export function isSupported(type: string, role: 'initiator' | 'acceptor'): boolean {
  const to = RULES.get(type)?.to
  return to === 'both' || to === (role === 'initiator' ? 'counter' : 'exchange')
}
