/**
 * What the exchange answers to a designation, or to its withdrawal, that was asked by message: done at once, or refused. It is a
 * fact and never refused here. The same answer again changes nothing; one that fits no request of ours is listed. After a
 * withdrawal the shares leave at the day end (core/day-parts/leave-market.ts).
 */
import type { Market } from '../base/market.ts'
import type { Client } from '../books/accounts.ts'
import type { Books } from '../books/books.ts'
import type { Change } from '../books/changes/change.ts'
import { unitOfDesignation } from '../books/changes/set-transfer.ts'
import { transferNoOf } from '../books/cl-ord-id.ts'
import { isUnderWay } from '../books/custody-holds.ts'
import { recordOf } from '../books/records.ts'
import type { CustodyTransfer } from '../books/tables/custody/custody-transfer.ts'
import { defineInbound } from '../frame/define-inbound.ts'
import { confirm, refuse } from '../procedures/custody/answer-custody.ts'
import { unplacedFact } from '../procedures/trades/unplaced-fact.ts'
import type { DesignationKind } from '../words/custody-transfer.ts'

export interface DesignationReport {
  /** The market of the line. */
  market: Market
  /** The trading unit in the report, or else the line's. */
  tradingUnit: string
  clOrdId: string
  result: 'confirmed' | 'refused'
  reason: string
  /** Absent where the exchange refuses a message without saying of what it was. */
  told?: { securitiesAccount: string; instruction: DesignationKind }
}

export const designationReport = defineInbound<DesignationReport>({
  name: 'designation-report',
  keys: ({ clOrdId, market, told }) => {
    if (told !== undefined) return [`account:${told.securitiesAccount}.${market}`]
    const transferNo = transferNoOf(clOrdId)
    return transferNo === undefined ? [] : [`transfer:${transferNo}`]
  },
  decide(books, report, meta) {
    const found = requestOf(books, report)
    const problem = problemOf(found?.transfer, report)
    if (problem !== undefined || found === undefined) {
      const reason = problem ?? 'unknown request'
      return [unplacedFact(books, { source: 'designation-report', reason, content: report, told: meta })]
    }
    const { client, transfer } = found
    if (!isUnderWay(transfer)) return []
    const { result, reason } = report
    const ended = { ...transfer, status: result, endedOn: books.day.businessDate, reason }
    if (result === 'refused') return refuse(books, client, ended)
    return confirmAtOnce(books, client, ended)
  },
})

/** The account may trade, or may no more; its shares stay until the day end. */
function confirmAtOnce(books: Books, client: Readonly<Client>, ended: CustodyTransfer): readonly Change[] {
  return ended.kind === 'designate'
    ? confirm(books, client, ended)
    : [{ kind: 'setTransfer', transfer: ended }]
}

interface Found {
  client: Readonly<Client>
  transfer: Readonly<CustodyTransfer>
}

/** The request with its client. A report without an account is rare; its client is in memory and is looked for. */
function requestOf(books: Books, { clOrdId, market, told }: DesignationReport): Found | undefined {
  const transferNo = transferNoOf(clOrdId) ?? 0
  const account = books.securitiesAccounts.get(`${told?.securitiesAccount ?? ''}.${market}`)
  const owner = books.clients.get(account?.clientNo ?? 0)
  for (const client of owner === undefined ? books.clients.values() : [owner]) {
    const transfer = recordOf(client, 'custody_transfer', transferNo)
    if (transfer !== undefined) return { client, transfer }
  }
  return undefined
}

/** Why the report is not placed. */
function problemOf(
  transfer: Readonly<CustodyTransfer> | undefined,
  { market, tradingUnit, result, told }: DesignationReport,
): string | undefined {
  if (transfer === undefined) return 'unknown request'
  if (!transfer.isByMessage) return 'the request did not go by message'
  if (transfer.market !== market || unitOfDesignation(transfer) !== tradingUnit)
    return 'of another trading unit'
  if (told !== undefined && transfer.securitiesAccountId !== `${told.securitiesAccount}.${market}`)
    return 'of another securities account'
  if (told !== undefined && transfer.kind !== told.instruction) return 'another instruction was asked'
  return isUnderWay(transfer) || transfer.status === result ? undefined : 'answered already'
}
