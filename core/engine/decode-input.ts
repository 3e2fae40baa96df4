/** Decodes wire input for decisions: decimal texts become integers where the schema says so. Compiled once per schema. */
import type { TSchema } from 'typebox'
import { formatFen, formatPrice, parseFen, parsePrice } from '../base/money.ts'
import { present } from '../base/assert.ts'
import type { Noted } from '../frame/schema-notes.ts'

type Convert = (value: unknown) => unknown

interface SchemaNode extends Noted {
  properties?: Record<string, SchemaNode>
  items?: SchemaNode
}

const DECODE: Record<'money' | 'price', Convert> = {
  money: value => present(parseFen(value as string), 'a checked amount'),
  price: value => present(parsePrice(value as string), 'a checked price'),
}

const ENCODE: Record<'money' | 'price', Convert> = {
  money: value => (typeof value === 'number' ? formatFen(value) : value),
  price: value => (typeof value === 'number' ? formatPrice(value) : value),
}

export const inputDecoder = (schema: TSchema): Convert => compile(schema, DECODE) ?? (value => value)
export const resultEncoder = (schema: TSchema): Convert => compile(schema, ENCODE) ?? (value => value)

function compile(schema: SchemaNode, convert: Record<'money' | 'price', Convert>): Convert | undefined {
  const own = schema['x-decode']
  if (own === 'money' || own === 'price') return convert[own]
  if (schema.items !== undefined) {
    const item = compile(schema.items, convert)
    return item === undefined ? undefined : value => (value as unknown[]).map(item)
  }
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, node]) => {
    const field = compile(node, convert)
    return field === undefined ? [] : [[name, field] as const]
  })
  if (fields.length === 0) return undefined
  return value => {
    const copy: Record<string, unknown> = { ...(value as Record<string, unknown>) }
    for (const [name, field] of fields) if (copy[name] !== undefined) copy[name] = field(copy[name])
    return copy
  }
}
