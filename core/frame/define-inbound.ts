/**
 * A kind of message that tells us a fact: from an exchange, the depository, a bank, or the market's clock.
 *
 * It has the same form as a function, but facts are not refused. A fact that fits no order becomes a change that lists it.
 */
import type { Books } from '../books/books.ts'
import type { Change } from '../books/changes/change.ts'
import type { Key } from './define-function.ts'
import type { Meta } from './meta.ts'

export interface InboundDeclaration<Message> {
  name: string
  keys: (message: Message, books: Books) => readonly Key[]
  decide: (books: Books, message: Message, meta: Meta) => readonly Change[]
}

export type AnyInbound = InboundDeclaration<never>

export function defineInbound<Message>(
  declaration: InboundDeclaration<Message>,
): InboundDeclaration<Message> {
  return declaration
}
