/**
 * Whether what a decision leaves behind is still exact. An integer is exact up to 2^53; what one command carries is far below that,
 * but many commands add up. A decision that would bring a balance, a lot or a cost beyond half of it is not taken: its command
 * is refused by name, and a fact is listed, before anything of it is applied.
 */
import type { Books } from '../books.ts'
import type { Change } from './change.ts'
import { cashBalance, isCashLot, isShareLot, shareBalance, type Leg } from './post.ts'

/** Half of the largest exact integer, so that what a day end adds is exact, too. */
export const MOST_BALANCE = 2 ** 52

/** One figure that a change moves: its name, what it is before, and by how much it moves. */
type Moved = readonly [name: string, before: number, by: number]

export function isBeyondRange(books: Books, changes: readonly Change[]): boolean {
  // Most orders move no figure, so nothing is made for them.
  let figures: Map<string, number> | undefined
  for (const change of changes)
    for (const [name, before, by] of movedBy(books, change)) {
      figures ??= new Map()
      const after = (figures.get(name) ?? before) + by
      if (Math.abs(after) > MOST_BALANCE) return true
      figures.set(name, after)
    }
  return false
}

function movedBy(books: Books, change: Change): readonly Moved[] {
  switch (change.kind) {
    case 'post':
      return [
        ...movedAt(books, change.debit, -change.amount),
        ...movedAt(books, change.credit, change.amount),
      ]
    case 'addCost': {
      const { holdingNo, amount } = change
      return [[`cost ${holdingNo}`, books.holdings.get(holdingNo)?.cost ?? 0, amount]]
    }
    case 'settleCash': {
      const { accountNo, proceeds, purchases } = change
      const settled = books.cashAccounts.get(accountNo)?.settled ?? 0
      return [[`settled ${accountNo}`, settled, proceeds - purchases]]
    }
    case 'settleShares': {
      const { holdingNo, bought, sold } = change
      return [[`settled ${holdingNo}`, books.holdings.get(holdingNo)?.settled ?? 0, bought - sold]]
    }
    default:
      return NOTHING
  }
}

const NOTHING: readonly Moved[] = []

/** An account that this decision opens has a balance of 0. */
function movedAt(books: Books, leg: Leg, by: number): readonly Moved[] {
  if ('house' in leg) return [[leg.house, books.houseAccounts.get(leg.house)?.balance ?? 0, by]]
  if ('cashAccount' in leg) {
    const account = books.cashAccounts.get(leg.cashAccount)
    const balance = [
      `balance ${leg.cashAccount}`,
      account === undefined ? 0 : cashBalance(account),
      by,
    ] as const
    const { unsettled: dates } = leg
    if (dates === undefined) return [balance, [`settled ${leg.cashAccount}`, account?.settled ?? 0, by]]
    const lot = account?.unsettled.find(each => isCashLot(each, dates))
    const before = (by < 0 ? lot?.purchases : lot?.proceeds) ?? 0
    return [balance, [lotName(leg.cashAccount, dates, by), before, Math.abs(by)]]
  }
  const holding = books.holdings.get(leg.holding)
  const balance = [`balance ${leg.holding}`, holding === undefined ? 0 : shareBalance(holding), by] as const
  const { unsettled: dates } = leg
  if (dates === undefined) return [balance, [`settled ${leg.holding}`, holding?.settled ?? 0, by]]
  const lot = holding?.unsettled.find(each => isShareLot(each, dates))
  const before = (by < 0 ? lot?.sold : lot?.bought) ?? 0
  return [balance, [lotName(leg.holding, dates, by), before, Math.abs(by)]]
}

const lotName = (accountNo: number, dates: object, by: number): string =>
  `${by < 0 ? 'out' : 'in'} ${accountNo} ${Object.values(dates).join(' ')}`
