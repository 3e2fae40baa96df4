/** In all functions every field of every answer, nested ones too, has a title in both languages and is shown with it. */
import { describe, expect, test } from 'vitest'
import { resultEncoder } from '../engine/decode-input.ts'
import { saidAnswer, type Said } from '../frame/said-answer.ts'
import { FUNCTIONS } from './registry.generated.ts'

interface Field {
  type?: string
  properties?: Record<string, Field>
  items?: Field
  enum?: readonly unknown[]
  'x-title'?: { zh: string; en: string }
  'x-decode'?: string
}

/** Every field with its path. */
function fieldsOf(schema: Field, prefix = ''): [string, Field][] {
  const { properties = {}, items } = schema
  const own = Object.entries(properties).flatMap(([name, field]): [string, Field][] => [
    [`${prefix}${name}`, field],
    ...fieldsOf(field, `${prefix}${name}.`),
  ])
  return items === undefined ? own : [...own, ...fieldsOf(items, prefix)]
}

/** An answer that contains everything it may contain. */
function fullOf(field: Field): unknown {
  if (field.enum !== undefined) return field.enum[0]
  if (field['x-decode'] !== undefined) return 100
  if (field.type === 'array') return [fullOf(field.items ?? {})]
  if (field.type === 'object')
    return Object.fromEntries(
      Object.entries(field.properties ?? {}).map(([name, each]) => [name, fullOf(each)]),
    )
  return { boolean: true, integer: 1, string: '〇' }[field.type ?? '']
}

const labelsOf = (said: readonly Said[]): string[] =>
  said.flatMap(({ title, table }) => [title, ...(table?.titles ?? [])])

describe.each(FUNCTIONS.map(({ code, answer }) => [code, answer] as const))('%s', (_, answer) => {
  const fields = fieldsOf(answer)

  test('every field has a title in both languages', () => {
    const untitled = fields.filter(
      ([, { 'x-title': title }]) =>
        !/\p{Script=Han}/u.test(title?.zh ?? '') ||
        !/[A-Za-z]/.test(title?.en ?? '') ||
        /\p{Script=Han}/u.test(title?.en ?? ''),
    )
    expect(untitled.map(([path]) => path)).toEqual([])
  })

  test.each(['zh', 'en'] as const)('everything of it is said by its titles: %s', language => {
    const wire = resultEncoder(answer)(fullOf(answer))
    const said = saidAnswer(answer, wire, language)
    expect(said).toHaveLength(Object.keys(answer.properties ?? {}).length)
    const titles = new Set(fields.map(([, field]) => field['x-title']?.[language]))
    expect(labelsOf(said).filter(label => !titles.has(label))).toEqual([])
    const names = fields.map(([path]) => path.split('.').at(-1) ?? '').filter(name => /[a-z][A-Z]/.test(name))
    const shown = JSON.stringify(said)
    expect(names.filter(name => new RegExp(`\\b${name}\\b`).test(shown))).toEqual([])
  })
})
