/**
 * Freezes of cash accounts and holdings, and waiting freezes (轮候). What becomes free goes to them first, by rank, up to the
 * amount that each has ordered. `after` is the account as it stands when the changes beside these are applied.
 */
import { takeNumber } from '../../books/counters.ts'
import type { BusinessDate } from '../../base/business-date.ts'
import type { CashAccount, Holding } from '../../books/accounts.ts'
import type { Freeze } from '../../books/tables/freezes/freeze.ts'
import type { Books } from '../../books/books.ts'
import type { SetFreeze } from '../../books/changes/set-freeze.ts'
import { freezableCash } from '../../books/figures.ts'
import { freezableQuantity } from '../../books/holding-figures.ts'

type Freezable = Readonly<CashAccount> | Readonly<Holding>
type Named = Pick<CashAccount, 'clientNo' | 'accountNo'> | Pick<Holding, 'clientNo' | 'holdingNo'>

function objectOf(account: Named): Pick<Freeze, 'object' | 'accountNo'> {
  return 'holdingNo' in account
    ? { object: 'holding', accountNo: account.holdingNo }
    : { object: 'cash', accountNo: account.accountNo }
}

export function isFreezeOf(freeze: Readonly<Freeze>, account: Named): boolean {
  const { object, accountNo } = objectOf(account)
  return freeze.object === object && freeze.accountNo === accountNo
}

/** In the order of their ranks. */
export function freezesInForce(books: Books, account: Named): Readonly<Freeze>[] {
  const freezes = books.clients.get(account.clientNo)?.freezes ?? []
  return freezes
    .filter(freeze => freeze.status === 'in-force' && isFreezeOf(freeze, account))
    .sort((a, b) => a.rank - b.rank)
}

function freezable(account: Freezable, today: BusinessDate): number {
  return 'holdingNo' in account ? freezableQuantity(account, today) : freezableCash(account, today)
}

export function fillFreezes(
  freezes: readonly Readonly<Freeze>[],
  after: Freezable,
  today: BusinessDate,
): SetFreeze[] {
  if (freezes.every(freeze => freeze.effective === freeze.ordered)) return []
  let free = freezable(after, today)
  return freezes.flatMap(freeze => {
    const takes = Math.min(free, freeze.ordered - freeze.effective)
    free -= takes
    return takes === 0
      ? []
      : [{ kind: 'setFreeze', freeze: { ...freeze, effective: freeze.effective + takes } }]
  })
}

/** What the request says; the rest of a freeze follows from where it is placed. */
export type FreezeOrder = Pick<
  Freeze,
  'term' | 'ordered' | 'authority' | 'document' | 'summary' | 'expiresOn'
> &
  Partial<Pick<Freeze, 'coversDividends'>>

/** Earlier waiting freezes come first; the new one takes what they leave. */
export function placeFreeze(
  books: Books,
  account: Freezable,
  order: FreezeOrder,
): { freeze: Freeze; changes: SetFreeze[] } {
  const { businessDate } = books.day
  const mine = freezesInForce(books, account)
  const blank: Freeze = {
    ...order,
    ...objectOf(account),
    freezeNo: takeNumber(books, 'freezeNo'),
    clientNo: account.clientNo,
    effective: 0,
    rank: (mine.at(-1)?.rank ?? 0) + 1,
    placedOn: businessDate,
    status: 'in-force',
  }
  const changes = fillFreezes([...mine, blank], account, businessDate)
  const own = changes.find(change => change.freeze.freezeNo === blank.freezeNo)
  return {
    freeze: own?.freeze ?? blank,
    changes: own === undefined ? [...changes, { kind: 'setFreeze', freeze: blank }] : changes,
  }
}

/**
 * Releases a part of a freeze, which goes to the waiting freezes by rank. The part that the freeze itself still waits for is
 * given up first. `freeze` is what remains.
 */
export function releaseFreeze(
  books: Books,
  account: Freezable,
  { freeze, amount }: { freeze: Readonly<Freeze>; amount: number },
): { freeze: Freeze; changes: SetFreeze[] } {
  const ordered = freeze.ordered - amount
  const effective = Math.min(freeze.effective, ordered)
  const released: Freeze =
    ordered === 0 ? { ...freeze, effective: 0, status: 'released' } : { ...freeze, ordered, effective }
  const others = freezesInForce(books, account).filter(({ freezeNo }) => freezeNo !== freeze.freezeNo)
  const after = { ...account, frozen: account.frozen - freeze.effective + effective }
  return {
    freeze: { ...released, ordered },
    changes: [{ kind: 'setFreeze', freeze: released }, ...fillFreezes(others, after, books.day.businessDate)],
  }
}
