/**
 * Checks a message against FIX 4.4. The first defect in the order of the wire is reported; missing fields come last.
 *
 * Two things are accepted unread: tags that two parties agreed on (5000 and above, also within a group), and the bodies of
 * message types that we do not support. Source: FIX 4.4 vol. 2, session-level test cases 2.q and 14.a to 14.k.
 */
import type { Message } from '../codec.ts'
import { type Defect, REASON, type Reason } from '../defect.ts'
import type { Fields } from '../fields.ts'
import { TAG } from '../tags.ts'
import {
  type FieldRule,
  isKnownTag,
  isKnownType,
  isUserDefined,
  RULES,
  ruleOf,
  SLOT_COUNT,
  type TypeRules,
} from './rules.ts'

const RANK = { header: 0, body: 1, trailer: 2 } as const

/** The message in which each tag was last seen. One table for all messages is cheaper than a set for each. */
const seenIn = new Float64Array(SLOT_COUNT)
let messageNo = 0

/** The index at which reading continues, or the defect that stops it. */
type Read = number | Defect

function valueDefect(message: Message, i: number, rule: FieldRule): Reason | undefined {
  const { raw, fields } = message
  const [from, to] = [fields.from(i), fields.to(i)]
  if (from === to) return rule.mayBeEmpty ? undefined : REASON.tagWithoutValue
  if (rule.hasForm?.(raw, from, to) === false) return REASON.wrongFormat
  return rule.isValue?.(raw, from, to) === false ? REASON.valueIncorrect : undefined
}

/** Reads a field and, if it counts a group, the entries that follow it. */
function readField(message: Message, i: number, rule: FieldRule, rules: TypeRules): Read {
  const reason = valueDefect(message, i, rule)
  if (reason !== undefined) return { reason, tag: rule.tag }
  return rule.group === undefined ? i + 1 : readGroup(message, i, rule.group, rules)
}

function readGroup(
  message: Message,
  at: number,
  group: ReadonlyMap<number, FieldRule>,
  rules: TypeRules,
): Read {
  const { fields } = message
  let entries = 0
  let last = -1
  let i = at + 1
  while (i < fields.length) {
    const tag = fields.tag(i)
    const rule = group.get(tag)
    if (rule === undefined) {
      if (!isUserDefined(tag) || ruleOf(rules, tag) !== undefined) break
      i++
      continue
    }
    if (rule.position === 0) entries++
    else if (entries === 0 || rule.position < last) return { reason: REASON.groupOutOfOrder, tag }
    else if (rule.position === last) return { reason: REASON.tagRepeated, tag }
    last = rule.position
    const next = readField(message, i, rule, rules)
    if (typeof next !== 'number') return next
    i = next
  }
  return entries === Number(fields.value(at)) ? i : { reason: REASON.groupCount, tag: fields.tag(at) }
}

function unknownTag(fields: Fields, i: number): Defect | undefined {
  const tag = fields.tag(i)
  if (isUserDefined(tag))
    return fields.from(i) === fields.to(i) ? { reason: REASON.tagWithoutValue, tag } : undefined
  // Header and trailer fields are read elsewhere, so these are second ones.
  const isFrame = tag === TAG.BeginString || tag === TAG.BodyLength || tag === TAG.CheckSum
  if (isFrame) return { reason: REASON.tagRepeated, tag }
  return { reason: isKnownTag(tag) ? REASON.tagNotForType : REASON.invalidTag, tag }
}

function readAll(message: Message, rules: TypeRules): Defect | undefined {
  const { fields } = message
  let rank = 0
  for (let i = 0; i < fields.length;) {
    const tag = fields.tag(i)
    const rule = ruleOf(rules, tag)
    if (rule === undefined) {
      const defect = unknownTag(fields, i)
      if (defect !== undefined) return defect
      i++
      continue
    }
    if (seenIn[rule.slot] === messageNo) return { reason: REASON.tagRepeated, tag }
    seenIn[rule.slot] = messageNo
    if (RANK[rule.place] < rank) return { reason: REASON.tagOutOfOrder, tag }
    rank = RANK[rule.place]
    const next = readField(message, i, rule, rules)
    if (typeof next !== 'number') return next
    i = next
  }
  return undefined
}

/** A message type whose body is not read must at least have a header. */
const HEADER_ONLY = RULES.get('0')

function headerMissing(message: Message): Defect | undefined {
  const missing = HEADER_ONLY?.required.find(({ tag }) => !message.fields.has(tag))
  return missing === undefined ? undefined : { reason: REASON.requiredTagMissing, tag: missing.tag }
}

export function defectOf(message: Message): Defect | undefined {
  if (message.defect !== undefined) return message.defect
  if (message.type === '') return { reason: REASON.tagWithoutValue, tag: TAG.MsgType }
  const rules = RULES.get(message.type)
  if (rules === undefined)
    return isKnownType(message.type) ? headerMissing(message) : { reason: REASON.invalidType }
  messageNo++
  const defect = readAll(message, rules)
  if (defect !== undefined) return defect
  const missing = rules.required.find(({ slot }) => seenIn[slot] !== messageNo)
  return missing === undefined ? undefined : { reason: REASON.requiredTagMissing, tag: missing.tag }
}
