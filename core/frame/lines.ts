/**
 * A function of many lines (C02, C03, C04) only decides what the lines are. Each line is then a command of its own with a
 * request id made from the first one's. So it is answered, limited, approved and logged as if a teller had entered it alone,
 * earlier lines count for later ones, and a repeat, also after a crash, does what is left and no line twice.
 */
import type { Meta } from './meta.ts'
import { accept, type AcceptedLines, type PlannedLine } from './rejection.ts'

/** The decision is the list of lines; the answer is made when they have run. */
export function acceptLines(
  lines: readonly PlannedLine[],
  { principal, secrets }: Pick<Meta, 'principal' | 'secrets'>,
): AcceptedLines {
  return { ...accept(null, []), lines: { lines, by: principal, secrets } }
}

/** The result of a line, in the order of the lines. */
export interface LineAnswer {
  line: number
  status: 'accepted' | 'pending' | 'rejected'
  result?: unknown
  approvalId?: number
  code?: string
  field?: string
  message?: { zh: string; en: string }
}
