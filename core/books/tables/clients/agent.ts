/** A person who may act for a client: in which matters, and until when. */
import type { AgentScope, AgentStatus } from '../../../words/agent.ts'
import type { IdentityType } from '../../../words/identity-type.ts'
import { date, defineTable, int8, json, text, type RowOf } from '../define-table.ts'

export const agent = defineTable({
  name: 'agent',
  key: 'agentNo',
  owner: 'client',
  counter: 'recordNo',
  columns: {
    agentNo: int8(),
    clientNo: int8(),
    name: text(),
    identityType: text<IdentityType>(),
    identityNumber: text(),
    phone: text(),
    scopes: json<AgentScope[]>(),
    validFrom: date(),
    validTo: date(),
    document: text(),
    status: text<AgentStatus>(),
  },
  loaded: [{ status: ['valid'] }],
})

export type Agent = RowOf<typeof agent>
