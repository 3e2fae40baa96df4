/** What documents call things that no report lists. */
import { BoardsField, CustodyModeField, IdentityTypeField } from '@guitai/core/frame/client-fields.ts'
import type { Title } from '@guitai/core/frame/define-function.ts'

type Labels = Readonly<Record<string, Title>>

/** What the form calls the values of its field. */
function labelsOf(field: object): Labels {
  return (field as { 'x-labels'?: Labels })['x-labels'] ?? {}
}

export const IDENTITY_TYPES = labelsOf(IdentityTypeField)
export const CUSTODY_MODES = labelsOf(CustodyModeField)
/** The main board is open to everybody who has an account; the others are applied for. */
export const BOARDS: Labels = { main: { zh: '主板', en: 'Main' }, ...labelsOf(BoardsField.items) }

export const RISK_LEVELS = ['', 'C1 保守型', 'C2 谨慎型', 'C3 稳健型', 'C4 积极型', 'C5 激进型'] as const

const UNITS: Readonly<Record<string, string>> = {
  stock: '股',
  'depositary-receipt': '份',
  'b-share': '股',
  etf: '份',
  lof: '份',
  'closed-fund': '份',
  reit: '份',
}

/** What is counted of an instrument: shares, fund units, or yuan of a bond's face value. */
export function unitOf(kind: string): string {
  return UNITS[kind] ?? '元面额'
}
