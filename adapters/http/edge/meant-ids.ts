/**
 * Converts what people write in several ways into the form that the schema requires, before it is checked: one rule for screens,
 * programs and the command line. Securities and securities accounts (SH600000, 600000.SH, SZ100000001) become ids; when the
 * market is not given, the list of securities decides. Names, identity numbers and telephones lose blanks that nobody means
 * (core/base/typed-text.ts). A text that remains ambiguous stays as it was typed, and the schema refuses it.
 */
import type { TSchema } from 'typebox'
import { accountsTyped } from '@guitai/core/base/account-typed.ts'
import { chooseInstrument, instrumentsTyped } from '@guitai/core/base/instrument-typed.ts'
import { typedText } from '@guitai/core/base/typed-text.ts'
import type { Noted } from '@guitai/core/frame/schema-notes.ts'

type IsListed = (instrument: string) => boolean
export type MeantIds = (value: unknown, isListed: IsListed) => unknown

interface SchemaNode extends Noted {
  properties?: Record<string, SchemaNode>
  items?: SchemaNode
}

export const meantIds = (schema: TSchema): MeantIds => compile(schema) ?? (value => value)

function compile(schema: SchemaNode): MeantIds | undefined {
  if (schema['x-widget'] === 'instrument') return textOnly(instrumentMeant)
  if (schema['x-widget'] === 'securities-account') return textOnly(accountMeant)
  const typed = schema['x-typed']
  // Of a text of blanks alone nothing would be left to say that it is one.
  if (typed !== undefined) return textOnly(text => typedText(typed, text) || text)
  if (schema.items !== undefined) {
    const item = compile(schema.items)
    return (
      item && ((value, isListed) => (Array.isArray(value) ? value.map(each => item(each, isListed)) : value))
    )
  }
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, node]) => {
    const field = compile(node)
    return field === undefined ? [] : [[name, field] as const]
  })
  return fields.length === 0 ? undefined : (value, isListed) => withFields(value, fields, isListed)
}

function withFields(
  value: unknown,
  fields: readonly (readonly [string, MeantIds])[],
  isListed: IsListed,
): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const known = value as Record<string, unknown>
  const meant = fields
    .filter(([name]) => Object.hasOwn(known, name))
    .map(([name, field]) => [name, field(known[name], isListed)] as const)
  return { ...known, ...Object.fromEntries(meant) }
}

const textOnly =
  (meant: (text: string, isListed: IsListed) => string): MeantIds =>
  (value, isListed) =>
    typeof value === 'string' ? meant(value, isListed) : value

function instrumentMeant(text: string, isListed: IsListed): string {
  const candidates = instrumentsTyped(text)
  return (candidates.length === 1 ? candidates[0] : chooseInstrument(candidates, isListed)) ?? text
}

function accountMeant(text: string): string {
  const candidates = accountsTyped(text)
  return (candidates.length === 1 ? candidates[0] : undefined) ?? text
}
