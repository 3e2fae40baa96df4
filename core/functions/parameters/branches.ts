/**
 * S17 营业部 — opens, amends, moves and winds up a branch. Headquarters is number 1, and the only one with nothing above it. The
 * firm's own accounts of a branch exist from its first day.
 */
import { Type } from 'typebox'
import { HEADQUARTERS, branchOf, isWithinBranch } from '../../books/branches.ts'
import type { Branch } from '../../books/tables/people/branch.ts'
import type { Books } from '../../books/books.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { BranchNo, Choice, Text, Whole } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'
import { BRANCH_STATUS_WORDS } from '../../words/branch-status.ts'
import { titled } from '../../frame/schema-notes.ts'

export const branches = defineFunction({
  code: 'S17',
  name: 'branches',
  title: { zh: '营业部设置', en: 'Branches' },
  module: 'system',
  kind: 'parameter',
  isOfFirm: true,
  phases: 'any',
  input: Type.Object({
    branchNo: Whole({ zh: '营业部号（1 为总部）', en: 'Branch number (1: headquarters)' }, 1, 9999),
    code: Type.String({
      ...titled({ zh: '营业部代码', en: 'Code' }),
      pattern: '^[0-9A-Z-]{1,20}$',
    }),
    nameZh: Text({ zh: '中文名', en: 'Chinese name' }, 60),
    nameEn: Text({ zh: '英文名', en: 'English name' }, 80),
    address: Text({ zh: '地址', en: 'Address' }, 200, 0),
    phone: Text({ zh: '电话', en: 'Phone' }, 40, 0),
    status: Choice({ zh: '状态', en: 'Status' }, BRANCH_STATUS_WORDS),
    parentNo: Type.Optional(
      BranchNo({ zh: '上级营业部（空为总部）', en: 'Branch above (empty: headquarters)' }),
    ),
  }),
  answer: Type.Object({ branchNo: BranchNo() }),
  rejections: ['branch_code_taken', 'branch_parent_wrong', 'branch_in_use'],
  keys: () => [],

  decide(books, input) {
    const { branchNo, code, status } = input
    const isHeadquarters = branchNo === HEADQUARTERS
    const parentNo = isHeadquarters ? null : (input.parentNo ?? HEADQUARTERS)
    const others = [...books.branches.values()].filter(each => each.branchNo !== branchNo)
    if (others.some(each => each.code === code)) return reject('branch_code_taken', 'code')
    const row = { ...input, parentNo }
    if (isHeadquarters ? input.parentNo !== undefined : !mayLieBelow(books, row))
      return reject('branch_parent_wrong', 'parentNo')
    if (status === 'ended' && isInUse(books, branchNo)) return reject('branch_in_use', 'status')
    const isNew = branchOf(books, branchNo) === undefined
    return accept({ branchNo }, [
      { kind: isNew ? 'insert' : 'update', table: 'branch', row },
      ...(isNew ? ([{ kind: 'openHouseAccounts', branchNo }] as const) : []),
    ])
  },
})

function mayLieBelow(books: Books, { branchNo, parentNo }: Pick<Branch, 'branchNo' | 'parentNo'>): boolean {
  const above = parentNo === null ? undefined : branchOf(books, parentNo)
  return above?.status === 'trading' && !isWithinBranch(books, above.branchNo, branchNo)
}

/** Headquarters is never wound up, because all the others lie below it. */
function isInUse({ tellers, tradingUnits, branches, houseAccounts }: Books, branchNo: number): boolean {
  const has = <R>(rows: Iterable<R>, isLive: (row: R) => boolean): boolean => [...rows].some(isLive)
  return (
    branchNo === HEADQUARTERS ||
    has(tellers.values(), each => each.branchNo === branchNo && each.status !== 'closed') ||
    has(tradingUnits.values(), each => each.branchNo === branchNo && each.status !== 'replaced') ||
    has(branches.values(), each => each.parentNo === branchNo && each.status !== 'ended') ||
    has(houseAccounts.values(), each => each.branchNo === branchNo && isCash(each.kind) && each.balance !== 0)
  )
}

const isCash = (kind: string): boolean => kind === 'till' || kind === 'vault'
