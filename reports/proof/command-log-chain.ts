/**
 * Nothing was written except by the books' own batches: commands, every row of every table, certificates, batches in order, and
 * the heads that were noted outside (reports/chain). It checks tonight's date and a part of the past.
 */
import { checkEvening } from '../chain/check-chain.ts'
import type { FoundLine } from './proof-line.ts'

export const commandLogChain: FoundLine = {
  name: 'command-log-chain',
  title: { zh: '日志链完整，数据未被改动', en: 'The chain is unbroken, and covers every row' },
  isInternal: true,
  find: (client, { businessDate, heads }) => checkEvening(client, businessDate, heads),
}
