/**
 * Per currency: clients' cash (unsettled included) = banks + tills + vault + reserve + what the depository owes − what it is
 * owed + transfers in transit − house money in these places. Money on any other house account makes it false.
 */
import { CASH_PARTS } from './cash-parts.ts'
import type { ProofLine } from './proof-line.ts'

export const cashReconciliation: ProofLine = {
  name: 'cash-reconciliation',
  title: { zh: '客户资金与存放相符', en: "Clients' cash equals where it lies" },
  isInternal: true,
  sql: `select * from (${CASH_PARTS}) p where difference <> 0`,
}
