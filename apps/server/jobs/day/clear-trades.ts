/** E11 成交清算: the clients that acted; when the last of their trades are cleared, the fees beside the depository's. */
import { compareFees } from '@guitai/adapters/storage/gather.ts'
import { clientsThatActed } from '../clients-that-acted.ts'
import { defineJob } from '../define-job.ts'

export const clearTrades = defineJob({
  name: 'clear-trades',
  turn: () => '',
  afterKill: 'go-on',
  async *read({ from }, ports) {
    let [chunks, restartPoint] = [1, from]
    for await (const read of clientsThatActed(ports, { from, mayCreditInterest: false })) {
      ;[chunks, restartPoint] = [read.of + 1, read.restartPoint]
      yield { ...read, of: chunks, gathered: { ...read.gathered, isLast: false } }
    }
    const compared = await compareFees(ports.db, ports.books().day.businessDate)
    const gathered = { from: 'fee-comparison', ...compared, isFirst: false, isLast: true } as const
    yield { gathered, of: chunks, restartPoint }
  },
})
