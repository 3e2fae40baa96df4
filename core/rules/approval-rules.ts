/** Does the firm's table want a second person for this? The most particular row that fits counts. */
import type { BusinessDate } from '../base/business-date.ts'
import type { Currency, Fen } from '../base/money.ts'
import { inForce, type ApprovalRuleRow, type Parameters } from './parameters.ts'

export interface Approvable {
  functionCode: string
  /** null: it moves no amount. */
  moved: { amount: Fen; currency: Currency } | null
  /** Of the client it concerns; '' where it concerns none. */
  clientClass: string
}

/** Whether any row could want one: for most functions none does, and then nobody's class need be found out. */
export function hasApprovalRules(parameters: Parameters, functionCode: string): boolean {
  const byFunction = rowsByFunction(parameters.approvalRules)
  return [functionCode, '*'].some(code => byFunction.get(code)?.some(row => row.amount !== null) === true)
}

/**
 * Functions that never wait for a second person: what they need is gathered while they run (files, clients that acted, the
 * proof, a dry run's lines), and is not kept with a request. No rule is about them, and none may be set.
 */
export const NEVER_WAITS: ReadonlySet<string> = new Set([
  'C93',
  'E01',
  'E02',
  'E03',
  'E11',
  'E12',
  'E13',
  'X04',
])

export function needsApproval(parameters: Parameters, asked: Approvable, date: BusinessDate): boolean {
  if (NEVER_WAITS.has(asked.functionCode)) return false
  const byFunction = rowsByFunction(parameters.approvalRules)
  for (const functionCode of [asked.functionCode, '*']) {
    const rows = byFunction.get(functionCode)
    if (rows === undefined) continue
    const row = mostParticular(rows, functionCode, asked, date)
    if (row !== undefined) return row.amount !== null && (asked.moved?.amount ?? 0) >= row.amount
  }
  return false
}

function mostParticular(
  rows: readonly ApprovalRuleRow[],
  functionCode: string,
  { moved, clientClass }: Approvable,
  date: BusinessDate,
): ApprovalRuleRow | undefined {
  for (const currency of moved === null ? ['*'] : [moved.currency, '*']) {
    for (const ofClass of clientClass === '' ? ['*'] : [clientClass, '*']) {
      const row = inForce(rows, `${functionCode}.${currency}.${ofClass}`, date)
      if (row !== undefined) return row
    }
  }
  return undefined
}

/** Tables are never changed in place, so what is found out about one stays true. */
const known = new WeakMap<readonly ApprovalRuleRow[], ReadonlyMap<string, readonly ApprovalRuleRow[]>>()

function rowsByFunction(rows: readonly ApprovalRuleRow[]): ReadonlyMap<string, readonly ApprovalRuleRow[]> {
  const found = known.get(rows)
  if (found !== undefined) return found
  const grouped = Map.groupBy(rows, row => row.key.slice(0, row.key.indexOf('.')))
  known.set(rows, grouped)
  return grouped
}
