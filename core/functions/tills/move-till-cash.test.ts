/** G05: cash moves from where it is to where it may be, and both persons sign. */
import { expect, test } from 'vitest'
import { books, copyOf } from '../../testing/books.ts'
import { testFunction, type Row } from '../../testing/test-function.ts'
import { withTellers } from '../../testing/tellers.ts'
import { withTills } from '../../testing/tills.ts'
import { moveTillCash } from './move-till-cash.ts'

const given = withTills(withTellers(books()), {
  '1001 CNY': '100.00 open',
  '1002 CNY': '30.00',
  vault: '500.00',
})
given.tellers.set(1009, { ...given.tellers.get(1002)!, tellerNo: 1009, name: 'far', branchNo: 2 })
given.tellersByName.set('far', given.tellers.get(1009)!)
const asBo = { principal: { kind: 'teller', tellerNo: 1002, branchNo: 1 } } as const
const opened = (tellerNo: number, opening: string): string =>
  `insert till tillKey 2026-11-23/${tellerNo}/CNY businessDate 2026-11-23 tellerNo ${tellerNo} currency CNY branchNo 1 status open ${opening}denominations {} openedAt 1795000000000`
const posted = (text: string, amount = '40.00'): string[] => [
  `post till-move CNY ${amount} ${text}`,
  `insert voucher 1 till-move 0 CNY ${amount}`,
]
const closedTill = (tellerNo: number): Row[3] => ({
  books: withTills(copyOf(given), { [`${tellerNo} CNY`]: '0.00 closed' }),
})

const cases: Row[] = [
  ['unknown teller', { tellerNo: 1 }, 'teller_not_found'],
  ['locked teller', { tellerNo: 1004 }, 'teller_not_active'],
  ['to oneself', { tellerNo: 1001 }, 'same_teller'],
  ['out of the vault, by a clerk', { direction: 'vault-to-till' }, 'not_vault_keeper'],
  ['into the vault, to a clerk', { direction: 'till-to-vault', tellerNo: 1003 }, 'not_vault_keeper'],
  ['from the bank, by a clerk', { direction: 'bank-to-vault' }, 'not_vault_keeper'],
  ['to the bank, by a clerk', { direction: 'vault-to-bank' }, 'not_vault_keeper'],
  ['nothing', { amount: '0' }, 'amount_not_positive'],
  ["the giver's till is closed", {}, 'till_closed', closedTill(1001)],
  ["the receiver's till is closed", {}, 'till_closed', closedTill(1002)],
  ['a fen more than there is', { amount: '100.01' }, 'till_short'],
  [
    'a fen more than the vault has',
    { direction: 'vault-to-bank', tellerNo: 1001, amount: '500.01' },
    'vault_short',
    asBo,
  ],
  [
    'a fen above the limit of 500,000.00',
    { direction: 'vault-to-till', tellerNo: 1001, amount: '499900.01' },
    'till_limit_exceeded',
    { ...asBo, books: withTills(copyOf(given), { vault: '900000.00' }) },
  ],
  [
    'up to the limit',
    { direction: 'vault-to-till', tellerNo: 1001, amount: '499900.00' },
    posted('till 1001 → vault', '499900.00'),
    { ...asBo, books: withTills(copyOf(given), { vault: '900000.00' }) },
  ],
  [
    'teller to teller, all there is',
    { amount: '100.00' },
    [opened(1002, 'opening 3000 '), ...posted('till 1002 → till 1001', '100.00')],
  ],
  [
    'to a teller of another branch',
    { tellerNo: 1009 },
    [opened(1009, '').replace('branchNo 1', 'branchNo 2'), ...posted('till 1009 → till 1001')],
  ],
  ["to another branch's vault", { direction: 'till-to-vault', tellerNo: 1009 }, posted('vault → till 1001')],
  ['teller to vault', { direction: 'till-to-vault' }, posted('vault → till 1001')],
  ['bank to vault', { direction: 'bank-to-vault', tellerNo: 1001 }, posted('vault → bank'), asBo],
  ['vault to bank', { direction: 'vault-to-bank', tellerNo: 1001 }, posted('bank → vault'), asBo],
  ['dollars that are not there', { currency: 'USD', amount: '0.01' }, 'till_short'],
]

testFunction(moveTillCash, {
  given,
  typical: { direction: 'till-to-till', tellerNo: 1002, currency: 'CNY', amount: '40.00' },
  cases,
})

test('the other one signs', () => {
  expect(
    moveTillCash.approver?.({ direction: 'till-to-till', tellerNo: 1002, currency: 'CNY', amount: 1 }, given),
  ).toBe(1002)
})
