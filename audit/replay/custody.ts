/** Shares that come and go without a trade, with their cost; pledges; the depository's answers in its custody file. */
import type { Holding, Transfer, Voucher } from '../ledger/ledger.ts'
import { ASSET, costOf, houseName, moveCash, moveHouse } from '../ledger/money.ts'
import type { HoldingRow, TransferRow } from '../read/reference.ts'
import { count, fen, share } from '../rules/whole.ts'
import { freezeOf } from './freezes.ts'
import { takeFrozen } from './funds.ts'
import { heldOfShares } from './holds.ts'
import {
  cashOf,
  clientOf,
  found,
  holdingOf,
  known,
  listedAs,
  listedOf,
  numberOf,
  textOf,
  type Input,
  type Replay,
} from './replay.ts'

/** Above zero shares come in. `cost` moves with them. */
function moveShares(
  replay: Replay,
  holding: Holding,
  { quantity, cost }: { quantity: number; cost: number },
): string {
  const { branchNo } = clientOf(replay, holding.clientNo)
  const { market } = listedOf(replay, holding.instrumentNo)
  const house = houseName(branchNo, 'depository', holding.instrumentNo, market)
  holding.settled += quantity
  holding.cost += cost
  moveHouse(replay.ledger, house, -quantity)
  return house
}

/**
 * C13: shares are booked and held until the depository's file confirms them. With a transfer's number it only sets their cost.
 */
export function bringIn(replay: Replay, input: Input, result: Input): void {
  const holding = holdingOf(replay, numberOf(result['holdingNo']))
  const cost = fen(input['cost'])
  if (input['transferNo'] !== undefined)
    return giveCost(replay, holding, { transferNo: numberOf(input['transferNo']), cost })
  const quantity = count(input['quantity'])
  const { instrumentNo } = listedAs(replay, input['instrument'])
  if (holding.clientNo !== numberOf(input['clientNo']) || holding.instrumentNo !== instrumentNo)
    found(replay, {
      subject: `holding ${holding.holdingNo}`,
      what: 'security',
      stored: String(holding.instrumentNo),
      right: String(instrumentNo),
    })
  const house = moveShares(replay, holding, { quantity, cost })
  keep(replay, holding, {
    voucherNo: numberOf(result['voucherNo']),
    kind: 'securities-in',
    amount: quantity,
    house,
    cost,
  })
  expectFile(replay, { transferNo: numberOf(result['transferNo']), quantity, cost })
}

/** X08: books the depository's opening file. The voucher of each row gives the holding, the quantity and the cost. */
export function takeOver(replay: Replay, input: Input, result: Input): void {
  const { reference, ledger } = replay
  const market = textOf(input['market'])
  const rows = reference.openings.filter(
    ({ date, asset }) => date === ledger.today && listedOf(replay, asset).market === market,
  )
  for (const { voucherNo, accountNo, asset, amount, cost } of rows) {
    const holding = holdingOf(replay, accountNo)
    if (holding.instrumentNo !== asset)
      found(replay, {
        subject: `voucher ${voucherNo}`,
        what: 'security',
        stored: String(asset),
        right: String(holding.instrumentNo),
      })
    moveShares(replay, holding, { quantity: amount, cost })
  }
  const taken = numberOf(result['rows'])
  if (rows.length !== taken)
    found(replay, {
      subject: `opening holdings of ${market}`,
      what: 'rows',
      stored: String(rows.length),
      right: String(taken),
    })
}

/** Expects the file. When the file is there, the row shows what it brought; the command has what was booked. */
function expectFile(
  replay: Replay,
  { transferNo, quantity, cost }: { transferNo: number; quantity: number; cost: number },
): void {
  request(replay, [transferNo])
  Object.assign(known(replay.ledger.transfers.get(transferNo), `transfer ${transferNo}`), { quantity, cost })
}

function giveCost(
  { ledger }: Replay,
  holding: Holding,
  { transferNo, cost }: { transferNo: number; cost: number },
): void {
  const arrived = known(ledger.transfers.get(transferNo), `transfer ${transferNo}`)
  holding.cost += cost - arrived.cost
  ledger.transfers.delete(transferNo)
}

type Kept = Pick<Voucher, 'voucherNo' | 'kind' | 'amount' | 'house' | 'cost'>

function keep({ ledger }: Replay, holding: Holding, kept: Kept): void {
  ledger.vouchers.set(kept.voucherNo, {
    date: ledger.today,
    accountNo: holding.holdingNo,
    isCash: false,
    asset: holding.instrumentNo,
    isUncleared: false,
    valueDate: null,
    ...kept,
  })
}

