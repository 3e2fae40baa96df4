/**
 * What a teller has beside the password: an authenticator's secret, from which both sides reckon a code every 30 seconds. (RFC 6238)
 *
 *   offered (shown once; anew as often as asked for) → active (a first code was right) → ended (taken back by two persons) → offered
 */
import type { SecondFactorStatus } from '../../../words/second-factor-status.ts'
import { defineTable, int8, text, type RowOf } from '../define-table.ts'

export const secondFactor = defineTable({
  name: 'second_factor',
  key: 'tellerNo',
  owner: 'teller',
  collection: 'secondFactors',
  columns: {
    tellerNo: int8(),
    /** The secret under a key that lies outside the database; empty once it has ended. */
    sealed: text(),
    status: text<SecondFactorStatus>(),
    /** The time step of the last code that was taken: neither it nor an older one is taken again. 0: none yet. */
    lastStep: int8(),
  },
  loaded: 'all',
})

export type SecondFactor = RowOf<typeof secondFactor>
