/**
 * A function of many lines (C02, C03, C04) decides only what the lines are. Each line is then a command of its own, with a
 * request id that follows from the first one's, so that it is answered, limited, approved and logged as if a teller had
 * entered it alone; earlier lines count for later ones; and a repeat, also after a crash, does what is left and no line twice.
 */
import type { Meta, Principal } from './meta.ts'
import { accept, type Accepted, type Rejection } from './rejection.ts'

export interface Line {
  functionCode: string
  /** Decoded, as the function's `decide` wants it. */
  input: object
}

/** What came of sizing a line: nothing can be run, and why. */
export type PlannedLine = Line | { rejection: Rejection }

export interface PlannedLines {
  lines: readonly PlannedLine[]
  /** Whose lines they are: also where a second person agreed to all of them. */
  by: Principal
  /** What was found out about the passwords that were given with them. */
  secrets: Meta['secrets']
}

/** The decision is what the lines are; the answer is what they come to. */
export function acceptLines(
  lines: readonly PlannedLine[],
  { principal, secrets }: Pick<Meta, 'principal' | 'secrets'>,
): Accepted<null> {
  return { ...accept(null, []), lines: { lines, by: principal, secrets } }
}

/** What a line came to, in the order of the lines. */
export interface LineAnswer {
  line: number
  status: 'accepted' | 'pending' | 'rejected'
  result?: unknown
  approvalId?: number
  code?: string
  field?: string
  message?: { zh: string; en: string }
}
