/** What the engine asks the gateway to send to the exchange, in the words of the books. */
import type { Outgoing } from '@guitai/core/books/outgoing.ts'

export type {
  Outgoing,
  OutgoingCancel,
  OutgoingDesignation,
  OutgoingOfOrder,
  OutgoingOrder,
} from '@guitai/core/books/outgoing.ts'

/** The number of the order or of the custody transfer. Their clOrdIds differ, so no two are the same. */
export const numberOf = (outgoing: Outgoing): number =>
  'orderId' in outgoing ? outgoing.orderId : outgoing.transferNo

/** It only asks, so it has no row of its own that says it was sent. */
export const isQuestion = ({ kind }: Outgoing): boolean => kind === 'status' || kind === 'designation-status'