/** C14: the shares take their average cost with them. */
export function sendOut(replay: Replay, input: Input, result: Input): void {
  const holding = holdingOf(replay, numberOf(input['holdingNo']))
  const quantity = count(input['quantity'])
  const cost = -costOf(holding, quantity)
  const house = moveShares(replay, holding, { quantity: -quantity, cost })
  keep(replay, holding, {
    voucherNo: numberOf(result['voucherNo']),
    kind: 'securities-out',
    amount: -quantity,
    house,
    cost,
  })
}

/** F10 for shares: the cost that the voucher moved goes back. */
export function reverseShares(replay: Replay, voucher: Voucher, voucherNo: number): void {
  const holding = holdingOf(replay, voucher.accountNo)
  moveShares(replay, holding, { quantity: -voucher.amount, cost: 0 })
  holding.cost -= voucher.cost ?? 0
  keep(replay, holding, {
    voucherNo,
    kind: 'reversal',
    amount: -voucher.amount,
    house: voucher.house,
    cost: null,
  })
  for (const { transferNo, voucherNo: booked } of replay.reference.transfers.values())
    if (booked === voucher.voucherNo) replay.ledger.transfers.delete(transferNo)
}

/** C15 and C16: moves shares between a holding and the same shares under another nature. */
export function moveAcross(replay: Replay, input: Input, result: Input): void {
  const to = numberOf(result['holdingNo'])
  across(replay, {
    from: holdingOf(replay, numberOf(input['holdingNo'])),
    to: holdingOf(replay, to),
    quantity: count(input['quantity']),
  })
  request(replay, [numberOf(result['transferNo'])])
}

function across(
  replay: Replay,
  { from, to, quantity }: { from: Holding; to: Holding; quantity: number },
): void {
  if (from.clientNo !== to.clientNo || from.instrumentNo !== to.instrumentNo)
    found(replay, {
      subject: `holding ${to.holdingNo}`,
      what: 'owner',
      stored: String(to.clientNo),
      right: String(from.clientNo),
    })
  const cost = costOf(from, quantity)
  from.settled -= quantity
  from.cost -= cost
  to.settled += quantity
  to.cost += cost
}

/** Custody requests hold shares until the depository answers; the first one also holds a fee. */
export function request(replay: Replay, transferNos: readonly number[]): void {
  for (const transferNo of transferNos)
    note(replay, known(replay.reference.transfers.get(transferNo), `transfer ${transferNo}`), {
      cost: 0,
      isUnderWay: true,
    })
}

function note({ ledger }: Replay, row: TransferRow, booked: Pick<Transfer, 'cost' | 'isUnderWay'>): void {
  const { transferNo, clientNo, kind, holdingNo, quantity, fee, accountNo, market } = row
  ledger.transfers.set(transferNo, {
    transferNo,
    clientNo,
    kind,
    holdingNo,
    quantity,
    fee,
    accountNo,
    market,
    ...booked,
  })
}

/** C05 to C07: the command has what was requested, where it states it. */
export function requestTransfer(replay: Replay, input: Input, result: Input): void {
  const nos = (result['transferNos'] ?? [result['transferNo']]) as number[]
  request(replay, nos)
  const asked = input['quantity'] === undefined ? undefined : count(input['quantity'])
  const transfer = replay.ledger.transfers.get(nos[0] ?? 0)
  if (asked === undefined || transfer === undefined || transfer.quantity === asked) return
  found(replay, {
    subject: `transfer ${transfer.transferNo}`,
    what: 'quantity',
    stored: String(transfer.quantity),
    right: String(asked),
  })
  transfer.quantity = asked
}

/** G06 for shares: they go from the named freeze to the depository. */
export function deductShares(replay: Replay, input: Input): void {
  const freeze = freezeOf(replay, numberOf(input['freezeNo']))
  const holding = holdingOf(replay, freeze.accountNo)
  const taken = count(input['quantity'])
  takeFrozen(replay, freeze.freezeNo, taken)
  moveShares(replay, holding, { quantity: -taken, cost: -costOf(holding, taken) })
}

/** Books the answers of the depository's custody file of the day, in its order. */
export function answerCustody(replay: Replay, market: string): void {
  const { reference, ledger } = replay
  const answered = [...reference.transfers.values()].filter(
    row => row.endedOn === ledger.today && row.market === market && row.answerNo !== 0,
  )
  for (const row of answered.sort((a, b) => a.answerNo - b.answerNo)) answer(replay, row)
}

function answer(replay: Replay, row: TransferRow): void {
  const { ledger } = replay
  const transfer = ledger.transfers.get(row.transferNo)
  if (transfer === undefined) return row.kind === 'transfer-in' ? arrive(replay, row) : undefined
  if (!transfer.isUnderWay) return
  transfer.isUnderWay = false
  if (row.status !== 'confirmed') return refused(replay, transfer, row)
  if (transfer.kind === 'transfer-in') return arriveInstead(replay, transfer, row)
  if (transfer.kind === 'transfer-out')
    leave(replay, holdingOf(replay, transfer.holdingNo), transfer.quantity)
  if (transfer.kind === 'revoke-designation') leaveAll(replay, row)
  const account = ledger.cash.get(transfer.accountNo)
  if (account === undefined || transfer.fee === 0) return
  const payable = houseName(account.branchNo, 'settlement-fee-payable', ASSET.CNY, transfer.market)
  moveCash(ledger, replay.rules, {
    account: cashOf(replay, account.accountNo),
    amount: -transfer.fee,
    house: payable,
  })
}

