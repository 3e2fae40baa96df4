/** Does the firm's table want a second person for this? The most particular row that fits counts. */
import type { BusinessDate } from '../base/business-date.ts'
import type { Fen, Moved } from '../base/money.ts'
import { inForce, type ApprovalRuleRow, type Parameters } from './parameters.ts'

export interface Approvable {
  functionCode: string
  /** And what its maker has done alone before it today; null: it moves no amount. */
  moved: (Moved & { today: Fen }) | null
  /** Of the client it concerns; '' where it concerns none. */
  clientClass: string
}

/** Whether any row could want one: for most functions none does, and then nobody's class need be found out. */
export function hasApprovalRules(parameters: Parameters, functionCode: string): boolean {
  const byFunction = rowsByFunction(parameters.approvalRules)
  return [functionCode, '*'].some(code => byFunction.get(code)?.some(asksAtAll) === true)
}

/**
 * No rule is about these, and none may be set: a dry run changes nothing that anybody could agree to, and who agrees to a request, or
 * takes back an own one, waits for nobody.
 */
export const NEVER_ASKED: ReadonlySet<string> = new Set(['C93', 'S91', 'S92'])

const asksAtAll = ({ amount, dailyAmount }: ApprovalRuleRow): boolean => (dailyAmount ?? amount) !== null

/** Why a second person is wanted: for what is moved by itself ('rule'), or together with what was done alone today ('day'). */
export function approvalAsked(
  parameters: Parameters,
  asked: Approvable,
  date: BusinessDate,
): 'rule' | 'day' | undefined {
  if (NEVER_ASKED.has(asked.functionCode)) return undefined
  const byFunction = rowsByFunction(parameters.approvalRules)
  for (const functionCode of [asked.functionCode, '*']) {
    const rows = byFunction.get(functionCode)
    if (rows === undefined) continue
    const row = mostParticular(rows, functionCode, asked, date)
    if (row !== undefined) return askedBy(row, asked.moved ?? { amount: 0, today: 0 })
  }
  return undefined
}

function askedBy(
  row: ApprovalRuleRow,
  { amount, today }: { amount: Fen; today: Fen },
): 'rule' | 'day' | undefined {
  if (row.amount !== null && amount >= row.amount) return 'rule'
  const ofDay = row.dailyAmount ?? row.amount
  return ofDay !== null && today + amount >= ofDay ? 'day' : undefined
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
