/** M04c: whoever has a session may end it, and the books stay unchanged. */
import { books } from '../../testing/books.ts'
import { EVE, MOE, withTellers } from '../../testing/tellers.ts'
import { testFunction } from '../../testing/test-function.ts'
import { endSessions } from './end-sessions.ts'

const as = (tellerNo: number) => ({ principal: { kind: 'teller', tellerNo, branchNo: 1 } }) as const

testFunction(endSessions, {
  given: withTellers(books()),
  typical: { sessions: '0123456789abcdef' },
  cases: [
    ['the own ones', {}, []],
    ['without any right', {}, [], as(EVE)],
    ['a locked teller', {}, 'teller_not_active', as(MOE)],
    ['an unknown one', {}, 'teller_not_active', as(9)],
  ],
})
