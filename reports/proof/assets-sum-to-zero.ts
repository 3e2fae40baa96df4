/**
 * Nothing is created or destroyed: every asset sums to zero over all accounts, clients' (unsettled included) and the house's.
 */
import { ALL_BALANCES } from './balances.ts'
import type { ProofLine } from './proof-line.ts'

export const assetsSumToZero: ProofLine = {
  name: 'assets-sum-to-zero',
  title: { zh: '每种资产合计为零', en: 'Every asset sums to zero' },
  isInternal: true,
  sql: `select asset, sum(balance) as sum from (${ALL_BALANCES}) b group by asset having sum(balance) <> 0`,
}
