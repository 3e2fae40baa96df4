/** The fields of a schema as rows of a table: name, titles, allowed values, whether it is required. */
import { cell } from './markdown-table.ts'
import type { Noted } from '../core/frame/schema-notes.ts'

/** The parts of a JSON schema that are read, with this project's own `x-` words. */
interface FieldSchema extends Noted {
  type?: string
  enum?: readonly string[]
  format?: string
  pattern?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  items?: FieldSchema
  properties?: Readonly<Record<string, FieldSchema>>
  required?: readonly string[]
}

export function fieldRows(schema: object, prefix = ''): string[][] {
  const { properties = {}, required = [] } = schema as FieldSchema
  return Object.entries(properties).flatMap(([name, field]) => {
    const title = field['x-title']
    const row = [
      `\`${prefix}${name}\``,
      cell(title?.zh ?? ''),
      cell(title?.en ?? ''),
      cell(describe(field)),
      required.includes(name) ? 'yes' : '',
    ]
    return [row, ...nestedRows(field, `${prefix}${name}`)]
  })
}

function nestedRows(field: FieldSchema, prefix: string): string[][] {
  if (field.items?.properties !== undefined) return fieldRows(field.items, `${prefix}[].`)
  return field.properties === undefined ? [] : fieldRows(field, `${prefix}.`)
}

function describe(field: FieldSchema): string {
  const { 'x-secret': secret, 'x-decode': decode, enum: values, type, format, pattern } = field
  if (secret !== undefined) return `secret (${secret})`
  if (decode !== undefined) return `${decode}, a decimal text`
  if (values !== undefined) return values.map(value => choice(value, field['x-labels']?.[value])).join(', ')
  if (format !== undefined) return format
  if (pattern !== undefined) return `\`${pattern}\``
  if (type === 'array') return `list of ${field.items === undefined ? 'values' : describe(field.items)}`
  if (type === 'integer' || type === 'number') return `${type} ${range(field.minimum, field.maximum)}`.trim()
  if (type === 'string') return `text ${range(field.minLength, field.maxLength)}`.trim()
  return type ?? ''
}

function choice(value: string, label: { zh: string } | undefined): string {
  return label === undefined ? `\`${value}\`` : `\`${value}\` ${label.zh}`
}

function range(least: number | undefined, most: number | undefined): string {
  const isOpen = most === undefined || most === Number.MAX_SAFE_INTEGER
  if (least === undefined) return isOpen ? '' : `to ${most}`
  return isOpen ? `from ${least}` : `${least} to ${most}`
}
