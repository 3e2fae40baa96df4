/** The lines of the proof, in the order of the certificate. */
import { assetsSumToZero } from './assets-sum-to-zero.ts'
import { balancesEqualEntries } from './balances-equal-entries.ts'
import { branchesBalance } from './branches-balance.ts'
import { cashReconciliation } from './cash-reconciliation.ts'
import { commandLogChain } from './command-log-chain.ts'
import { differencesResolved } from './differences-resolved.ts'
import { duesExplained } from './dues-explained.ts'
import { entriesHaveMakers } from './entries-have-makers.ts'
import { everyTradeHasOneOrder } from './every-trade-has-one-order.ts'
import { fillsWithinOrders } from './fills-within-orders.ts'
import { feeRoundingListed } from './fee-rounding-listed.ts'
import { feesPerOrder } from './fees-per-order.ts'
import { freezesExplained } from './freezes-explained.ts'
import { holdingsReconciliation } from './holdings-reconciliation.ts'
import { holdsExplained } from './holds-explained.ts'
import { moneyReconciliation } from './money-reconciliation.ts'
import { ordersInDoubt } from './orders-in-doubt.ts'
import { ordersSentOnce } from './orders-sent-once.ts'
import type { ProofLine } from './proof-line.ts'
import { reposExplained } from './repos-explained.ts'
import { settledLots } from './settled-lots.ts'
import { tradesBooked } from './trades-booked.ts'

export const PROOF_LINES: readonly ProofLine[] = [
  assetsSumToZero,
  branchesBalance,
  balancesEqualEntries,
  entriesHaveMakers,
  holdsExplained,
  freezesExplained,
  everyTradeHasOneOrder,
  tradesBooked,
  reposExplained,
  feesPerOrder,
  feeRoundingListed,
  duesExplained,
  settledLots,
  ordersSentOnce,
  commandLogChain,
  cashReconciliation,
  holdingsReconciliation,
  moneyReconciliation,
  ordersInDoubt,
  fillsWithinOrders,
  differencesResolved,
]
