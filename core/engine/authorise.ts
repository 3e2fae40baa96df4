/** May this principal run this function now, and does it need a second person? Decided on the books, like everything else. */
import type { Books } from '../books/books.ts'
import type { FunctionRight, Teller } from '../books/people.ts'
import type { AnyFunction } from '../functions/define-function.ts'
import type { Meta } from '../functions/meta.ts'
import { reject, type Rejection } from '../functions/rejection.ts'

export type Authorisation =
  | { kind: 'allowed' }
  | { kind: 'needs-approval'; reason: string }
  | { kind: 'refused'; rejection: Rejection; isForbidden: boolean }

export function authorise(books: Books, declaration: AnyFunction, input: unknown, meta: Meta): Authorisation {
  if (meta.principal.kind === 'system') return phaseOf(books, declaration) ?? { kind: 'allowed' }
  const teller = books.tellers.get(meta.principal.tellerNo)
  if (teller === undefined || teller.status !== 'normal') {
    return { kind: 'refused', rejection: reject('teller_not_active'), isForbidden: true }
  }
  const right = rightOf(books, teller, permissionOf(declaration))
  if (right === undefined)
    return { kind: 'refused', rejection: reject('permission_missing'), isForbidden: true }
  return phaseOf(books, declaration) ?? approvalOf(books, declaration, right, input, meta)
}

function phaseOf(books: Books, declaration: AnyFunction): Authorisation | undefined {
  if (declaration.phases === 'any' || declaration.phases.includes(books.day.phase)) return undefined
  return { kind: 'refused', rejection: reject('phase_not_allowed'), isForbidden: false }
}

/** 'funds.open-client'. */
export function permissionOf(declaration: { module: string; name: string }): string {
  return `${declaration.module}.${declaration.name}`
}

/** The widest right a teller's roles give: no limit before the highest limit. */
export function rightOf(
  books: Books,
  teller: Readonly<Teller>,
  permission: string,
): FunctionRight | undefined {
  let widest: FunctionRight | undefined
  for (const name of teller.roles) {
    for (const right of books.roles.get(name)?.rights ?? []) {
      if (!covers(right.permission, permission)) continue
      if (
        widest === undefined ||
        right.limit === null ||
        (widest.limit !== null && right.limit > widest.limit)
      )
        widest = right
      if (widest.limit === null) return widest
    }
  }
  return widest
}

function covers(granted: string, permission: string): boolean {
  return (
    granted === '*' ||
    granted === permission ||
    (granted.endsWith('.*') && permission.startsWith(granted.slice(0, -1)))
  )
}

function approvalOf(
  books: Books,
  declaration: AnyFunction,
  right: FunctionRight,
  input: unknown,
  meta: Meta,
): Authorisation {
  if (meta.checkerNo !== null) return { kind: 'allowed' }
  if (declaration.approval === 'always') return { kind: 'needs-approval', reason: 'always' }
  const moved = (
    declaration.amount as ((input: unknown, books: Books) => { amount: number } | undefined) | undefined
  )?.(input, books)
  if (moved !== undefined && right.limit !== null && moved.amount > right.limit)
    return { kind: 'needs-approval', reason: 'amount' }
  return { kind: 'allowed' }
}
