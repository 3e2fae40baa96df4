/**
 * A parameter function takes rows of several tables; its schema says of each table what key and content look like, as
 * `allOf: [{ if: { not: table is so }, else: { key, value } }]`. Here that becomes fields per table.
 */
import type { InputSchema } from '@guitai/web-kit/api/input-schema.ts'
import {
  fieldModel,
  formModel,
  partsText,
  shownFields,
  type FieldModel,
} from '@guitai/web-kit/form/form-model.ts'
import { groupDecimal } from '@guitai/web-kit/format/figures.ts'
import { textOf } from '@guitai/web-kit/format/text-of.ts'
import type { Row } from '@guitai/web-kit/api/reports.ts'
import type { Texts } from '../../texts/use-text.ts'

interface Condition {
  readonly if?: {
    readonly not?: { readonly properties?: Readonly<Record<string, { readonly const?: unknown }>> }
  }
  readonly else?: { readonly properties?: Readonly<Record<string, InputSchema>> }
}

export interface TableForm {
  readonly name: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly key: FieldModel
  readonly value: FieldModel
}

export function tableForms(schema: InputSchema | undefined): TableForm[] {
  const conditions = (schema as { allOf?: readonly Condition[] } | undefined)?.allOf ?? []
  const labels = schema?.properties?.['table']?.['x-labels'] ?? {}
  return conditions.flatMap(condition => {
    const name = condition.if?.not?.properties?.['table']?.const
    const { key, value } = condition.else?.properties ?? {}
    if (typeof name !== 'string' || key === undefined || value === undefined) return []
    return [
      {
        name,
        title: labels[name] ?? { zh: name, en: name },
        key: fieldModel('key', key, true),
        value: fieldModel('value', { 'x-title': CONTENT, ...value }, true),
      },
    ]
  })
}

const CONTENT = { zh: '内容', en: 'Content' }

/** The content of a row with this key. What only this key has has to be there. */
export function contentFor({ value }: TableForm, key: unknown): FieldModel {
  const fields = shownFields(value.fields, { key: key ?? '' }).map(field =>
    field.when === undefined ? field : { ...field, isRequired: true, isNeeded: field.kind !== 'flag' },
  )
  return { ...value, fields }
}

/** A key that is one of few is called by its word, one that is composed by the words of its parts. */
export function keyText({ key }: TableForm, value: string, texts: Texts): string {
  return key.parts === undefined ? itemText(key, value, texts) : partsText(key.parts, value, texts)
}

/** A request's fields: key and content are those of the table that it names. */
export function fieldsOfRequest(schema: InputSchema | undefined, table: unknown): FieldModel[] {
  const form = tableForms(schema).find(({ name }) => name === table)
  return formModel(schema).map(field =>
    form === undefined ? field : ({ key: form.key, value: form.value }[field.name] ?? field),
  )
}

/** A row's content in one line: what each field is called, and what it says. */
export function contentText(fields: readonly FieldModel[], value: unknown, texts: Texts): string {
  const content = (value ?? {}) as Row
  const parts = fields.flatMap(field => {
    const said = content[field.name]
    return said === undefined || said === null
      ? []
      : [`${texts.pick(field.title)} ${saidText(field, said, texts)}`]
  })
  return parts.join(' · ')
}

export function saidText(field: FieldModel, said: unknown, texts: Texts): string {
  if (typeof said === 'boolean') return texts.t(said ? 'word.yes' : 'word.no')
  if (Array.isArray(said))
    return said.map(each => itemText(field, each, texts)).join(texts.t('word.separator'))
  return itemText(field, said, texts)
}

/** Of a line within a row only what it says: its fields are seen in the form. */
function itemText(field: FieldModel, said: unknown, texts: Texts): string {
  if (typeof said === 'object' && said !== null) {
    const inner = said as Row
    return field.fields
      .filter(({ name }) => inner[name] !== undefined && inner[name] !== false)
      .map(each =>
        inner[each.name] === true ? texts.pick(each.title) : saidText(each, inner[each.name], texts),
      )
      .join(' ')
  }
  if (field.kind === 'money' || field.kind === 'price') return groupDecimal(said, 2)
  const option = field.options.find(({ value }) => value === said)
  return option === undefined ? textOf(said) : texts.pick(option.title)
}
