/** A function's input as lines to read: each field's title and value, groups and rows of a list field by field. */
import { groupDecimal, showCount } from '../format/figures.ts'
import { textOf } from '../format/text-of.ts'
import { listedText } from '../grid/columns.ts'
import type { Texts } from '../texts/use-text.ts'
import { labelKey, type FormLabels } from './form-fields.ts'
import { partsText, type FieldModel } from './form-model.ts'

export type Fact = readonly [title: string, value: string]
type Words = Pick<Texts, 't' | 'pick'>
type Input = Readonly<Record<string, unknown>>

/** Where it is read: below which title, and how what was picked is called. */
interface ReadAt {
  readonly above?: string
  readonly labels?: FormLabels
}

export function readableInput(
  input: Input,
  fields: readonly FieldModel[],
  texts: Words,
  { above = '', labels }: ReadAt = {},
): Fact[] {
  return Object.entries(input).flatMap(([name, value]) => {
    const field = fields.find(each => each.name === name)
    const title = `${above}${(field === undefined ? '' : texts.pick(field.title)) || name}`
    const called = labels?.get(labelKey(name, value))
    return called === undefined ? factsOf(title, value, field, texts) : [[title, called] as const]
  })
}

/** What a report says of a request: JSON as it was entered, or what a mask has left of it. */
export function requestInput(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  try {
    return JSON.parse(textOf(value)) as Record<string, unknown>
  } catch {
    // Shown as it is rather than not at all.
    return { input: value }
  }
}

function factsOf(title: string, value: unknown, field: FieldModel | undefined, texts: Words): Fact[] {
  const inner = field?.fields ?? []
  if (isGroup(value)) return readableInput(value, inner, texts, { above: `${title} ` })
  if (Array.isArray(value) && value.some(isGroup))
    return value.flatMap((row, index) =>
      isGroup(row) ? readableInput(row, inner, texts, { above: `${title} ${index + 1} ` }) : [],
    )
  return [[title, shown(value, field, texts)]]
}

function isGroup(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function shown(value: unknown, field: FieldModel | undefined, texts: Words): string {
  if (typeof value === 'boolean') return texts.t(value ? 'word.yes' : 'word.no')
  if (Array.isArray(value))
    return value.map(each => shown(each, field, texts)).join(texts.t('word.separator'))
  const option = field?.options.find(each => each.value === value)
  if (option !== undefined) return texts.pick(option.title)
  if (field?.parts !== undefined) return partsText(field.parts, textOf(value), texts)
  if (field?.kind === 'money' || field?.kind === 'price') return groupDecimal(value, 2)
  if (field?.kind === 'instrument') return listedText(textOf(value), texts)
  return field?.kind === 'whole' ? showCount(value) : textOf(value)
}
