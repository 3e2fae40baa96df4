/**
 * Puts an answer into words: each declared field under its title, each coded value by its word. Screens and the command line
 * show this, so that nobody reads a field's name. Undeclared fields are not shown.
 */
import type { Noted } from './schema-notes.ts'

/** The parts of a declared answer that are read here. */
export interface AnswerSchema extends Pick<Noted, 'x-title' | 'x-labels'> {
  readonly type?: string
  readonly properties?: Readonly<Record<string, AnswerSchema>>
  readonly items?: AnswerSchema
}

export interface Said {
  readonly title: string
  /** The value in one line; used for a list of several fields when there is no room for a table. */
  readonly text: string
  readonly table?: { readonly titles: readonly string[]; readonly rows: readonly (readonly string[])[] }
}

type Language = 'zh' | 'en'

const YES = { zh: '是', en: 'Yes' }
const NO = { zh: '否', en: 'No' }
const COMMA = { zh: '，', en: ', ' }
const SEMICOLON = { zh: '；', en: '; ' }

/** In the order of the declaration; an empty list is left out. */
export function saidAnswer(schema: AnswerSchema, answer: unknown, language: Language): Said[] {
  const values = recordOf(answer)
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const value = values[name]
    if (isNothing(value)) return []
    const table = tableOf(field, value, language)
    const text = textOf(field, value, language)
    return [{ title: titleOf(field, language), text, ...(table === undefined ? {} : { table }) }]
  })
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}

const titleOf = (field: AnswerSchema, language: Language): string => field['x-title']?.[language] ?? ''

/** One column for each field that any row has. */
function tableOf({ items }: AnswerSchema, value: unknown, language: Language): Said['table'] {
  if (items?.properties === undefined || !Array.isArray(value)) return undefined
  const rows = value.map(recordOf)
  const columns = Object.entries(items.properties).filter(([name]) => rows.some(row => !isNothing(row[name])))
  return {
    titles: columns.map(([, field]) => titleOf(field, language)),
    rows: rows.map(row => columns.map(([name, field]) => textOf(field, row[name], language))),
  }
}

function textOf(field: AnswerSchema, value: unknown, language: Language): string {
  if (isNothing(value)) return ''
  if (typeof value === 'boolean') return (value ? YES : NO)[language]
  if (Array.isArray(value)) {
    const separator = (field.items?.properties === undefined ? COMMA : SEMICOLON)[language]
    return value.map(each => textOf(field.items ?? {}, each, language)).join(separator)
  }
  if (typeof value === 'object')
    return isMessage(field) ? messageOf(value, language) : groupOf(field, value, language)
  const code = typeof value === 'string' ? value : JSON.stringify(value)
  const label = field['x-labels']?.[code]
  return label === undefined ? code : label[language]
}

function isMessage({ properties = {} }: AnswerSchema): boolean {
  return Object.keys(properties).join() === 'zh,en'
}

function messageOf(value: object | null, language: Language): string {
  return String(recordOf(value)[language])
}

function groupOf(field: AnswerSchema, value: object | null, language: Language): string {
  return saidAnswer(field, value, language)
    .map(({ title, text }) => `${title} ${text}`)
    .join(COMMA[language])
}
