/** What those may do who have it. */
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
    /** May see personal data unmasked. */
    seesPersonalData: bool(),
    /** May agree to what another entered. */
    isChecker: bool(),
    /** Its tellers sign in with a code, too; until they have enrolled they may do nothing else. */
    needsSecondFactor: optional(bool()),
  },
  loaded: 'all',
})

export type Role = RowOf<typeof role>
