/** S17: headquarters on top, every other branch below one that trades, and no branch in use is wound up. */
import { books } from '../../testing/books.ts'
import { applyChanges } from '../../books/changes/change.ts'
import type { MutableBooks } from '../../books/books.ts'
import { aBranch } from '../../testing/records.ts'
import { testFunction } from '../../testing/test-function.ts'
import { withTellers } from '../../testing/tellers.ts'
import { branches } from './branches.ts'

const below = (): MutableBooks => {
  const made = books()
  applyChanges(made, [{ kind: 'insert', table: 'branch', row: aBranch({ branchNo: 4, parentNo: 2 }) }])
  return made
}
const ended = (): MutableBooks => {
  const made = books()
  applyChanges(made, [{ kind: 'insert', table: 'branch', row: aBranch({ branchNo: 4, status: 'ended' }) }])
  return made
}
const withCash = (): MutableBooks => {
  const made = books()
  const [debit, credit] = [{ house: '2/vault/1/' }, { house: '2/bank/1/' }]
  applyChanges(made, [
    { kind: 'post', entry: 'till-move', asset: 1, amount: 100, debit, credit, tradeDate: '2026-11-23' },
  ])
  return made
}
const busyIn2 = (): MutableBooks => {
  const made = withTellers(books())
  made.tellers.get(1001)!.branchNo = 2
  return made
}
const aUnitOf2 = (): MutableBooks => {
  const made = books()
  made.tradingUnits.get('20001')!.branchNo = 2
  return made
}

const newOne = { branchNo: 5, code: '0005' }
const OVER = { status: 'ended' }

testFunction(branches, {
  given: books(),
  typical: {
    branchNo: 2,
    code: '0002',
    nameZh: '东城营业部',
    nameEn: 'East branch',
    address: '',
    phone: '',
    status: 'trading',
  },
  cases: [
    ['amended', {}, ['update branch 2 0002 trading 1']],
    ['a new one has its house accounts', newOne, ['insert branch 5 0005 trading 1', 'openHouseAccounts 5']],
    ['below another', { ...newOne, parentNo: 3 }, ['insert branch 5 0005 trading 3', 'openHouseAccounts 5']],
    [
      'headquarters has nothing above',
      { branchNo: 1, code: '0001' },
      ['update branch 1 0001 trading on top'],
    ],
    ['headquarters below another', { branchNo: 1, code: '0001', parentNo: 2 }, 'branch_parent_wrong'],
    ["another's code", { code: '0003' }, 'branch_code_taken'],
    ['below nothing', { parentNo: 77 }, 'branch_parent_wrong'],
    ['below itself', { parentNo: 2 }, 'branch_parent_wrong'],
    ['below one below it', { parentNo: 4 }, 'branch_parent_wrong', { books: below() }],
    ['below one that has ended', { parentNo: 4 }, 'branch_parent_wrong', { books: ended() }],
    ['wound up', OVER, ['update branch 2 0002 ended 1']],
    ['headquarters wound up', { branchNo: 1, code: '0001', ...OVER }, 'branch_in_use'],
    ['with a teller', OVER, 'branch_in_use', { books: busyIn2() }],
    ['with a trading unit', OVER, 'branch_in_use', { books: aUnitOf2() }],
    ['with one below it', OVER, 'branch_in_use', { books: below() }],
    ['with cash in its vault', OVER, 'branch_in_use', { books: withCash() }],
  ],
})
