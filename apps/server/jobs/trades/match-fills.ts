/** E03 成交配对: the depository's trades beside our own. */
import { compareTrades } from '@guitai/adapters/storage/gather.ts'
import { oneChunk } from '../chunks.ts'
import { defineJob } from '../define-job.ts'

export const matchFills = defineJob({
  name: 'match-fills',
  turn: () => '',
  afterKill: 'again',
  async read(_asked, { db, books }) {
    const compared = await compareTrades(db, books().day.businessDate)
    return oneChunk({ from: 'trade-comparison', ...compared, isFirst: true, isLast: true })
  },
})
