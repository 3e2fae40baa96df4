/** Every difference from an outside file has been resolved by a named act, or is carried as an approved exception. */
import type { ProofLine } from './proof-line.ts'

export const differencesResolved: ProofLine = {
  name: 'differences-resolved',
  title: { zh: '差错已全部处理', en: 'Every difference is resolved' },
  isInternal: false,
  sql: `select discrepancy_key, business_date, kind, subject, ours, theirs from everyday.discrepancy where business_date <= $1::date and resolution = 'open'`,
}
