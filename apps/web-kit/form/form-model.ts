/** A function's input schema as fields that a form can show: derived, so that a new function has its form at once. */
import { typedText, type TypedText } from '@guitai/core/base/typed-text.ts'
import type { InputSchema, When } from '../api/input-schema.ts'
import { textOf } from '../format/text-of.ts'
import type { Titles } from '../texts/pick-title.ts'
import type { Texts } from '../texts/use-text.ts'
import { isPicked, type Picked } from '@guitai/core/frame/picked.ts'
import type { KeyPart } from '@guitai/core/frame/schema-notes.ts'

export type FieldKind =
  | 'text'
  | 'money'
  | 'price'
  | 'whole'
  | 'flag'
  | 'choice'
  | 'choices'
  /** Several texts of the teller's own. */
  | 'tags'
  | 'date'
  | 'password'
  /** To be stored from now on: typed twice. */
  | 'new-password'
  | 'client'
  | 'cash-account'
  | 'instrument'
  /** A row of a report: which one says `widget`. */
  | 'picked'
  /** A word of a list that the firm keeps. */
  | 'word'
  /** Several rows of a report. */
  | 'picked-some'
  | 'rows'
  | 'group'

export interface FieldOption {
  readonly value: string | number | boolean
  readonly title: Titles
}

export interface FieldModel {
  readonly name: string
  readonly title: Titles
  readonly kind: FieldKind
  readonly widget?: Picked | undefined
  /** What rows of the widget's report are offered. */
  readonly only?: Readonly<Record<string, string>> | undefined
  /** The firm's own list of words. */
  readonly words?:
    { readonly list: string; readonly keepsCode: boolean; readonly mayBeNew: boolean } | undefined
  /** What the parts of a code ('XSHG.stock') are called. */
  readonly parts?: Readonly<Record<string, Titles>> | undefined
  /** From what a key is put together. */
  readonly madeOf?: readonly KeyPart[] | undefined
  readonly example?: string | undefined
  readonly when?: When | undefined
  /** The schema wants it there. */
  readonly isRequired: boolean
  /** And not empty. */
  readonly isNeeded: boolean
  readonly options: readonly FieldOption[]
  /** Of a group, or of each row. */
  readonly fields: readonly FieldModel[]
  readonly initial?: unknown
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
  readonly maxLength?: number | undefined
  /** A text that may be taken away again. */
  readonly mayBeEmpty: boolean
  readonly pattern?: string | undefined
  /** The field beside it that begins the range of which this one is the end. */
  readonly beginning?: { readonly name: string; readonly title: Titles } | undefined
  /** In which form the text is kept. */
  readonly typed?: TypedText | undefined
}

export function formModel(schema: InputSchema | undefined): FieldModel[] {
  const required = new Set(schema?.required ?? [])
  const fields = Object.entries(schema?.properties ?? {}).map(([name, field]) => ({
    ...fieldModel(name, field, required.has(name)),
    begins: withoutNull(field)['x-not-before'],
  }))
  return fields.map(({ begins, ...field }) => {
    const beginning = fields.find(({ name }) => name === begins)
    return beginning === undefined
      ? field
      : { ...field, beginning: { name: beginning.name, title: beginning.title } }
  })
}

export function fieldModel(name: string, given: InputSchema, isRequired: boolean): FieldModel {
  const schema = withoutNull(given)
  const inner = schema.type === 'array' ? withoutNull(schema.items ?? {}) : schema
  const kind = kindOf(schema, inner)
  return {
    name,
    title: given['x-title'] ??
      schema['x-title'] ??
      inner['x-title'] ?? { zh: schema.title ?? name, en: schema.title ?? name },
    kind,
    ...(schema['x-when'] === undefined ? {} : { when: schema['x-when'] }),
    ...(isPicked(inner['x-widget']) ? { widget: inner['x-widget'], only: inner['x-only'] } : {}),
    ...(inner['x-words'] === undefined
      ? {}
      : {
          words: {
            list: inner['x-words'],
            keepsCode: inner['x-keeps-code'] === true,
            mayBeNew: inner['x-may-be-new'] === true,
          },
        }),
    ...(schema['x-part-labels'] === undefined ? {} : { parts: schema['x-part-labels'] }),
    ...(schema['x-key-parts'] === undefined ? {} : { madeOf: schema['x-key-parts'] }),
    example: schema['x-example'],
    isRequired,
    isNeeded:
      isRequired &&
      schema.minLength !== 0 &&
      !MAY_BE_EMPTY.has(kind) &&
      (schema.type !== 'array' || (schema.minItems ?? 0) > 0),
    options: kind === 'choice' || kind === 'choices' ? optionsOf(inner, schema) : [],
    fields: kind === 'rows' || kind === 'group' ? formModel(inner) : [],
    ...(schema.default === undefined ? {} : { initial: schema.default }),
    minimum: schema.minimum,
    maximum: schema.maximum,
    maxLength: schema.maxLength,
    mayBeEmpty: schema.minLength === 0,
    pattern: schema.pattern,
    typed: schema['x-typed'],
  }
}

/** 'XSHG.stock' in the words of its parts; a part without one as it is. */
export function partsText(
  parts: Readonly<Record<string, Titles>>,
  code: string,
  { pick }: Pick<Texts, 'pick'>,
): string {
  const words = code.split(/[./]/).map(part => (Object.hasOwn(parts, part) ? pick(parts[part]) : part))
  return words.join(' ')
}

