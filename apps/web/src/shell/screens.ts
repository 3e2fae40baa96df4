/** What the screens say of themselves, as the shell asks for it. */
import { lazy } from 'react'
import { SCREENS } from '../screens/registry.generated.ts'
import type { Screen } from './define-screen.ts'
import type { Destination } from './match-command.ts'

/** For every function without a screen of its own. */
export const GenericForm = lazy(async () => ({
  default: (await import('../screens/frame/generic-form/generic-form.tsx')).GenericForm,
}))
/** For every report without one. */
export const ReportViewer = lazy(async () => ({
  default: (await import('../screens/frame/report-viewer/report-viewer.tsx')).ReportViewer,
}))

const BY_CODE: ReadonlyMap<string, Screen> = new Map(
  SCREENS.flatMap(screen => screen.codes.map(code => [code, screen] as const)),
)

/** Undefined: what the code says has no screen of its own. */
export function ownScreen(code: string): Screen['component'] | undefined {
  return BY_CODE.get(code)?.component
}

export const OWN_DESTINATIONS: readonly Destination[] = SCREENS.flatMap(({ destination }) =>
  destination === undefined ? [] : [destination],
)

/** Functions and reports that only their screens call. */
export const SERVED: ReadonlySet<string> = new Set(SCREENS.flatMap(({ serves = [] }) => serves))

/** Codes of what is done most, in their order. */
export const OFTEN: readonly string[] = SCREENS.flatMap(({ often, codes: [code] }) =>
  often === undefined || code === undefined ? [] : [{ often, code }],
)
  .toSorted((a, b) => a.often - b.often)
  .map(({ code }) => code)

/** Where an order in a security is given; undefined: nowhere. */
export const INSTRUMENT_SCREEN: string | undefined = SCREENS.find(
  ({ opensInstrument }) => opensInstrument === true,
)?.codes[0]
