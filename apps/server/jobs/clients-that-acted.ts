/** The clients of whom something happened today, some at a time; on a day that credits interest, everybody. */
import { actedClients } from '@guitai/adapters/storage/gather.ts'
import type { Gathered } from '@guitai/core/frame/gathered.ts'
import { calendarOf, nextTradingDay } from '@guitai/core/rules/calendar.ts'
import { periodCreditedOn } from '@guitai/core/rules/interest.ts'
import type { JobPorts } from './define-job.ts'

type ActedClients = Extract<Gathered, { from: 'acted-clients' }>

/** A chunk is read when those before it are committed. */
export async function* clientsThatActed(
  { db, books, sizes }: JobPorts,
  mayCreditInterest: boolean,
): AsyncGenerator<ActedClients, void> {
  const { day, parameters } = books()
  const date = day.businessDate
  const calendar = calendarOf(parameters.holidays)
  const tomorrow = nextTradingDay(calendar, date)
  const isEveryone = mayCreditInterest && periodCreditedOn(date, calendar) !== undefined
  let after = 0
  for (let isLast = false, isFirst = true; !isLast; isFirst = false) {
    const found = await actedClients(db, { date, tomorrow, after, limit: sizes.clients + 1, isEveryone })
    const clientNos = found.slice(0, sizes.clients)
    isLast = found.length <= sizes.clients
    after = clientNos.at(-1) ?? after
    yield { from: 'acted-clients', clientNos, cursor: after, isFirst, isLast }
  }
}
