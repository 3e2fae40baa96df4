/** A card or passbook that was given to a client. */
import type { CardKind, CardStatus } from '../../../words/card.ts'
import { date, defineTable, int8, text, type RowOf } from '../define-table.ts'

export const card = defineTable({
  name: 'card',
  key: 'cardNo',
  owner: 'client',
  columns: {
    cardNo: text(),
    clientNo: int8(),
    kind: text<CardKind>(),
    status: text<CardStatus>(),
    issuedOn: date(),
    replaces: text(),
  },
  loaded: [{ status: ['normal', 'lost'] }],
})

export type Card = RowOf<typeof card>
