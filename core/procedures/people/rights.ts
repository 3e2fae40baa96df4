/**
 * A teller's rights to a function are those of all roles together. Each right is limited in several ways, and a command is
 * covered when one right covers it in all of them. When several do, the highest limit of the currency counts.
 */
import { assert } from '../../base/assert.ts'
import type { TimeOfDay } from '../../base/market.ts'
import type { Currency, Fen, Moved } from '../../base/money.ts'
import type { Books } from '../../books/books.ts'
import type { FunctionRight } from '../../books/function-right.ts'
import type { Teller } from '../../books/tables/people/teller.ts'
import { rightsOfRole } from './rights-of-role.ts'
import { mustEnrol } from './second-factor.ts'
import type { RightUse } from '../../words/right-use.ts'

/** For example 'funds.open-client'. */
export function permissionOf(declaration: { module: string; name: string }): string {
  return `${declaration.module}.${declaration.name}`
}

export function rightsTo(
  books: Books,
  teller: Readonly<Teller>,
  permission: string,
  use: RightUse = 'making',
): readonly FunctionRight[] {
  const [first, ...others] = teller.roles
  const asked = { permission, use }
  const ofFirst = rightsOfRole(books.roles.get(first ?? ''), asked)
  if (others.length === 0) return ofFirst
  return [...ofFirst, ...others.flatMap(name => rightsOfRole(books.roles.get(name), asked))]
}

export function hasRight(books: Books, teller: Readonly<Teller>, permission: string): boolean {
  return rightsTo(books, teller, permission).length > 0
}

export type RightRefusal = 'permission_missing' | 'workstation_not_allowed' | 'outside_hours'

/** The rights that apply now and here, or else the reason why none does. */
export function rightsNow(
  books: Books,
  teller: Readonly<Teller>,
  permission: string,
  { workstation, time, use }: { workstation: string; time: TimeOfDay; use?: RightUse },
): readonly FunctionRight[] | RightRefusal {
  const rights = rightsTo(books, teller, permission, use)
  if (rights.length === 0) return 'permission_missing'
  const here = rights.filter(right => holdsAt(right, workstation))
  if (here.length === 0) return 'workstation_not_allowed'
  const now = here.filter(right => holdsNow(right, time))
  return now.length === 0 ? 'outside_hours' : now
}

export function mustChangePassword(books: Books, tellerNo: number): boolean {
  return books.credentials.get(`sign-in:${tellerNo}`)?.mustChange === true
}

/** What a teller must do before anything else: change the first password, then enrol the second factor. */
export function firstDuty(
  books: Books,
  teller: Readonly<Teller>,
): 'password_must_change' | 'second_factor_must_enrol' | undefined {
  if (mustChangePassword(books, teller.tellerNo)) return 'password_must_change'
  return mustEnrol(books, teller) ? 'second_factor_must_enrol' : undefined
}

/** The most that a command may move with these rights without a second person, in minor units; null means no limit. */
export function limitOf(rights: readonly FunctionRight[], currency: Currency): Fen | null {
  return highest(rights.map(right => right.limits[currency]))
}

/**
 * The most that a day may come to with this right; undefined means no limit. When the right has no daily limit, the limit of
 * one command also binds a maker's day, so that no sum passes in parts. A checker looks at each part, so only a daily limit
 * binds a checker.
 */
export function dayLimit(
  { limits, dailyLimits }: FunctionRight,
  currency: Currency,
  use: RightUse,
): Fen | undefined {
  return dailyLimits?.[currency] ?? (use === 'making' ? limits[currency] : undefined)
}

function highest(limits: readonly (Fen | undefined)[]): Fen | null {
  assert(limits.length > 0, 'a limit belongs to a right')
  return limits.includes(undefined) ? null : Math.max(...limits.map(limit => limit ?? 0))
}

/** The limit that an amount exceeds by itself, or together with what was moved before it today. One right must cover both. */
export function limitPassed(
  rights: readonly FunctionRight[],
  { amount, currency }: Moved,
  { today, use }: { today: Fen; use: RightUse },
): { kind: 'amount' | 'day'; limit: Fen } | undefined {
  const limit = limitOf(rights, currency)
  if (limit !== null && amount > limit) return { kind: 'amount', limit }
  const covering = rights.filter(({ limits }) => amount <= (limits[currency] ?? Infinity))
  const ofDay = highest(covering.map(right => dayLimit(right, currency, use)))
  return ofDay !== null && today + amount > ofDay ? { kind: 'day', limit: ofDay } : undefined
}

function holdsAt({ workstations }: FunctionRight, workstation: string): boolean {
  return workstations === null || workstations.some(each => isWorkstationOf(each, workstation))
}

/** '10.1.2.*' contains every address with that beginning, and also a narrower '10.1.2.3*'. */
export function isWorkstationOf(granted: string, workstation: string): boolean {
  return granted.endsWith('*') ? workstation.startsWith(granted.slice(0, -1)) : workstation === granted
}

/** 22:00–06:00 goes over midnight. */
function holdsNow({ hours }: FunctionRight, time: TimeOfDay): boolean {
  if (hours === null) return true
  const { from, to } = hours
  return from <= to ? time >= from && time < to : time >= from || time < to
}

export function coversClasses({ clientClasses }: FunctionRight, classes: readonly string[]): boolean {
  return clientClasses === null || classes.every(each => clientClasses.includes(each))
}

/** The classes of clients that these rights cover together; null means all. */
export function classesCovered(rights: readonly FunctionRight[]): readonly string[] | null {
  if (rights.some(({ clientClasses }) => clientClasses === null)) return null
  return [...new Set(rights.flatMap(({ clientClasses }) => clientClasses ?? []))]
}
