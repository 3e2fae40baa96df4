/**
 * Freezes that wait (轮候): what comes free on an account goes to them first, by rank, up to what each has ordered.
 * `after` is the account as it will stand once the changes beside these are applied.
 */
import type { BusinessDate } from '../base/business-date.ts'
import type { CashAccount, Freeze } from '../books/accounts.ts'
import type { Books } from '../books/books.ts'
import type { SetFreeze } from '../books/changes/set-freeze.ts'
import { freezableCash } from '../books/figures.ts'

/** By rank. */
export function freezesInForce(
  books: Books,
  account: Pick<CashAccount, 'clientNo' | 'accountNo'>,
): Readonly<Freeze>[] {
  const freezes = books.clients.get(account.clientNo)?.freezes ?? []
  return freezes
    .filter(
      freeze =>
        freeze.object === 'cash' && freeze.accountNo === account.accountNo && freeze.status === 'in-force',
    )
    .sort((a, b) => a.rank - b.rank)
}

export function fillFreezes(
  freezes: readonly Readonly<Freeze>[],
  after: Readonly<CashAccount>,
  today: BusinessDate,
): SetFreeze[] {
  if (freezes.every(freeze => freeze.effective === freeze.ordered)) return []
  let free = freezableCash(after, today)
  return freezes.flatMap(freeze => {
    const takes = Math.min(free, freeze.ordered - freeze.effective)
    free -= takes
    return takes === 0
      ? []
      : [{ kind: 'setFreeze', freeze: { ...freeze, effective: freeze.effective + takes } }]
  })
}
