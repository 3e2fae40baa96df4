/** A client. What belongs to it is gathered when it is loaded (core/books/accounts.ts). */
import type { Channel } from '../../../words/channel.ts'
import type { ClientKind } from '../../../words/client-kind.ts'
import type { ClientStatus } from '../../../words/client-status.ts'
import type { ClientDetails, ClientSettlementMode } from '../../client-details.ts'
import { date, defineTable, int4, int8, json, orNull, text, type RowOf } from '../define-table.ts'

export const client = defineTable({
  name: 'client',
  key: 'clientNo',
  owner: 'client',
  isWrittenByOwnChanges: true,
  columns: {
    clientNo: int8(),
    branchNo: int4(),
    kind: text<ClientKind>(),
    status: text<ClientStatus>(),
    name: text(),
    pinyin: text(),
    identityType: text(),
    identityNumber: text(),
    identityExpiresOn: orNull(date()),
    phone: text(),
    address: text(),
    profession: text(),
    clientClass: text(),
    /** 1 (C1, most careful) … 5 (C5). */
    riskLevel: int4(),
    channels: json<Channel[]>(),
    feePlan: text(),
    settlementMode: int4<ClientSettlementMode>(),
    openedOn: date(),
    closedOn: orNull(date()),
    /** Boards this client may buy on. */
    boards: json<string[]>(),
    details: json<ClientDetails>(),
  },
})

export type ClientRow = RowOf<typeof client>
