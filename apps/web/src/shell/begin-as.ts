/** The page becomes a teller's. What was read for another one is not for this one, nor is where that one was. */
import { pageState, takePage } from '@guitai/web-kit/api/page-owner.ts'
import { forgetDrafts } from '@guitai/web-kit/form/drafts.ts'
import type { QueryClient } from '@tanstack/react-query'
import { ME } from '../api/session.ts'
import { go } from './route.ts'

export function beginAs(tellerNo: number, queries: QueryClient): void {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] })
  const { former = tellerNo } = pageState()
  if (former !== tellerNo) {
    forgetDrafts()
    go('')
  }
  takePage(tellerNo)
}
