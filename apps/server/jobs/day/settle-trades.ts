/** E12 成交结算: the clients that acted; when the last of them are settled, what the depository has moved of the firm's money, and the day's last prices. */
import { movedDues } from '@guitai/adapters/storage/gather-dues.ts'
import { lastQuotes } from '@guitai/adapters/storage/last-quotes.ts'
import { clientsThatActed } from '../clients-that-acted.ts'
import { defineJob } from '../define-job.ts'

export const settleTrades = defineJob({
  name: 'settle-trades',
  turn: () => '',
  afterKill: 'go-on',
  async *read({ from }, ports) {
    let [chunks, restartPoint] = [1, from]
    for await (const read of clientsThatActed(ports, { from, mayCreditInterest: true })) {
      ;[chunks, restartPoint] = [read.of + 1, read.restartPoint]
      yield { ...read, of: chunks, gathered: { ...read.gathered, isLast: false } }
    }
    const { businessDate } = ports.books().day
    const gathered = {
      from: 'moved-dues',
      moved: await movedDues(ports.db, businessDate),
      lastQuotes: await lastQuotes(ports.db, businessDate),
      isFirst: false,
      isLast: true,
    } as const
    yield { gathered, of: chunks, restartPoint }
  },
})
