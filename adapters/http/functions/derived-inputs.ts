/**
 * Fields that are made from others when nobody typed them: pinyin initials of a name ('张三' → 'zs'). They are made before the
 * engine, because that needs a dictionary; the log contains the result.
 */
import { pinyin } from 'pinyin-pro'
import type { TObject } from 'typebox'
import type { Noted } from '@guitai/core/frame/schema-notes.ts'

export interface DerivedField {
  name: string
  /** The field whose initials it has. */
  from: string
}

export function derivedFieldsOf(schema: TObject): DerivedField[] {
  return Object.entries(schema.properties).flatMap(([name, node]) => {
    const { 'x-initials-of': from } = node as Noted
    return from === undefined ? [] : [{ name, from }]
  })
}

/** A typed value stays; without a name there is nothing to make it from. */
export function withDerived(
  fields: readonly DerivedField[],
  input: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const filled = { ...input }
  for (const { name, from } of fields) {
    const source = filled[from]
    if (filled[name] === undefined && typeof source === 'string') filled[name] = initialsOf(source)
  }
  return filled
}

const MOST = 30

export function initialsOf(name: string): string {
  const letters = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head' }).join(
    '',
  )
  return letters
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, MOST)
}
