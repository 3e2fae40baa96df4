/**
 * Whose branch a command concerns: that of the clients its keys lead to, and that of each branch, teller, unit, request and batch
 * that one of its fields names. What a field is about its schema says, so that no function does. Documents and securities
 * accounts are the firm's to tell apart, whoever's they are: naming one concerns nobody.
 */
import { branchOf, HEADQUARTERS } from '../books/branches.ts'
import type { Books } from '../books/books.ts'
import type { AnyFunction, Key } from '../frame/define-function.ts'
import type { Noted } from '../frame/schema-notes.ts'
import type { BlockScope } from '../words/block-scope.ts'
import { ownerOf } from './concerned-clients.ts'

type BranchOf = (books: Books, value: never) => number | undefined

const ofTeller = (books: Books, tellerNo: number | undefined): number | undefined =>
  books.tellers.get(tellerNo ?? 0)?.branchNo

/** By what a field's schema calls it. */
const NAMED: Readonly<Record<string, BranchOf>> = {
  branch: (books, branchNo: number) => branchOf(books, branchNo)?.branchNo,
  teller: (books, tellerNo: number) => ofTeller(books, tellerNo),
  'trading-unit': (books, pbuId: string) => books.tradingUnits.get(pbuId)?.branchNo,
  approval: (books, approvalId: number) => books.approvals.get(approvalId)?.branchNo,
  job: (books, jobNo: number) => books.jobs.get(jobNo)?.branchNo,
  'order-batch': (books, batchNo: number) => books.orderBatches.get(batchNo)?.branchNo,
  'block-scope': (_books, scope: BlockScope) => (scope === 'firm' ? HEADQUARTERS : undefined),
}

interface NamingField {
  name: string
  about: string
}

const known = new WeakMap<object, readonly NamingField[]>()

function namingFields({ input }: AnyFunction): readonly NamingField[] {
  let fields = known.get(input)
  if (fields === undefined) {
    fields = Object.entries(input.properties).flatMap(([name, schema]) => {
      const { 'x-concerns': concerns, 'x-widget': widget } = schema as Noted
      const about = String(concerns ?? widget)
      return about in NAMED ? [{ name, about }] : []
    })
    known.set(input, fields)
  }
  return fields
}

export interface ConcernedBranch {
  branchNo: number
  /** What names it, where a field does. */
  about?: string
  value?: unknown
}

interface About {
  declaration: AnyFunction
  keys: readonly Key[]
  input: unknown
}

export function concernedBranches(books: Books, { declaration, keys, input }: About): ConcernedBranch[] {
  if (declaration.isOfFirm === true) return [{ branchNo: HEADQUARTERS }]
  const found: ConcernedBranch[] = []
  for (const key of keys) {
    const branchNo = branchOfKey(books, key)
    if (branchNo !== undefined) found.push({ branchNo })
  }
  for (const { name, about } of namingFields(declaration)) {
    const value = (input as Record<string, unknown>)[name]
    const branchNo = value === undefined ? undefined : NAMED[about]?.(books, value as never)
    if (branchNo !== undefined) found.push({ branchNo, about, value })
  }
  return found
}

function branchOfKey(books: Books, key: Key): number | undefined {
  const colon = key.indexOf(':')
  const kind = key.slice(0, colon)
  if (kind === 'identity' || kind === 'account') return undefined
  const clientNo = ownerOf(books, key)
  // A voucher between two tills is its teller's.
  if (clientNo === 0 && kind === 'voucher')
    return ofTeller(books, books.vouchers.get(Number(key.slice(colon + 1)))?.tellerNo)
  return clientNo === undefined ? undefined : books.clients.get(clientNo)?.branchNo
}
