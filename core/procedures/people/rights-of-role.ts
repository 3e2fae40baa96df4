/** Which rights of a role cover a permission. */
import type { FunctionRight } from '../../books/function-right.ts'
import type { Role } from '../../books/tables/people/role.ts'
import type { RightUse } from '../../words/right-use.ts'

interface AskedRight {
  /** For example 'funds.open-client'. */
  permission: string
  use: RightUse
}

type ByPermission = Map<string, readonly FunctionRight[]>

/**
 * A role's rights are replaced whole and never changed in place, so the search for those that cover a permission is made once.
 */
const known: Record<RightUse, WeakMap<readonly FunctionRight[], ByPermission>> = {
  making: new WeakMap(),
  checking: new WeakMap(),
}

const NONE: readonly FunctionRight[] = []

/** A role that is not there has no rights. */
export function rightsOfRole(
  role: Readonly<Role> | undefined,
  { permission, use }: AskedRight,
): readonly FunctionRight[] {
  if (role === undefined) return NONE
  const { rights } = role
  const byPermission: ByPermission = known[use].get(rights) ?? new Map<string, readonly FunctionRight[]>()
  known[use].set(rights, byPermission)
  let covering = byPermission.get(permission)
  if (covering === undefined) {
    covering = rights.filter(
      right => covers(right.permission, permission) && (use === 'checking' || right.checksOnly !== true),
    )
    byPermission.set(permission, covering)
  }
  return covering
}

/** `permission` may also be that of a whole module. */
export function covers(granted: string, permission: string): boolean {
  return (
    granted === '*' ||
    granted === permission ||
    (granted.endsWith('.*') && permission.startsWith(granted.slice(0, -1)))
  )
}
