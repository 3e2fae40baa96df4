/** The answer of a decision: accepted with its changes, or refused by name. Bugs are exceptions, never rejections. */
import type { Books } from '../books/books.ts'
import type { Change } from '../books/changes/change.ts'
import type { Meta, Principal } from './meta.ts'

export interface Rejection<Code extends string = string> {
  readonly accepted: false
  readonly code: Code
  /** The wrong input field, for the screen to mark. */
  readonly field: string | undefined
  /** Figures that the message may name, for example {available}, as text. */
  readonly values: Readonly<Record<string, string>> | undefined
}

export interface Line {
  functionCode: string
  /** Decoded, as the function's `decide` takes it. */
  input: object
}

/** The result of sizing a line: a line, or the reason why nothing can be run. */
export type PlannedLine = Line | { rejection: Rejection }

export interface PlannedLines {
  lines: readonly PlannedLine[]
  /** The person whose lines they are, also when a second person approved all of them. */
  by: Principal
  /** What was found out about the passwords given with them. */
  secrets: Meta['secrets']
}

/** A part of a decision. It sees what the parts before it have left, and does not refuse. */
export type Part = (books: Books) => readonly Change[]

export interface Accepted<Result> {
  readonly accepted: true
  readonly result: Result
  readonly changes: readonly Change[]
  /** What is decided afterwards, one part after another. */
  readonly parts?: readonly Part[]
  /** For a function of many lines: the commands that are still to be run, each by itself. */
  readonly lines?: PlannedLines
}

/** There is no answer yet, because it depends on the results of the lines. */
export interface AcceptedLines extends Accepted<null> {
  readonly lines: PlannedLines
}

export type Decision<Result, Code extends string = string> = Accepted<Result> | Rejection<Code>

export function reject<const Code extends string>(
  code: Code,
  field?: string,
  values?: Record<string, string>,
): Rejection<Code> {
  return { accepted: false, code, field, values }
}

export function accept<const Result>(
  result: Result,
  changes: readonly Change[],
  parts: readonly Part[] = [],
): Accepted<Result> {
  return parts.length === 0 ? { accepted: true, result, changes } : { accepted: true, result, changes, parts }
}
