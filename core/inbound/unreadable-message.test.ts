/** A message that nobody can read is listed for a person. */
import { books } from '../testing/books.ts'
import { testInbound } from '../testing/test-function.ts'
import { unreadableMessage } from './unreadable-message.ts'

testInbound(unreadableMessage, {
  given: books(),
  typical: { source: 'XSHG', reason: 'no such field', content: '35=8' },
  cases: [['listed', {}, ['insert unplaced 1 XSHG no such field']]],
})
