/**
 * E11 成交清算: the clients that acted; when the last of their trades are cleared, the firm's money and fees beside the depository's, and
 * what the trades come to in sums.
 */
import { compareFees } from '@guitai/adapters/storage/gather.ts'
import { findDues } from '@guitai/adapters/storage/gather-dues.ts'
import { moneyReconciliation } from '@guitai/reports/proof/money-reconciliation.ts'
import { outsideDifferences } from '@guitai/reports/proof/outside-differences.ts'
import type { OutsideDifference } from '@guitai/core/frame/gathered.ts'
import { clientsThatActed } from '../clients-that-acted.ts'
import { defineJob, type JobPorts } from '../define-job.ts'

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
    const { businessDate } = ports.books().day
    const gathered = {
      from: 'fee-comparison',
      ...(await compareFees(ports.db, businessDate)),
      ...(await findDues(ports.db, businessDate)),
      firmDifferences: await firmDifferences(ports.db, businessDate),
      isFirst: false,
      isLast: true,
    } as const
    yield { gathered, of: chunks, restartPoint }
  },
})

/** The same as the proof would find, so that what is carried here is not listed again there. */
async function firmDifferences(
  db: JobPorts['db'],
  businessDate: string,
): Promise<readonly OutsideDifference[]> {
  const client = await db.connect()
  try {
    const lines = [{ name: moneyReconciliation.name, isTrue: false }]
    const found = await outsideDifferences(client, { businessDate, lines })
    return found[moneyReconciliation.name] ?? []
  } finally {
    client.release()
  }
}
