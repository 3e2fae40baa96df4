/**
 * Our dictionary in QuickFIX's format: `data-dictionary.ts > FIX44.xml`. So the peer checks our messages with it in its own
 * way.
 */
import { FIELDS } from '@guitai/protocols/fix/dictionary/fields.ts'
import { MESSAGE_TYPES } from '@guitai/protocols/fix/dictionary/message-types.ts'
import { type FieldRule, isAdmin, RULES } from '@guitai/protocols/fix/dictionary/rules.ts'
import { VALUES } from '@guitai/protocols/fix/dictionary/values.ts'

interface Field {
  name: string
  type: string
}

const fields = new Map<number, Field>()
for (const [type, list] of Object.entries(FIELDS)) {
  for (const [, tag, name = ''] of list.matchAll(/(\d+)\s+(\w+)/g)) fields.set(Number(tag), { name, type })
}

const quoted = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll("'", '&apos;').replaceAll('<', '&lt;')

function element(rule: FieldRule): string {
  const [name, required] = [fields.get(rule.tag)?.name ?? '', rule.isRequired ? 'Y' : 'N']
  if (rule.group === undefined) return `<field name='${name}' required='${required}'/>`
  const entries = [...rule.group.values()].map(element).join('')
  return `<group name='${name}' required='${required}'>${entries}</group>`
}

function rulesOf(type: string): FieldRule[] {
  const rules = RULES.get(type)
  if (rules === undefined) throw new Error(`no rules for ${type}`)
  return [...rules.near.filter(rule => rule !== undefined), ...rules.far.values()]
}

const part = (type: string, place: FieldRule['place']): string =>
  rulesOf(type)
    .filter(rule => rule.place === place)
    .map(element)
    .join('')

const named = (names: string): string =>
  names
    .split(' ')
    .map(name => `<field name='${name}' required='Y'/>`)
    .join('')

const messages = Object.entries(MESSAGE_TYPES).map(
  ([type, { name }]) =>
    `<message name='${name}' msgtype='${type}' msgcat='${isAdmin(type) || type === '3' ? 'admin' : 'app'}'>${part(type, 'body')}</message>`,
)

/** Open-ended lists cannot be expressed for QuickFIX, so it accepts any value there. */
function valuesOf(tag: number): string {
  const words = (VALUES[tag] ?? '').split(/\s+/).filter(word => word !== '')
  if (words.includes('100+')) return ''
  return words.map(word => `<value enum='${quoted(word)}' description='${quoted(word)}'/>`).join('')
}

const definitions = [...fields].map(
  ([tag, { name, type }]) => `<field number='${tag}' name='${name}' type='${type}'>${valuesOf(tag)}</field>`,
)

console.log(
  [
    "<fix type='FIX' major='4' minor='4' servicepack='0'>",
    `<header>${named('BeginString BodyLength')}${part('0', 'header')}</header>`,
    `<messages>${messages.join('\n')}</messages>`,
    `<trailer>${part('0', 'trailer')}${named('CheckSum')}</trailer>`,
    '<components/>',
    `<fields>${definitions.join('\n')}</fields>`,
    '</fix>',
  ].join('\n'),
)
