/** setFreeze — places a freeze, or changes what it freezes; the account's frozen total moves by the difference. */
import { assert, present } from '../../base/assert.ts'
import type { Freeze } from '../tables/freezes/freeze.ts'
import type { MutableBooks } from '../books.ts'
import { numberUsed } from '../counters.ts'
import { inserted, updated } from '../dirty.ts'

export interface SetFreeze {
  kind: 'setFreeze'
  freeze: Freeze
}

export function applySetFreeze(books: MutableBooks, change: SetFreeze): void {
  const { freeze } = change
  assert(
    freeze.effective >= 0 && freeze.effective <= freeze.ordered,
    'a freeze takes effect up to what was ordered',
  )
  const known = books.freezes.get(freeze.freezeNo)
  const before = known?.effective ?? 0
  if (known === undefined) {
    const record = { ...freeze }
    books.freezes.set(freeze.freezeNo, record)
    present(books.clients.get(freeze.clientNo), 'client').freezes.push(record)
    numberUsed(books, 'freezeNo', freeze.freezeNo)
    inserted(books.dirty, 'freeze', record)
  } else {
    Object.assign(known, freeze)
    updated(books.dirty, 'freeze', known)
  }
  moveFrozen(books, freeze, freeze.effective - before)
}

function moveFrozen(books: MutableBooks, freeze: Freeze, difference: number): void {
  if (difference === 0) return
  if (freeze.object === 'cash') {
    const account = present(books.cashAccounts.get(freeze.accountNo), 'cash account')
    account.frozen += difference
    updated(books.dirty, 'cash_account', account)
    return
  }
  const holding = present(books.holdings.get(freeze.accountNo), 'holding')
  holding.frozen += difference
  updated(books.dirty, 'holding', holding)
}
