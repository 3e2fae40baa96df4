/** Posts repos that mature tomorrow and ends those that have matured today (core/procedures/day/mature-repos.ts). */
import { matureRepos } from '../procedures/day/mature-repos.ts'
import { defineDayPart } from './define-day-part.ts'
import { tomorrow } from './tomorrow.ts'

export const fallDue = defineDayPart({
  name: 'fall-due',
  after: ['settle-client'],
  of: (books, client) => matureRepos(books, client, tomorrow(books)),
})
