/** Clients in chunks: those of whom something happened today, and on a day that credits interest everybody. */
import { actedClients, countActed } from '@guitai/adapters/storage/gather.ts'
import type { Gathered } from '@guitai/core/frame/gathered.ts'
import { calendarOf, nextTradingDay } from '@guitai/core/rules/calendar.ts'
import { periodCreditedOn } from '@guitai/core/rules/interest.ts'
import type { JobPorts, Read } from './define-job.ts'

export interface ActedChunk extends Read {
  gathered: Extract<Gathered, { from: 'acted-clients' }>
  of: number
}

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
  yield* clientsInChunks({
    from,
    size: sizes.clients,
    count: () => countActed(db, asked),
    find: page => actedClients(db, { ...asked, ...page }),
  })
}

/** A chunk is read when those before it are committed. `from` is the last client before the first of these. */
export async function* clientsInChunks({
  from,
  size,
  count,
  find,
}: {
  from: number
  size: number
  count: () => Promise<number>
  find: (page: { after: number; limit: number }) => Promise<number[]>
}): AsyncGenerator<ActedChunk, void> {
  const of = Math.max(1, Math.ceil((await count()) / size))
  let after = from
  for (let isLast = false, isFirst = from === 0; !isLast; isFirst = false) {
    const found = await find({ after, limit: size + 1 })
    const clientNos = found.slice(0, size)
    isLast = found.length <= size
    after = clientNos.at(-1) ?? after
    yield {
      gathered: { from: 'acted-clients', clientNos, cursor: after, isFirst, isLast },
      of,
      restartPoint: after,
    }
  }
}
