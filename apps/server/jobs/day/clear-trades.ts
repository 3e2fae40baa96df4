/** E11 成交清算: the clients that acted; when the last of their trades are cleared, the fees beside the depository's. */
import { compareFees } from '@guitai/adapters/storage/gather.ts'
import { clientsThatActed } from '../clients-that-acted.ts'
import { defineJob } from '../define-job.ts'

export const clearTrades = defineJob({
  name: 'clear-trades',
  async *read(_asked, ports) {
    for await (const chunk of clientsThatActed(ports, false)) yield { ...chunk, isLast: false }
    const compared = await compareFees(ports.db, ports.books().day.businessDate)
    yield { from: 'fee-comparison', ...compared, isFirst: false, isLast: true }
  },
})
