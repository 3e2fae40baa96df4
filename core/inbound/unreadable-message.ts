/** A message that we cannot read, or that says the other side could not read ours, is listed for a person. */
import { unplacedFact } from '../procedures/trades/unplaced-fact.ts'
import { defineInbound } from '../frame/define-inbound.ts'

export interface UnreadableMessage {
  source: string
  reason: string
  content: string
}

export const unreadableMessage = defineInbound<UnreadableMessage>({
  name: 'unreadable-message',
  keys: () => [],
  decide: (books, { source, reason, content }, meta) => [
    unplacedFact(books, { source, reason, content, told: meta }),
  ],
})
