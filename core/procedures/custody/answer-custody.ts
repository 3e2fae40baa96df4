/**
 * Books the depository's custody file line by line: its answers to our requests, and shares that clients of other brokers
 * bring. The lines are facts, so they are booked even when they overdraw. A line that fits no request is listed.
 */
import type { Market } from '../../base/market.ts'
import { amountOf, type Shares } from '../../base/money.ts'
import { CURRENCY_ASSET, FREE_SHARES, houseKey, type Client, type Holding } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { isUnderWay, sharesInTransfer } from '../../books/custody-holds.ts'
import { recordOf, recordsOf } from '../../books/records.ts'
import type { CustodyTransfer } from '../../books/tables/custody/custody-transfer.ts'
import type { FileCustody } from '../../frame/gathered.ts'
import type { Meta } from '../../frame/meta.ts'
import { costOf, depositoryKey, holdingAt, sharesAcross, sharesIn, sharesOut } from './move-shares.ts'
import { custodyRequest } from './request-custody.ts'
import { PLEDGED } from './standard-bond-quota.ts'
import { unplacedFact } from '../trades/unplaced-fact.ts'

export type CustodyAnswer = FileCustody & { market: Market }

export function answerCustody(books: Books, answer: CustodyAnswer, meta: Meta): Change[] {
  const account = books.securitiesAccounts.get(`${answer.securitiesAccount}.${answer.market}`)
  const client = books.clients.get(account?.clientNo ?? 0)
  const lost = (reason: string): Change[] => [
    unplacedFact(books, { source: 'custody', reason, content: answer, told: meta }),
  ]
  if (account === undefined || client === undefined) return lost('unknown securities account')
  if (answer.requestNo === 0) {
    const instrument = books.instrumentsById.get(`${answer.code}.${answer.market}`)
    if (answer.kind !== 'transfer-in' || answer.result !== 'confirmed') return lost('nobody has asked')
    if (instrument === undefined) return lost('unknown instrument')
    return bringIn(books, client, { answer, arrival: { account, instrument, meta } })
  }
  const transfer = recordOf(client, 'custody_transfer', answer.requestNo)
  if (transfer === undefined || !agrees(books, transfer, answer)) return lost('no such request')
  if (!isUnderWay(transfer)) {
    // A corrected file may bring the same answer again, and it may say something else than before.
    const isSame = transfer.answerNo === answer.answerNo && transfer.status === answer.result
    return isSame ? [] : lost('answered already')
  }
  if (answer.result === 'refused') return refuse(books, client, endedBy(books, answer, transfer))
  return transfer.kind === 'transfer-in'
    ? confirmComing(books, client, { answer, coming: transfer })
    : confirm(books, client, endedBy(books, answer, transfer))
}

const endedBy = (
  books: Books,
  { result, reason, answerNo }: CustodyAnswer,
  transfer: Readonly<CustodyTransfer>,
): CustodyTransfer => ({ ...transfer, status: result, endedOn: books.day.businessDate, reason, answerNo })

/** True when the answer agrees with the request. For shares that come in, the depository gives the quantity. */
function agrees(books: Books, transfer: Readonly<CustodyTransfer>, answer: CustodyAnswer): boolean {
  const instrument = books.instruments.get(transfer.instrumentNo)
  return (
    transfer.kind === answer.kind &&
    (transfer.quantity === answer.quantity || (answer.kind === 'transfer-in' && answer.quantity > 0)) &&
    (instrument?.code ?? '') === answer.code &&
    transfer.securitiesAccountId === `${answer.securitiesAccount}.${answer.market}`
  )
}

/** Ends the hold first; then shares and fee leave. */
export function confirm(books: Books, client: Readonly<Client>, ended: CustodyTransfer): Change[] {
  const set: Change = { kind: 'setTransfer', transfer: ended }
  const holding = books.holdings.get(ended.holdingNo)
  const account = books.securitiesAccounts.get(ended.securitiesAccountId)
  if (ended.kind === 'transfer-out' && holding !== undefined)
    return [
      set,
      ...leave(books, client, { holding, quantity: ended.quantity }),
      ...chargeFee(books, client, ended),
    ]
  if (ended.kind === 'designate' && account !== undefined)
    return [
      set,
      { kind: 'update', table: 'securities_account', row: { ...account, tradingUnit: ended.toUnit } },
    ]
  if (ended.kind === 'revoke-designation') return [set, ...leaveAccount(books, client, ended)]
  return [set]
}

/** All shares of an account whose designation has ended, except those that are on their way. */
export function leaveAccount(
  books: Books,
  client: Readonly<Client>,
  { securitiesAccountId }: Readonly<CustodyTransfer>,
): Change[] {
  return client.holdings
    .filter(holding => holding.securitiesAccountId === securitiesAccountId)
    .map(each => [each, each.settled - sharesInTransfer(client, each.holdingNo)] as const)
    .filter(([, there]) => there > 0)
    .flatMap(([each, there]) => leave(books, client, { holding: each, quantity: there }))
}

function leave(
  books: Books,
  { branchNo }: Readonly<Client>,
  { holding, quantity }: { holding: Readonly<Holding>; quantity: Shares },
): Change[] {
  const market = books.instruments.get(holding.instrumentNo)?.market ?? 'XSHE'
  const cost = costOf(holding, quantity)
  const movement = { entry: 'custody-out', quantity, cost, tradeDate: books.day.businessDate } as const
  return sharesOut(holding, depositoryKey(branchNo, holding.instrumentNo, market), movement)
}

