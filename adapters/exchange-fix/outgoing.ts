/** What the engine asks the gateway to say to the exchange: the books' own words. */
export type { Outgoing, OutgoingCancel, OutgoingOrder } from '@guitai/core/books/outgoing.ts'
