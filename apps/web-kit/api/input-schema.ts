/** What the server declares of a function's input: JSON Schema with titles, widgets and conditions of our own. */
import type { Noted, SchemaNotes } from '@guitai/core/frame/schema-notes.ts'

export type When = SchemaNotes['x-when']

export interface InputSchema extends Noted {
  readonly type?: string
  readonly title?: string
  readonly format?: string
  readonly properties?: Readonly<Record<string, InputSchema>>
  readonly required?: readonly string[]
  readonly items?: InputSchema
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly InputSchema[]
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly pattern?: string
}