const MAY_BE_EMPTY: ReadonlySet<FieldKind> = new Set(['flag', 'group'])

const WIDGETS: readonly string[] = [
  'client',
  'cash-account',
  'instrument',
  'date',
  'password',
] satisfies FieldKind[]

function kindOf(schema: InputSchema, inner: InputSchema): FieldKind {
  const widget = schema['x-widget']
  if (schema['x-secret'] !== undefined) return schema['x-secret-new'] === true ? 'new-password' : 'password'
  if (widget !== undefined && WIDGETS.includes(widget)) return widget as FieldKind
  if (isPicked(widget)) return 'picked'
  if (schema.type === 'array') return arrayKind(inner)
  if (schema['x-words'] !== undefined) return 'word'
  if (schema.properties !== undefined) return 'group'
  if (isChoice(schema) || isNamedNumber(schema)) return 'choice'
  if (schema['x-decode'] === 'money' || schema['x-decode'] === 'price') return schema['x-decode']
  if (schema.format === 'date') return 'date'
  if (schema.type === 'boolean') return 'flag'
  return schema.type === 'integer' || schema.type === 'number' ? 'whole' : 'text'
}

function arrayKind(item: InputSchema): FieldKind {
  if (item.properties !== undefined) return 'rows'
  if (isPicked(item['x-widget'])) return 'picked-some'
  return isChoice(item) ? 'choices' : 'tags'
}

function isChoice(schema: InputSchema): boolean {
  const any = schema.anyOf ?? []
  return schema.enum !== undefined || (any.length > 0 && any.every(each => each.const !== undefined))
}

/** Whole numbers of which each has its word. */
function isNamedNumber(schema: InputSchema): boolean {
  return schema.type === 'integer' && schema['x-labels'] !== undefined
}

function optionsOf(inner: InputSchema, outer: InputSchema): FieldOption[] {
  const labels = inner['x-labels'] ?? outer['x-labels'] ?? {}
  const fromEnum = (inner.enum ?? []).map(value => ({ value, title: labels[String(value)] }))
  const fromAny = (inner.anyOf ?? []).map(each => ({
    value: each.const,
    title: each['x-title'] ?? labels[String(each.const)],
  }))
  const fromLabels = isNamedNumber(inner)
    ? Object.entries(labels).map(([value, title]) => ({ value: Number(value), title }))
    : []
  return [...fromEnum, ...fromAny, ...fromLabels].map(({ value, title }) => ({
    value: value as string | number,
    title: title ?? { zh: String(value), en: String(value) },
  }))
}

/** `anyOf: [X, null]` is an optional X. */
function withoutNull(schema: InputSchema): InputSchema {
  const others = schema.anyOf?.filter(each => each.type !== 'null')
  const only = others?.length === 1 && others.length !== schema.anyOf?.length ? others[0] : undefined
  return only === undefined ? schema : { ...schema, ...only, anyOf: [] }
}

/** Fields that fit what the others say. What depends on a field of which nothing is known is always there. */
export function shownFields(
  fields: readonly FieldModel[],
  values: Readonly<Record<string, unknown>>,
): FieldModel[] {
  const names = new Set(fields.map(({ name }) => name))
  return fields.filter(
    ({ when }) =>
      when === undefined ||
      (!names.has(when.field) && values[when.field] === undefined) ||
      when.values.includes(values[when.field]),
  )
}

/** What is sent: empty fields left out, nested ones likewise. */
export function inputOf(
  fields: readonly FieldModel[],
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  for (const field of fields) {
    const value = valueOf(field, values[field.name])
    if (value !== undefined) input[field.name] = value
  }
  return input
}

const LISTS: ReadonlySet<FieldKind> = new Set(['rows', 'choices', 'tags', 'picked-some'])

/** What stands for nothing where the schema wants the field to be there; undefined where nothing can. */
function emptyOf(kind: FieldKind): unknown {
  if (kind === 'flag') return false
  if (kind === 'text' || kind === 'word') return ''
  return LISTS.has(kind) ? [] : undefined
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

/** A line in which nothing was entered is none. */
function filledRows(value: unknown): Record<string, unknown>[] {
  return (value as (Record<string, unknown> | undefined)[]).flatMap(row =>
    row === undefined || Object.values(row).every(each => isNothing(each) || each === false) ? [] : [row],
  )
}

function valueOf(field: FieldModel, value: unknown): unknown {
  if (isNothing(value)) return field.isRequired ? emptyOf(field.kind) : undefined
  if (field.kind === 'group') {
    const group = value as Record<string, unknown>
    return field.isRequired || !Object.values(group).every(isNothing)
      ? inputOf(field.fields, group)
      : undefined
  }
  if (field.kind === 'rows') return filledRows(value).map(row => inputOf(field.fields, row))
  if (field.typed !== undefined) return typedText(field.typed, textOf(value))
  if (field.kind === 'money' || field.kind === 'price') return textOf(value)
  if (field.kind === 'client' || field.kind === 'cash-account') return Number(value)
  // A text that is no number is refused below the field; where it is sent all the same, the counter says so.
  if (field.kind === 'whole') return /^\d{1,15}$/.test(textOf(value)) ? Number(value) : value
  return value
}
