/** A person who may sign in. */
import type { TellerStatus } from '../../../words/teller-status.ts'
import { defineTable, int4, int8, json, text, type RowOf } from '../define-table.ts'

export const teller = defineTable({
  name: 'teller',
  key: 'tellerNo',
  owner: 'nobody',
  collection: 'tellers',
  alsoBy: { tellersByName: ({ name }: { name: string }) => name },
  counter: 'tellerNo',
  columns: {
    tellerNo: int8(),
    name: text(),
    fullName: text(),
    branchNo: int4(),
    roles: json<string[]>(),
    status: text<TellerStatus>(),
  },
  loaded: 'all',
})

export type Teller = RowOf<typeof teller>