/** The exchange's answer to a designation that was asked by message; an answer that does not agree with its request is listed. */
export function answerDesignation({ reference, ledger }: Replay, input: Input): void {
  const transferNo = Number.parseInt(textOf(input['clOrdId']).slice(1), 36)
  const row = reference.transfers.get(transferNo)
  const transfer = ledger.transfers.get(transferNo)
  if (row === undefined || transfer === undefined || row.endedOn !== ledger.today) return
  if (row.answerNo === 0 && row.status === input['result']) transfer.isUnderWay = false
}

/** In the evening the shares leave whose designation has ended by message, which is no numbered line of a file. */
export function leaveMarkets(replay: Replay): void {
  const { reference, ledger } = replay
  for (const { transferNo, kind, isUnderWay } of ledger.transfers.values()) {
    if (kind !== 'revoke-designation' || isUnderWay) continue
    const row = reference.transfers.get(transferNo)
    if (row?.status === 'confirmed' && row.answerNo === 0) leaveAll(replay, row)
  }
}

function leave(replay: Replay, holding: Holding, quantity: number): void {
  moveShares(replay, holding, { quantity: -quantity, cost: -costOf(holding, quantity) })
}

/** The row of a holding has the number that its account has now. */
function leaveAll(replay: Replay, { clientNo, securitiesAccountId }: TransferRow): void {
  const { renumbered } = replay.reference
  let nowId = securitiesAccountId
  for (let next = renumbered.get(nowId); next !== undefined; next = renumbered.get(nowId)) nowId = next
  for (const holding of replay.ledger.holdings.values()) {
    const row = replay.reference.holdings.get(holding.holdingNo)
    const isOf = holding.clientNo === clientNo && row?.securitiesAccountId === nowId
    const there = holding.settled - heldOfShares(replay, holding).transfers
    if (isOf && there > 0) leave(replay, holding, there)
  }
}

/**
 * Shares that another broker's client brings without a request. Their cost is the close of the day before until a teller enters
 * a better one.
 */
function arrive(replay: Replay, row: TransferRow): void {
  if (row.status !== 'confirmed') return
  const cost = costOnArrival(replay, row)
  moveShares(replay, holdingOf(replay, row.holdingNo), { quantity: row.quantity, cost })
  note(replay, row, { cost, isUnderWay: false })
}

/** The list of an earlier day is not kept. That evening compared the cost with it and stored it. */
function costOnArrival({ reference, ledger }: Replay, row: TransferRow): number {
  const { previousClose, listedFor } = known(reference.instruments.get(row.instrumentNo), 'instrument')
  return listedFor === ledger.today
    ? share(previousClose, row.quantity, 100)
    : (reference.arrivedAt.get(row.transferNo) ?? row.cost)
}

/** The file's quantity replaces what was booked ahead of it, and becomes free. */
function arriveInstead(replay: Replay, transfer: Transfer, row: TransferRow): void {
  const more = row.quantity - transfer.quantity
  if (more !== 0) moveShares(replay, holdingOf(replay, transfer.holdingNo), { quantity: more, cost: 0 })
  replay.ledger.transfers.delete(transfer.transferNo)
}

/** Takes back what was booked at the request. */
function refused(replay: Replay, transfer: Transfer, row: TransferRow): void {
  if (transfer.kind === 'transfer-in') {
    moveShares(replay, holdingOf(replay, transfer.holdingNo), {
      quantity: -transfer.quantity,
      cost: -transfer.cost,
    })
    replay.ledger.transfers.delete(transfer.transferNo)
  }
  if (row.kind !== 'pledge' && row.kind !== 'release') return
  const own = holdingOf(replay, row.holdingNo)
  const other = known(
    [...replay.reference.holdings.values()].find(each => isSamePlace(each, replay, own)),
    `the other side of transfer ${row.transferNo}`,
  )
  across(replay, { from: holdingOf(replay, other.holdingNo), to: own, quantity: row.quantity })
}

function isSamePlace(each: HoldingRow, { reference }: Replay, own: Holding): boolean {
  const row = reference.holdings.get(own.holdingNo)
  return (
    row !== undefined &&
    each.holdingNo !== row.holdingNo &&
    each.securitiesAccountId === row.securitiesAccountId &&
    each.instrumentNo === row.instrumentNo &&
    each.tradingUnit === row.tradingUnit
  )
}
