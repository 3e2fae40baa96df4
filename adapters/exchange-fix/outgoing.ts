/** What the engine asks the gateway to send to the exchange, in the words of the books. */
export type { Outgoing, OutgoingCancel, OutgoingOrder } from '@guitai/core/books/outgoing.ts'
