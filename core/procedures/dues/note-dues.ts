/**
 * What is due per trading unit, currency and settlement date: our net beside the depository's. Ours has the depository's fees where the
 * books have them, so that the two are the same once every difference is resolved.
 */
import type { Books } from '../../books/books.ts'
import type { Change } from '../../books/changes/change.ts'
import { saved } from '../../books/changes/saved.ts'
import type { SettlementDue } from '../../books/tables/cash/settlement-due.ts'
import type { MaturingSum, StatedGross } from '../../frame/gathered.ts'
import { collectedFees } from '../../rules/collected-fees.ts'
import type { FeeDifference } from '../trades/fee-rounding.ts'
import { dueDateOf, dueKey, type DueOf, type DueSum } from './due-sums.ts'

interface Compared {
  maturing: readonly MaturingSum[]
  stated: readonly StatedGross[]
  differences: readonly FeeDifference[]
}

export function noteDues(
  books: Books,
  sums: readonly DueSum[],
  { maturing, stated, differences }: Compared,
): Change[] {
  const { businessDate: tradeDate } = books.day
  const collected = collectedFees(books.parameters, tradeDate)
  const rows = new Map<string, SettlementDue>()
  const set = (of: DueOf, change: (row: SettlementDue) => Partial<SettlementDue>): void => {
    const key = dueKey(of)
    const row = rows.get(key) ?? books.settlementDues.get(key) ?? newDue(of, tradeDate)
    rows.set(key, { ...row, ...change(row) })
  }
  const dueOf = (of: Omit<DueOf, 'settlementDate'>): DueOf => ({
    ...of,
    settlementDate: dueDateOf(books, of, tradeDate),
  })
  const gross = new Map<string, number>()
  const add = (of: DueOf, amount: number, net: number): void => {
    const unit = dueKey(dueOf(of))
    gross.set(unit, (gross.get(unit) ?? 0) + amount)
    set(of, ({ ours }) => ({ ours: ours + net }))
  }
  for (const { instrument, amount, fees, ...of } of sums) {
    const { market, currency } = instrument
    add(
      { ...of, market, currency },
      amount,
      collected.reduce((net, fee) => net - fees[fee], amount),
    )
  }
  for (const { amount, ...of } of maturing) add({ ...of, currency: 'CNY' }, amount, amount)
  for (const { gross: theirs, ...of } of stated)
    set(dueOf(of), ({ ours }) => ({ theirs: ours + theirs - (gross.get(dueKey(dueOf(of))) ?? 0) }))
  for (const { fee, more, isRounding } of differences)
    set(dueOf(fee), ({ ours, theirs }) => ({
      ours: isRounding ? ours - more : ours,
      theirs: theirs === null ? null : theirs - more,
    }))
  return [...rows.values()].map(row => kept(books, row))
}

/** A difference that a person has accepted is in our figure from now on. */
export function noteDifference(books: Books, { fee, more, tradeDate }: FeeDifference): Change {
  const of = { ...fee, settlementDate: dueDateOf(books, fee, tradeDate) }
  const known = books.settlementDues.get(dueKey(of)) ?? newDue(of, tradeDate)
  return kept(books, { ...known, ours: known.ours - more })
}

function newDue({ settlementDate, market, tradingUnit, currency }: DueOf, tradeDate: string): SettlementDue {
  const of = { settlementDate, market, tradingUnit, currency }
  return { dueKey: dueKey(of), ...of, tradeDate, ours: 0, theirs: null, paid: 0, isOpen: false }
}

const kept = (books: Books, row: SettlementDue): Change =>
  saved('settlement_due', books.settlementDues.get(row.dueKey), { ...row, isOpen: row.ours !== row.paid })
