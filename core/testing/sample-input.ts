/** An input that a schema allows, made of the smallest that it allows, for tests that go through all functions. */
import type { TSchema } from 'typebox'

type Schema = TSchema & Record<string, unknown>

const DECODED: Readonly<Record<string, number>> = { money: 100, price: 100_000 }

export function sampleOf(schema: TSchema): unknown {
  const { type, enum: values, anyOf, items, properties, required, minimum, minItems } = schema as Schema
  const decoded = DECODED[String((schema as Schema)['x-decode'])]
  if (decoded !== undefined) return decoded
  if (Array.isArray(values)) return values[0]
  if (Array.isArray(anyOf)) return sampleOf(anyOf[0] as TSchema)
  if ('const' in schema) return schema['const']
  if (type === 'array') return minItems === undefined ? [] : [sampleOf(items as TSchema)]
  if (type === 'object')
    return sampleObject((properties ?? {}) as Record<string, TSchema>, (required ?? []) as string[])
  if (type === 'integer' || type === 'number') return minimum ?? 1
  if (type === 'boolean') return true
  return (schema as Schema)['format'] === 'date' ? '2026-11-24' : '1'
}

function sampleObject(properties: Record<string, TSchema>, required: readonly string[]): object {
  return Object.fromEntries(required.map(name => [name, sampleOf(properties[name] as TSchema)]))
}
