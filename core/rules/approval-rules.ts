/** Says whether the firm's table asks for a second person. Of the rows that fit, the most specific one counts. */
import type { BusinessDate } from '../base/business-date.ts'
import type { Currency, Fen, Moved } from '../base/money.ts'
import { inForce, type ApprovalRuleRow, type Parameters } from './parameters.ts'

export interface Approvable {
  functionCode: string
  /** The amount it moves, and what its maker has moved alone today before it. Null when it moves no amount. */
  moved: (Moved & { today: Fen }) | null
  /** The class of the client it concerns; empty when it concerns none. */
  clientClass: string
}

/** False when no row can ask for a second person. This is so for most functions, and then nobody's class need be looked up. */
export function hasApprovalRules(parameters: Parameters, functionCode: string): boolean {
  const byFunction = rowsByFunction(parameters.approvalRules)
  return [functionCode, '*'].some(code => byFunction.get(code)?.some(asksAtAll) === true)
}

/**
 * No rule may name these functions. A dry run changes nothing that could be approved, and who approves a request or takes back
 * their own request waits for nobody.
 */
export const NEVER_ASKED: ReadonlySet<string> = new Set(['C93', 'E20', 'S91', 'S92', 'S97', 'S98'])

const asksAtAll = ({ amount, dailyAmount }: ApprovalRuleRow): boolean => (dailyAmount ?? amount) !== null

/** Why a second person is asked: because of the amount itself ('rule'), or together with what was moved alone today ('day'). */
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
    const row = mostParticular(rows, { functionCode, approvable: asked, date })
    if (row !== undefined) return askedBy(row, asked.moved ?? { amount: 0, today: 0 })
  }
  return undefined
}

/** From which amount of a currency on a rule for every class of clients asks; undefined where none does. */
export function askedFrom(
  parameters: Parameters,
  { functionCode, currency }: { functionCode: string; currency: Currency },
  date: BusinessDate,
): Fen | undefined {
  if (NEVER_ASKED.has(functionCode)) return undefined
  const byFunction = rowsByFunction(parameters.approvalRules)
  const approvable = { functionCode, moved: { amount: 0, currency, today: 0 }, clientClass: '' }
  for (const code of [functionCode, '*']) {
    const row = mostParticular(byFunction.get(code) ?? [], { functionCode: code, approvable, date })
    if (row !== undefined) return row.amount ?? undefined
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
  {
    functionCode,
    approvable: { moved, clientClass },
    date,
  }: { functionCode: string; approvable: Approvable; date: BusinessDate },
): ApprovalRuleRow | undefined {
  for (const currency of moved === null ? ['*'] : [moved.currency, '*']) {
    for (const ofClass of clientClass === '' ? ['*'] : [clientClass, '*']) {
      const row = inForce(rows, `${functionCode}.${currency}.${ofClass}`, date)
      if (row !== undefined) return row
    }
  }
  return undefined
}

/** Tables are never changed in place, so results about one remain true. */
const known = new WeakMap<readonly ApprovalRuleRow[], ReadonlyMap<string, readonly ApprovalRuleRow[]>>()

function rowsByFunction(rows: readonly ApprovalRuleRow[]): ReadonlyMap<string, readonly ApprovalRuleRow[]> {
  const found = known.get(rows)
  if (found !== undefined) return found
  const grouped = Map.groupBy(rows, row => row.key.slice(0, row.key.indexOf('.')))
  known.set(rows, grouped)
  return grouped
}
