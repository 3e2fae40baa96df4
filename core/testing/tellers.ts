/**
 * People for tests: ann enters up to 1,000.00, bo checks that up to any amount, eve has no rights, moe is locked, max checks
 * and enters without limit.
 */
import type { MutableBooks } from '../books/books.ts'
import { applyChanges, type Change } from '../books/changes/change.ts'
import { fullRight, type FunctionRight } from '../books/function-right.ts'
import { settled } from './books.ts'

export const ANN = 1001
export const BO = 1002
export const EVE = 1003
export const MOE = 1004
export const MAX = 1005

const role = (name: string, isChecker: boolean, ...rights: FunctionRight[]): Change => ({
  kind: 'insert',
  table: 'role',
  row: { role: name, titleZh: name, titleEn: name, rights, isChecker, seesPersonalData: false },
})
const teller = (
  tellerNo: number,
  name: string,
  roles: string[],
  status: 'normal' | 'locked' = 'normal',
): Change => ({
  kind: 'insert',
  table: 'teller',
  row: { tellerNo, name, fullName: name, branchNo: 1, roles, status },
})

export function withTellers(books: MutableBooks): MutableBooks {
  applyChanges(books, [
    role(
      'clerk',
      false,
      { ...fullRight('funds.*'), limits: { CNY: 100_000 } },
      fullRight('counter.*'),
      fullRight('orders.cancel-order'),
    ),
    role('checker', true, ...['funds.*', 'counter.*', 'counter-more.*', 'system.approve'].map(fullRight)),
    role('all', true, fullRight('*')),
    teller(ANN, 'ann', ['clerk']),
    teller(BO, 'bo', ['checker']),
    teller(EVE, 'eve', []),
    teller(MOE, 'moe', ['all'], 'locked'),
    teller(MAX, 'max', ['all']),
  ])
  return settled(books)
}
