/** The clients of whom something happened today, some at a time; on a day that credits interest, everybody. */
import { actedClients, countActed } from '@guitai/adapters/storage/gather.ts'
import type { Gathered } from '@guitai/core/frame/gathered.ts'
import { calendarOf, nextTradingDay } from '@guitai/core/rules/calendar.ts'
import { periodCreditedOn } from '@guitai/core/rules/interest.ts'
import type { JobPorts, Read } from './define-job.ts'

export interface ActedChunk extends Read {
  gathered: Extract<Gathered, { from: 'acted-clients' }>
  of: number
}

/** A chunk is read when those before it are committed. `from` is the last client before the first of these. */
export async function* clientsThatActed(
  { db, books, sizes }: JobPorts,
  { from, mayCreditInterest }: { from: number; mayCreditInterest: boolean },
): AsyncGenerator<ActedChunk, void> {
  const { day, parameters } = books()
  const date = day.businessDate
  const calendar = calendarOf(parameters.holidays)
  const tomorrow = nextTradingDay(calendar, date)
  const isEveryone = mayCreditInterest && periodCreditedOn(date, calendar) !== undefined
  const asked = { date, tomorrow, isEveryone }
  const of = Math.max(1, Math.ceil((await countActed(db, asked)) / sizes.clients))
  let after = from
  for (let isLast = false, isFirst = from === 0; !isLast; isFirst = false) {
    const found = await actedClients(db, { ...asked, after, limit: sizes.clients + 1 })
    const clientNos = found.slice(0, sizes.clients)
    isLast = found.length <= sizes.clients
    after = clientNos.at(-1) ?? after
    yield {
      gathered: { from: 'acted-clients', clientNos, cursor: after, isFirst, isLast },
      of,
      restartPoint: after,
    }
  }
}
