/** A password of a teller or a client. The hash never leaves the storage and the pool that verifies it. A client's are loaded with the client. */
import type { CredentialKind } from '../../../words/credential-kind.ts'
import { bool, date, defineTable, int4, int8, orNull, text, type RowOf } from '../define-table.ts'

export const credential = defineTable({
  name: 'credential',
  key: 'key',
  owner: 'nobody',
  collection: 'credentials',
  columns: {
    /** 'kind:owner', e.g. 'sign-in:1001', 'cash:10000001'. */
    key: text(),
    kind: text<CredentialKind>(),
    owner: int8(),
    version: int4(),
    hash: text(),
    failures: int4(),
    /** The time since which a client's password is locked. */
    lockedOn: orNull(date()),
    /** The time until which a teller is locked, in milliseconds since 1970 UTC. */
    lockedUntil: orNull(int8()),
    mustChange: bool(),
  },
  loaded: [{ kind: ['sign-in'] }],
})

export type Credential = RowOf<typeof credential>
