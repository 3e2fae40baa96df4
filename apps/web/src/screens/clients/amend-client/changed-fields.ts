/** What a form says that is other than what is there: F05 sends nothing else, so that nobody's later change is undone by it. */
import { parseFen } from '@guitai/core/base/money.ts'
import type { FieldModel } from '@guitai/web-kit/form/form-model.ts'
import { textOf } from '@guitai/web-kit/format/text-of.ts'

type Values = Readonly<Record<string, unknown>>

/** The profile as the form's fields take it. What the teller may see only in part stays empty: it is not the value. */
export function knownValues(fields: readonly FieldModel[], profile: Values): Values {
  const known = fields.flatMap(({ name, kind }) => {
    const value = profile[name] ?? undefined
    if (name === 'channels' && Array.isArray(value))
      return [[name, value.filter(each => each !== 'counter')] as const]
    if (kind === 'choices') return [[name, value ?? []] as const]
    return value === undefined || isMasked(value) ? [] : [[name, value] as const]
  })
  return Object.fromEntries(known)
}

function isMasked(value: unknown): boolean {
  return typeof value === 'string' && value.includes('*')
}

/** A text that may be empty can be taken away; other fields that were emptied stay as they are. */
export function changedFields(fields: readonly FieldModel[], known: Values, values: Values): Values {
  const changed = fields.flatMap(field => {
    const [before, after] = [known[field.name], values[field.name]]
    if (sameValue(field, before, after)) return []
    if (after === undefined || after === null || after === '')
      return field.mayBeEmpty ? [[field.name, ''] as const] : []
    return [[field.name, after] as const]
  })
  return Object.fromEntries(changed)
}

function sameValue({ kind }: FieldModel, before: unknown, after: unknown): boolean {
  return asCompared(kind, before) === asCompared(kind, after)
}

function asCompared(kind: FieldModel['kind'], value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) {
    const parts = value.map(each => (typeof each === 'object' ? JSON.stringify(each) : textOf(each)))
    return parts.toSorted().join('\n')
  }
  const text = textOf(value)
  return kind === 'money' ? String(parseFen(text) ?? text) : text
}
