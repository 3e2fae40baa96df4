/**
 * Records of requests to the depository other than orders. The states of a request are described at CustodyTransfer
 * (core/books/tables/custody/custody-transfer.ts). check-exit.ts has the checks that come before.
 */
import type { Shares } from '../../base/money.ts'
import type { Client, Holding } from '../../books/accounts.ts'
import { takeNumber } from '../../books/counters.ts'
import type { SecuritiesAccount } from '../../books/tables/clients/securities-account.ts'
import type { Books } from '../../books/books.ts'
import type { SetTransfer } from '../../books/changes/set-transfer.ts'
import { isUnderWay } from '../../books/custody-holds.ts'
import { recordsOf } from '../../books/records.ts'
import type { CustodyTransfer } from '../../books/tables/custody/custody-transfer.ts'
import { tellerOf, type Meta } from '../../frame/meta.ts'
import { costOf } from './move-shares.ts'

/** The part that all requests have in common. */
export function custodyRequest(
  books: Books,
  meta: Meta,
  {
    account,
    request,
  }: {
    account: Readonly<SecuritiesAccount>
    request: Pick<CustodyTransfer, 'kind'> & Partial<CustodyTransfer>
  },
): SetTransfer {
  const { securitiesAccountId, market, clientNo, cashAccountNo, tradingUnit } = account
  return {
    kind: 'setTransfer',
    transfer: {
      transferNo: takeNumber(books, 'recordNo'),
      clientNo,
      market,
      securitiesAccountId,
      holdingNo: 0,
      instrumentNo: 0,
      quantity: 0,
      fromUnit: tradingUnit,
      toUnit: '',
      fee: 0,
      cashAccountNo,
      status: 'held',
      requestedOn: books.day.businessDate,
      endedOn: null,
      reason: '',
      tellerNo: tellerOf(meta),
      cost: 0,
      isCostProvisional: false,
      answerNo: 0,
      voucherNo: 0,
      isByMessage: false,
      ...request,
    },
  }
}

export interface TransferTo {
  toUnit: string
  account: Readonly<SecuritiesAccount>
  fee: number
  feeAccountNo: number
}

/** One transfer per holding; the first carries the fee. */
export function transferRequests(
  books: Books,
  meta: Meta,
  {
    parts,
    to: { toUnit, account, fee, feeAccountNo },
  }: { parts: readonly { holding: Readonly<Holding>; quantity: Shares }[]; to: TransferTo },
): SetTransfer[] {
  return parts.map(({ holding, quantity }, index) =>
    custodyRequest(books, meta, {
      account,
      request: {
        kind: 'transfer-out',
        holdingNo: holding.holdingNo,
        instrumentNo: holding.instrumentNo,
        quantity,
        fromUnit: holding.tradingUnit,
        toUnit,
        fee: index === 0 ? fee : 0,
        cashAccountNo: feeAccountNo,
        cost: costOf(holding, quantity),
      },
    }),
  )
}

/** True when the account has requests that are not answered, or that were made or answered today. */
export function hasTransfersToday(
  books: Books,
  client: Readonly<Client>,
  securitiesAccountId: string,
): boolean {
  return recordsOf(client, 'custody_transfer').some(
    transfer =>
      transfer.securitiesAccountId === securitiesAccountId &&
      (isUnderWay(transfer) || transfer.requestedOn === books.day.businessDate),
  )
}

/** True when the account has shares that the depository, or a teller (modes 3 and 4), still has to settle. */
export function hasUnsettledShares(
  { day }: Books,
  client: Readonly<Client>,
  securitiesAccountId: string,
): boolean {
  return client.holdings.some(
    holding =>
      holding.securitiesAccountId === securitiesAccountId &&
      holding.unsettled.some(
        lot =>
          lot.settlementDate > day.businessDate ||
          lot.bought !== lot.settledBought ||
          lot.sold !== lot.settledSold,
      ),
  )
}

/** Reverses what was booked ahead of the depository's file. Nobody waits for it, and it is not requested any more. */
export function dropProvisional(
  books: Books,
  { clientNo, voucherNo }: { clientNo: number; voucherNo: number },
): SetTransfer[] {
  const client = books.clients.get(clientNo)
  const booked = client === undefined ? [] : recordsOf(client, 'custody_transfer')
  return booked
    .filter(transfer => transfer.voucherNo === voucherNo && isUnderWay(transfer))
    .map(transfer => ({
      kind: 'setTransfer',
      transfer: { ...transfer, status: 'refused', endedOn: books.day.businessDate },
    }))
}
