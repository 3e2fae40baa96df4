/** Freezes: placed, released, renewed, and filled by rank with money or shares that become free (轮候). */
import type { Freeze } from '../ledger/ledger.ts'
import { freeMoney, freeShares } from '../rules/figures.ts'
import { count, fen } from '../rules/whole.ts'
import { pays } from '../rules/amounts.ts'
import { heldOfCash, heldOfShares } from './holds.ts'
import { cashOf, holdingOf, known, listedOf, numberOf, textOf, type Input, type Replay } from './replay.ts'

type Frozen = Pick<Freeze, 'object' | 'accountNo'>

export function inForceOn({ ledger }: Replay, { object, accountNo }: Frozen): Freeze[] {
  return [...ledger.freezes.values()]
    .filter(each => each.object === object && each.accountNo === accountNo && each.status === 'in-force')
    .sort((a, b) => a.rank - b.rank)
}

function freeOf(
  replay: Replay,
  { object, accountNo }: Frozen,
  { date, onlyLater }: { date: string; onlyLater: boolean },
): number {
  const isCounted = (order: { tradeDate: string }): boolean =>
    !onlyLater || order.tradeDate > replay.ledger.today
  if (object === 'cash') {
    const account = cashOf(replay, accountNo)
    return freeMoney(account, heldOfCash(replay, account, isCounted), date)
  }
  const holding = holdingOf(replay, accountNo)
  return freeShares(holding, heldOfShares(replay, holding, isCounted), date)
}

/** `onlyLater` is true at the day end, when today's orders are over. */
export function fill(
  replay: Replay,
  on: Frozen,
  { date, onlyLater = false }: { date: string; onlyLater?: boolean | undefined },
): void {
  const waiting = inForceOn(replay, on).filter(freeze => freeze.effective < freeze.ordered)
  if (waiting.length === 0) return
  let free = freeOf(replay, on, { date, onlyLater })
  for (const freeze of waiting) {
    const takes = Math.min(free, freeze.ordered - freeze.effective)
    freeze.effective += takes
    free -= takes
  }
}

/** Runs after each command, so that what it freed or brought in goes to the waiting freezes. */
export function fillAll(replay: Replay): void {
  for (const freeze of replay.ledger.freezes.values())
    if (freeze.status === 'in-force' && freeze.effective < freeze.ordered)
      fill(replay, freeze, { date: replay.ledger.today })
}

interface Placed extends Frozen {
  clientNo: number
  term: Freeze['term']
  ordered: number
  expiresOn: string | null
  coversDividends: boolean
}

function place(replay: Replay, freezeNo: number, placed: Placed): void {
  const rank = (inForceOn(replay, placed).at(-1)?.rank ?? 0) + 1
  replay.ledger.freezes.set(freezeNo, { ...placed, freezeNo, rank, effective: 0, status: 'in-force' })
  fill(replay, placed, { date: replay.ledger.today })
}

/** Releases first the part that the freeze is still waiting for. */
export function release(replay: Replay, freezeNo: number, amount: number): void {
  const freeze = freezeOf(replay, freezeNo)
  freeze.ordered -= amount
  freeze.effective = Math.min(freeze.effective, freeze.ordered)
  if (freeze.ordered === 0) freeze.status = 'released'
  fill(replay, freeze, { date: replay.ledger.today })
}

export function freezeOf({ ledger }: Replay, freezeNo: number): Freeze {
  return known(ledger.freezes.get(freezeNo), `freeze ${freezeNo}`)
}

/** F11 and F12. */
export function freezeCash(
  replay: Replay,
  { input, result, term }: { input: Input; result: Input; term: Freeze['term'] },
): void {
  const { clientNo, accountNo } = cashOf(replay, numberOf(input['cashAccountNo']))
  const amount = fen(input['amount'])
  if (input['action'] === 'release') return release(replay, numberOf(input['freezeNo']), amount)
  const expiresOn = textOf(input['expiresOn']) || null
  if (input['action'] === 'renew') {
    freezeOf(replay, numberOf(input['freezeNo'])).expiresOn = expiresOn
    return
  }
  if (input['cancelsBuys'] === true) cancelQueued(replay, { object: 'cash', accountNo })
  place(replay, numberOf(result['freezeNo']), {
    object: 'cash',
    accountNo,
    clientNo,
    term,
    ordered: amount,
    expiresOn: term === 'day' ? replay.ledger.today : expiresOn,
    coversDividends: input['coversDividends'] === true,
  })
}

/** C09 and C11. */
export function freezeHolding(
  replay: Replay,
  { input, result, term }: { input: Input; result: Input; term: Freeze['term'] },
): void {
  const { clientNo, holdingNo } = holdingOf(replay, numberOf(input['holdingNo']))
  if (input['cancelsSales'] === true) cancelQueued(replay, { object: 'holding', accountNo: holdingNo })
  place(replay, numberOf(result['freezeNo']), {
    object: 'holding',
    accountNo: holdingNo,
    clientNo,
    term,
    ordered: count(input['quantity']),
    expiresOn: term === 'day' ? replay.ledger.today : textOf(input['expiresOn']) || null,
    coversDividends: input['coversDividends'] === true,
  })
}

/** C10 and C12. */
export function releaseHolding(replay: Replay, input: Input): void {
  release(replay, numberOf(input['freezeNo']), count(input['quantity']))
}

/** Cancels open orders first. Those that wait here end at once; for the others a cancel goes to the exchange. */
function cancelQueued(replay: Replay, { object, accountNo }: Frozen): void {
  for (const order of replay.ledger.orders.values()) {
    const isOf =
      object === 'holding'
        ? order.side === 'sell' && order.holdingNo === accountNo
        : order.accountNo === accountNo && pays(listedOf(replay, order.instrumentNo), order.side)
    if (isOf && order.isQueued && !order.isEnded) order.isEnded = true
  }
}
