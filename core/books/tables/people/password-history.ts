/** Hashes of the passwords a teller had before the present one, latest first; a new one may not be one of them. */
import { defineTable, json, text, type RowOf } from '../define-table.ts'

export const passwordHistory = defineTable({
  name: 'password_history',
  key: 'passwordKey',
  owner: 'teller',
  collection: 'passwordHistories',
  columns: {
    /** 'sign-in:1001', as the credential's. */
    passwordKey: text(),
    hashes: json<string[]>(),
  },
  loaded: 'all',
})

export type PasswordHistory = RowOf<typeof passwordHistory>
