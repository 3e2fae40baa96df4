/** What the server declares of a function's input: JSON Schema with titles, widgets and conditions of our own. */
import type { Titles } from '../texts/pick-title.ts'

export interface When {
  readonly field: string
  readonly values: readonly unknown[]
}

export interface InputSchema {
  readonly type?: string
  readonly title?: string
  readonly 'x-title'?: Titles
  readonly 'x-widget'?: string
  /** Shown only where another field has one of these values. */
  readonly 'x-when'?: When
  /** What a row must say to be offered; '$x' is what the field x says. */
  readonly 'x-only'?: Readonly<Record<string, string>>
  /** The firm's own list of words for it. */
  readonly 'x-words'?: string
  readonly 'x-keeps-code'?: boolean
  /** Of the list's codes one, or another. */
  readonly 'x-may-be-new'?: boolean
  /** What the parts of a code are called. */
  readonly 'x-part-labels'?: Readonly<Record<string, Titles>>
  readonly 'x-example'?: string
  readonly 'x-labels'?: Readonly<Record<string, Titles>>
  readonly 'x-secret'?: string
  readonly 'x-secret-new'?: boolean
  readonly 'x-decode'?: string
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
