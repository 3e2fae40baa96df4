/**
 * Turns 'key=value' words into an input, by the types that the schema gives. What does not fit remains a text, and the server
 * reports the error.
 */
import { chooseInstrument, instrumentsTyped } from '@guitai/core/base/instrument-typed.ts'
import { CliMistake, NOT_AN_OBJECT, notAPair } from './cli-texts.ts'
import type { Noted } from '@guitai/core/frame/schema-notes.ts'

interface FieldSchema extends Pick<Noted, 'x-title' | 'x-widget'> {
  type?: string
  enum?: string[]
  format?: string
  pattern?: string
  items?: FieldSchema
}

export interface InputSchema {
  properties?: Record<string, FieldSchema>
  required?: string[]
}

/** The ids of the securities with this code, as the server lists them. */
type Listed = (code: string) => Promise<readonly string[]>

export async function readInput(
  schema: InputSchema,
  {
    pairs,
    json,
    askSecret,
    listed,
  }: {
    pairs: readonly string[]
    json: string | undefined
    askSecret: (question: string) => Promise<string>
    listed: Listed
  },
): Promise<Record<string, unknown>> {
  const given = json === undefined ? {} : jsonOr(json)
  if (!isRecord(given)) throw new CliMistake(NOT_AN_OBJECT)
  // Without a prototype every word is a field, and the server reports that it has none called __proto__.
  const input = Object.assign(Object.create(null) as Record<string, unknown>, given)
  for (const pair of pairs) {
    const split = pair.indexOf('=')
    if (split <= 0) throw new CliMistake(notAPair(pair))
    const key = pair.slice(0, split)
    const text = pair.slice(split + 1)
    const field = schema.properties?.[key]
    if (text === '?') input[key] = await askSecret(`${key}: `)
    else if (field?.['x-widget'] === 'instrument') input[key] = await instrumentOf(text, listed)
    else input[key] = valueOf(text, field)
  }
  return input
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Numbers as people write them: 0x10 or 1e3 for a quantity is a mistake that may cost money. */
const NUMBER = /^-?\d+(\.\d+)?$/

function valueOf(text: string, schema: FieldSchema | undefined): unknown {
  switch (schema?.type) {
    case 'integer':
    case 'number':
      return NUMBER.test(text) ? Number(text) : text
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text
    case 'array':
      return text.startsWith('[') ? jsonOr(text) : text.split(',').map(each => valueOf(each, schema.items))
    case 'object':
      return jsonOr(text)
    default:
      return text
  }
}

/** 'SH600000', '600000.SH', or the code alone when only one market lists it. Anything else stays, and the server reports it. */
async function instrumentOf(text: string, listed: Listed): Promise<string> {
  const candidates = instrumentsTyped(text)
  if (candidates.length <= 1) return candidates[0] ?? text
  const known = new Set(await listed(candidates[0]?.split('.')[0] ?? ''))
  const chosen = chooseInstrument(candidates, id => known.has(id))
  if (chosen !== undefined) return chosen
  const several = candidates.filter(id => known.has(id))
  if (several.length > 1) throw new Error(`"${text}": ${several.join(' / ')}?`)
  return text
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // The server reports the error.
    return text
  }
}
