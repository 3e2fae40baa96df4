/**
 * The day end asks the second engine whether the day agrees with the rules. The result is one line of the proof. When it is
 * true, the closing state is kept, and the next evening begins from it.
 */
import type pg from 'pg'
import type { Finding } from './replay/replay.ts'
import { hashOf, storeEvening } from './read/audit-state.ts'
import { auditIn, type AuditResult } from './run-audit.ts'

export interface AuditedEvening extends AuditResult {
  /** The hash of the closing state, for the certificate. */
  hash: string
  line: AuditLine
}

/** The result in the form of a line of the proof. */
export interface AuditLine {
  name: string
  title: { zh: string; en: string }
  isInternal: boolean
  isTrue: boolean
  count: number
  examples: Record<string, unknown>[]
}

const EXAMPLES = 5

/** Runs within the caller's snapshot. */
export async function auditEvening(client: pg.ClientBase, date: string): Promise<AuditedEvening> {
  const result = await auditIn(client, { closing: date })
  const findings = result.lines.flatMap(line => line.findings)
  return { ...result, hash: hashOf(result.changes), line: lineOf(findings) }
}

function lineOf(findings: readonly Finding[]): AuditLine {
  return {
    name: 'second-engine',
    title: {
      zh: '第二引擎按规则逐户逐笔复算，差额为零',
      en: 'A second engine, by the rules alone, finds every account and trade the same',
    },
    isInternal: true,
    isTrue: findings.length === 0,
    count: findings.length,
    examples: findings.slice(0, EXAMPLES).map(finding => ({ ...finding })),
  }
}

export async function keepEvening(
  client: pg.ClientBase,
  date: string,
  evening: AuditedEvening,
): Promise<void> {
  const { upTo, hash, changes, isTrue } = evening
  if (isTrue) await storeEvening(client, { date, upTo, hash }, changes)
}
