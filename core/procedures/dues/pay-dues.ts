/**
 * The settlement date: fees that the depository has taken and shares that it has delivered are moved, and what its file says of money goes
 * between what is due and the reserve, branch by branch in the order of their numbers while it lasts. What it has not moved stays due.
 * What it has moved beyond what is due is listed for a person and not booked.
 */
import { formatFen, type Fen } from '../../base/money.ts'
import { CURRENCY_ASSET, houseKey } from '../../books/accounts.ts'
import { HEADQUARTERS } from '../../books/branches.ts'
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { saved } from '../../books/changes/saved.ts'
import type { HouseAccount } from '../../books/tables/cash/house-account.ts'
import type { MovedDue } from '../../frame/gathered.ts'
import { dueAccount, dueKey } from './due-sums.ts'

/** In the order of their keys, so that a repetition posts the same entries. */
export function postPending({ pendingMoves, day }: Books): Change[] {
  const { businessDate } = day
  return [...pendingMoves.values()]
    .filter(
      ({ settlementDate, isPosted, amount }) => !isPosted && amount !== 0 && settlementDate <= businessDate,
    )
    .toSorted((one, other) => (one.moveKey < other.moveKey ? -1 : 1))
    .flatMap((row): Change[] => {
      const { entry, asset, amount, debit, credit } = row
      const [from, to] = amount > 0 ? [debit, credit] : [credit, debit]
      const legs = { debit: { house: from }, credit: { house: to } }
      return [
        { kind: 'post', entry, asset, amount: Math.abs(amount), ...legs, tradeDate: businessDate },
        { kind: 'update', table: 'pending_move', row: { ...row, isPosted: true } },
      ]
    })
}

/** Runs after the pending moves are posted. */
export function payDues(books: Books, moved: readonly MovedDue[]): Change[] {
  const taken = moved.map(movement => ({ ...movement, amount: takenOf(books, movement) }))
  const groups = Map.groupBy(taken, ({ market, currency, settlementDate }) =>
    [market, currency, settlementDate].join('/'),
  )
  return [
    ...taken.flatMap(movement => noted(books, movement)),
    ...[...groups.values()].flatMap(group => posted(books, group)),
    ...moved.flatMap((movement, index) => listed(books, movement, taken[index]?.amount ?? 0)),
  ]
}

/** The part of a movement that something is due for; its sign is that of the movement. */
function takenOf({ settlementDues }: Books, movement: MovedDue): Fen {
  const due = settlementDues.get(dueKey(movement))
  const open = due === undefined ? 0 : due.ours - due.paid
  const { amount } = movement
  return amount > 0 ? Math.min(amount, Math.max(open, 0)) : Math.max(amount, Math.min(open, 0))
}

function noted({ settlementDues }: Books, movement: MovedDue): Change[] {
  const due = settlementDues.get(dueKey(movement))
  if (due === undefined || movement.amount === 0) return []
  const paid = due.paid + movement.amount
  return [{ kind: 'update', table: 'settlement_due', row: { ...due, paid, isOpen: due.ours !== paid } }]
}

/** Movements of one market, currency and settlement date. */
function posted(books: Books, group: readonly MovedDue[]): Change[] {
  const [of] = group
  if (of === undefined) return []
  const { market, currency } = of
  const asset = CURRENCY_ASSET[currency]
  const amount = group.reduce((sum, movement) => sum + movement.amount, 0)
  return shared(wanted(books, of), amount).map(({ branchNo, part }) => {
    const due = { house: dueAccount(branchNo, asset, of) }
    const reserve = { house: houseKey(branchNo, 'reserve', asset, market) }
    return {
      kind: 'post',
      entry: 'due-paid',
      asset,
      amount: Math.abs(part),
      debit: part > 0 ? reserve : due,
      credit: part > 0 ? due : reserve,
      tradeDate: books.day.businessDate,
    }
  })
}

/** What each branch is to receive (above zero) or to pay, in the order of their numbers. */
function wanted(books: Books, of: MovedDue): { branchNo: number; wants: Fen }[] {
  const asset = CURRENCY_ASSET[of.currency]
  const isOf = ({ key, branchNo }: Readonly<HouseAccount>): boolean => key === dueAccount(branchNo, asset, of)
  return [...books.houseAccounts.values()]
    .filter(isOf)
    .map(({ branchNo, balance }) => ({ branchNo, wants: -balance }))
    .toSorted((one, other) => one.branchNo - other.branchNo)
}

/**
 * The branches that go the other way give or get all of theirs, because the depository moves one net sum; the others follow in order
 * while it lasts. What no branch wants is headquarters'.
 */
function shared(
  branches: readonly { branchNo: number; wants: Fen }[],
  amount: Fen,
): { branchNo: number; part: Fen }[] {
  const parts = new Map<number, Fen>()
  let left = amount
  const take = (branchNo: number, part: Fen): void => {
    parts.set(branchNo, (parts.get(branchNo) ?? 0) + part)
    left -= part
  }
  const isSame = ({ wants }: { wants: Fen }): boolean => Math.sign(wants) === Math.sign(amount)
  for (const branch of branches) if (!isSame(branch)) take(branch.branchNo, branch.wants)
  for (const { branchNo, wants } of branches.filter(isSame))
    take(
      branchNo,
      Math.sign(left) === Math.sign(wants) ? Math.sign(wants) * Math.min(Math.abs(wants), Math.abs(left)) : 0,
    )
  take(HEADQUARTERS, left)
  return [...parts].filter(([, part]) => part !== 0).map(([branchNo, part]) => ({ branchNo, part }))
}

function listed(books: Books, movement: MovedDue, taken: Fen): Change[] {
  if (movement.amount === taken) return []
  const { businessDate } = books.day
  const { market, tradingUnit, currency, settlementDate, amount } = movement
  const subject = [market, tradingUnit, currency, settlementDate]
  const discrepancyKey = [businessDate, 'due', ...subject].join('/')
  const row = {
    discrepancyKey,
    businessDate,
    kind: 'due',
    subject: subject.join(' '),
    ours: formatFen(taken),
    theirs: formatFen(amount),
    resolution: 'open',
    resolvedBy: null,
  } as const
  return [saved('discrepancy', books.discrepancies.get(discrepancyKey), row)]
}
