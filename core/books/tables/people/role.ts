/** A role: what its tellers may do. */
import type { FunctionRight } from '../../function-right.ts'
import { bool, defineTable, json, optional, text, type RowOf } from '../define-table.ts'

export const role = defineTable({
  name: 'role',
  key: 'role',
  owner: 'nobody',
  collection: 'roles',
  columns: {
    role: text(),
    titleZh: text(),
    titleEn: text(),
    rights: json<FunctionRight[]>(),
    /** True where its tellers see personal data unmasked. */
    seesPersonalData: bool(),
    /** True where its tellers may approve what another teller has entered. */
    isChecker: bool(),
    /** True where its tellers also sign in with a code. Until they have enrolled, they may do nothing else. */
    needsSecondFactor: optional(bool()),
  },
  loaded: 'all',
})

export type Role = RowOf<typeof role>
