/**
 * What the cleared trades have left on the clearing accounts becomes due with the depository on their settlement date, branch by branch:
 * `clearing` of the trade date is then 0. The fees that the depository takes with it, and the shares, wait for that date as well
 * (pay-dues.ts moves them).
 */
import { CURRENCY_ASSET, houseKey } from '../../books/accounts.ts'
import { HEADQUARTERS } from '../../books/branches.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { saved } from '../../books/changes/saved.ts'
import type { PendingMove } from '../../books/tables/cash/pending-move.ts'
import { collectedFees } from '../../rules/collected-fees.ts'
import { depositoryKey } from '../custody/move-shares.ts'
import { FEE_ACCOUNTS } from '../trades/fee-accounts.ts'
import type { FeeDifference } from '../trades/fee-rounding.ts'
import { dueAccount, dueDateOf, type DueSum } from './due-sums.ts'

export function carryDues(
  books: Books,
  sums: readonly DueSum[],
  differences: readonly FeeDifference[],
): Change[] {
  const rounded = differences.filter(({ isRounding }) => isRounding)
  return [
    ...toDue(books, sums),
    ...movesOf(books, sums).flatMap(move => waiting(books, move)),
    ...rounded.flatMap(difference => collectDifference(books, difference)),
  ]
}

/** One entry per branch, market, currency and settlement date. */
function toDue({ day }: Books, sums: readonly DueSum[]): Change[] {
  const totals = new Map<string, { clearing: string; asset: number; amount: number }>()
  for (const { branchNo, instrument, settlementDate, amount } of sums) {
    const { market, currency } = instrument
    const asset = CURRENCY_ASSET[currency]
    const due = dueAccount(branchNo, asset, { market, settlementDate })
    const clearing = houseKey(branchNo, 'clearing', asset, market)
    totals.set(due, { clearing, asset, amount: (totals.get(due)?.amount ?? 0) + amount })
  }
  return [...totals]
    .filter(([, { amount }]) => amount !== 0)
    .map(([due, { clearing, asset, amount }]) => ({
      kind: 'post',
      entry: 'carry-due',
      asset,
      amount: Math.abs(amount),
      debit: { house: amount > 0 ? due : clearing },
      credit: { house: amount > 0 ? clearing : due },
      tradeDate: day.businessDate,
    }))
}

/** Collected fees go from what is payable to what is due, and shares that were bought from clearing to the depository. */
function movesOf(books: Books, sums: readonly DueSum[]): PendingMove[] {
  const { businessDate: tradeDate } = books.day
  const collected = collectedFees(books.parameters, tradeDate)
  const moves = new Map<string, PendingMove>()
  const add = (move: Omit<PendingMove, 'moveKey' | 'tradeDate' | 'isPosted'>): void => {
    const moveKey = [tradeDate, move.settlementDate, move.debit, move.credit].join(' ')
    const amount = (moves.get(moveKey)?.amount ?? 0) + move.amount
    moves.set(moveKey, { ...move, amount, moveKey, tradeDate, isPosted: false })
  }
  for (const { branchNo, instrument, settlementDate, shares, fees } of sums) {
    const { market, currency, instrumentNo } = instrument
    const asset = CURRENCY_ASSET[currency]
    const due = dueAccount(branchNo, asset, { market, settlementDate })
    for (const fee of collected) {
      const payable = houseKey(branchNo, FEE_ACCOUNTS[fee], asset, market)
      const move = { settlementDate, entry: 'fees-collected', debit: payable, credit: due, asset } as const
      add({ ...move, amount: fees[fee] })
    }
    add({
      settlementDate,
      entry: 'shares-delivered',
      debit: depositoryKey(branchNo, instrumentNo, market),
      credit: houseKey(branchNo, 'clearing', instrumentNo, market),
      asset: instrumentNo,
      amount: shares,
    })
  }
  return [...moves.values()]
}

/** The depository takes its own figure of a fee; the difference to what was charged is headquarters'. */
export function collectDifference(
  books: Books,
  { fee: of, more, tradeDate, discrepancyKey }: FeeDifference,
): Change[] {
  const { market, currency, fee } = of
  const asset = CURRENCY_ASSET[currency]
  const settlementDate = dueDateOf(books, of, tradeDate)
  return waiting(books, {
    moveKey: discrepancyKey,
    settlementDate,
    tradeDate,
    entry: 'fees-collected',
    debit: houseKey(HEADQUARTERS, FEE_ACCOUNTS[fee], asset, market),
    credit: dueAccount(HEADQUARTERS, asset, { market, settlementDate }),
    asset,
    amount: more,
    isPosted: false,
  })
}

/** A run that was taken back has left its moves with an amount of 0. */
const waiting = (books: Books, row: PendingMove): Change[] =>
  row.amount === 0 ? [] : [saved('pending_move', books.pendingMoves.get(row.moveKey), row)]
