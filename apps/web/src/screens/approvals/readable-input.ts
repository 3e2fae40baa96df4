/** A function's input as lines to read: each field's title and value, groups and rows of a list field by field. */
import { groupDecimal } from '@guitai/web-kit/format/figures.ts'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import { partsText, type FieldModel } from '@guitai/web-kit/form/form-model.ts'
import type { Texts } from '../../texts/use-text.ts'

export type Fact = readonly [title: string, value: string]
type Words = Pick<Texts, 't' | 'pick'>
type Input = Readonly<Record<string, unknown>>

export function readableInput(input: Input, fields: readonly FieldModel[], texts: Words, above = ''): Fact[] {
  return Object.entries(input).flatMap(([name, value]) => {
    const field = fields.find(each => each.name === name)
    const title = `${above}${(field === undefined ? '' : texts.pick(field.title)) || name}`
    return factsOf(title, value, field, texts)
  })
}

function factsOf(title: string, value: unknown, field: FieldModel | undefined, texts: Words): Fact[] {
  const inner = field?.fields ?? []
  if (isGroup(value)) return readableInput(value, inner, texts, `${title} `)
  if (Array.isArray(value) && value.some(isGroup))
    return value.flatMap((row, index) =>
      isGroup(row) ? readableInput(row, inner, texts, `${title} ${index + 1} `) : [],
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
  return field?.kind === 'money' ? groupDecimal(value, 2) : textOf(value)
}