/** The depository's fee is owed to it until the market's account is cleared. */
function chargeFee(
  books: Books,
  { branchNo }: Readonly<Client>,
  { fee, cashAccountNo, market }: CustodyTransfer,
): Change[] {
  if (fee === 0) return []
  const asset = CURRENCY_ASSET.CNY
  return [
    {
      kind: 'post',
      entry: 'custody-fee',
      asset,
      amount: fee,
      debit: { cashAccount: cashAccountNo },
      credit: { house: houseKey(branchNo, 'settlement-fee-payable', asset, market) },
      tradeDate: books.day.businessDate,
    },
  ]
}

/** Frees the held shares and the fee, and takes back what was booked or set at the request. */
export function refuse(books: Books, client: Readonly<Client>, ended: CustodyTransfer): Change[] {
  const set: Change = { kind: 'setTransfer', transfer: ended }
  const account = books.securitiesAccounts.get(ended.securitiesAccountId)
  if (ended.kind === 'revoke-designation' && account !== undefined)
    return [
      set,
      { kind: 'update', table: 'securities_account', row: { ...account, tradingUnit: ended.fromUnit } },
    ]
  if (ended.kind === 'transfer-in') return [set, ...takeBack(books, client, ended)]
  if (ended.kind !== 'pledge' && ended.kind !== 'release') return [set]
  const [from, to] = ended.kind === 'pledge' ? [PLEDGED, FREE_SHARES] : [FREE_SHARES, PLEDGED]
  const holding = holdingAt(books, { ...ended, tradingUnit: ended.fromUnit, shareNature: from })
  if (holding === undefined) return [set]
  const entry = ended.kind === 'pledge' ? 'release' : 'pledge'
  const movement = { entry, quantity: ended.quantity, tradeDate: books.day.businessDate } as const
  return [set, ...sharesAcross(books, client, { from: holding, shareNature: to, movement }).changes]
}

/** What was booked ahead of the file leaves with the cost it came with, whatever else is in the holding. */
function takeBack(
  books: Books,
  { branchNo }: Readonly<Client>,
  { holdingNo, market, quantity, cost, voucherNo }: CustodyTransfer,
): Change[] {
  const holding = books.holdings.get(holdingNo)
  if (holding === undefined) return []
  const tradeDate = books.day.businessDate
  const movement = { entry: 'custody-refused', quantity, cost, tradeDate, voucherNo } as const
  return sharesOut(holding, depositoryKey(branchNo, holding.instrumentNo, market), movement)
}

interface Arrival {
  account: Readonly<Client['securitiesAccounts'][number]>
  instrument: { instrumentNo: number; previousClose: number; code: string; market: Market }
  meta: Meta
}

/**
 * Books shares at the close of the day before, until a teller enters a better cost. They replace what was booked ahead of the
 * file.
 */
function bringIn(
  books: Books,
  client: Readonly<Client>,
  { answer, arrival: { account, instrument, meta } }: { answer: CustodyAnswer; arrival: Arrival },
): Change[] {
  const { instrumentNo, market } = instrument
  const { securitiesAccountId } = account
  const isBooked = recordsOf(client, 'custody_transfer').some(
    known =>
      known.kind === 'transfer-in' &&
      known.answerNo === answer.answerNo &&
      known.endedOn === books.day.businessDate &&
      known.market === market,
  )
  if (isBooked) return []
  const place = {
    securitiesAccountId,
    instrumentNo,
    tradingUnit: market === 'XSHE' ? answer.tradingUnit : '',
    shareNature: FREE_SHARES,
  }
  const coming = recordsOf(client, 'custody_transfer').find(
    known =>
      known.kind === 'transfer-in' &&
      isUnderWay(known) &&
      known.fromUnit === answer.otherUnit &&
      known.fromUnit !== '' &&
      known.securitiesAccountId === securitiesAccountId &&
      known.instrumentNo === instrumentNo,
  )
  if (coming !== undefined) return confirmComing(books, client, { answer, coming })
  const cost = amountOf(instrument.previousClose, answer.quantity)
  const house = depositoryKey(client.branchNo, instrumentNo, market)
  const { holdingNo, changes } = sharesIn(books, place, {
    house,
    movement: {
      entry: 'custody-in',
      quantity: answer.quantity,
      cost,
      tradeDate: books.day.businessDate,
    },
  })
  const request = custodyRequest(books, meta, {
    account,
    request: {
      kind: 'transfer-in',
      status: 'confirmed',
      endedOn: books.day.businessDate,
      holdingNo,
      instrumentNo,
      quantity: answer.quantity,
      cost,
      isCostProvisional: true,
      fromUnit: answer.otherUnit,
      toUnit: answer.tradingUnit,
      reason: answer.reason,
      answerNo: answer.answerNo,
    },
  })
  return [...changes, request]
}

/** The file's quantity replaces the teller's, at the teller's cost, and the shares are free from now on. */
function confirmComing(
  books: Books,
  client: Readonly<Client>,
  { answer, coming }: { answer: CustodyAnswer; coming: Readonly<CustodyTransfer> },
): Change[] {
  const { quantity } = answer
  const set: Change = { kind: 'setTransfer', transfer: { ...endedBy(books, answer, coming), quantity } }
  const more = quantity - coming.quantity
  const holding = books.holdings.get(coming.holdingNo)
  if (more === 0 || holding === undefined) return [set]
  const house = depositoryKey(client.branchNo, holding.instrumentNo, coming.market)
  const tradeDate = books.day.businessDate
  const moved = { entry: 'custody-in', quantity: Math.abs(more), cost: 0, tradeDate } as const
  return [
    set,
    ...(more > 0
      ? sharesIn(books, holding, { house, movement: moved }).changes
      : sharesOut(holding, house, moved)),
  ]
}
