/**
 * What was typed into a form and not yet handed in. It is kept in the page's memory when the form goes (Back, F2, the end of a
 * session) and given back when its teller comes again; never a secret, and never to another teller.
 */
import { createContext, useContext } from 'react'

export type Typed = Readonly<Record<string, unknown>>

export interface DraftPlace {
  /** The screen: the function's code. */
  readonly at: string
  /** What the address says is meant now; a draft that says otherwise is for another time. */
  readonly given: Readonly<Record<string, string>>
}

const drafts = new Map<string, Typed>()

const Place = createContext<DraftPlace | undefined>(undefined)
export const DraftPlaceProvider = Place.Provider
export const useDraftPlace = (): DraftPlace | undefined => useContext(Place)

/** `changed`: what the teller has typed; where nothing of it is left there is no draft. */
export function keepDraft(
  at: string,
  values: Typed,
  { changed, secrets }: { readonly changed: ReadonlySet<string>; readonly secrets: ReadonlySet<string> },
): void {
  const kept = withoutSecrets(values, secrets, '')
  if ([...changed].some(name => !isEmpty(kept[name]))) drafts.set(at, kept)
  else drafts.delete(at)
}

export function draftFor({ at, given }: DraftPlace): Typed | undefined {
  const draft = drafts.get(at)
  if (draft === undefined) return undefined
  const isAnother = Object.entries(given).some(([name, value]) => {
    const kept = draft[name]
    return (typeof kept === 'string' || typeof kept === 'number') && String(kept) !== value
  })
  return isAnother ? undefined : draft
}

/** Whether something was typed into this form of the screen and is not handed in. */
export function useHasDraft(): (name: string) => boolean {
  const screen = useDraftPlace()
  return name => screen !== undefined && drafts.has(`${screen.at}/${name}`)
}

export const forgetDraft = (at: string): void => void drafts.delete(at)
export const forgetDrafts = (): void => drafts.clear()
export const hasDrafts = (): boolean => drafts.size > 0

/** Secrets are called as their fields are in the page: the names of the way to them with _ between. */
function withoutSecrets(values: Typed, secrets: ReadonlySet<string>, above: string): Typed {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const path = `${above}${name}`
      if (secrets.has(path)) return []
      return [[name, isGroup(value) ? withoutSecrets(value, secrets, `${path}_`) : value] as const]
    }),
  )
}

const isGroup = (value: unknown): value is Typed => {
  const prototype: unknown =
    typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : undefined
  return prototype === Object.prototype
}

const isEmpty = (value: unknown): boolean => {
  if (value === undefined || value === null || value === '') return true
  if (value instanceof Set || value instanceof Map) return value.size === 0
  if (Array.isArray(value)) return value.length === 0
  return isGroup(value) && Object.values(value).every(isEmpty)
}
