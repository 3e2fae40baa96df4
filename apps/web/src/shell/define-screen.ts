/**
 * A screen of its own says in its folder (`screens/<subject>/<screen>/screen.ts`) which codes lead to it, and what else the shell has to know
 * of it. The generator collects them; nothing else in the shell knows a function by its name.
 */
import type { ComponentType } from 'react'
import type { Destination } from './match-command.ts'
import { onDemand, type OnDemand } from './on-demand.tsx'

interface ScreenDeclaration {
  /** Functions and reports that it serves, by code. */
  codes?: readonly string[]
  /** Where it is no single function: code, titles and initials of its own. */
  destination?: Destination
  /** Loaded after the sign-in, or when first gone to. */
  load: () => Promise<{ default: ComponentType }>
  /** Its place among what is done most, on the first page; absent: it is not there. */
  often?: number
  /** It opens for a security: the board of quotes leads here. */
  opensInstrument?: true
  /** The key that leads here from everywhere; the bar of what there is to do names it. */
  key?: string
  /** Functions and reports that it calls itself, and that have no form or list of their own in the menu; by name. */
  serves?: readonly string[]
}

export interface Screen extends Omit<ScreenDeclaration, 'load' | 'codes'>, OnDemand {
  codes: readonly string[]
}

export function defineScreen({ load, codes = [], ...rest }: ScreenDeclaration): Screen {
  const own = rest.destination === undefined ? [] : [rest.destination.code]
  return { ...rest, codes: [...codes, ...own], ...onDemand(load) }
}
