/** What the screens say of themselves, as the shell asks for it. */
import { SCREENS } from '../screens/registry.generated.ts'
import type { Screen } from './define-screen.ts'
import type { Destination } from './match-command.ts'
import { onDemand } from './on-demand.tsx'

const genericForm = onDemand(async () => ({
  default: (await import('../screens/frame/generic-form/generic-form.tsx')).GenericForm,
}))
const reportViewer = onDemand(async () => ({
  default: (await import('../screens/frame/report-viewer/report-viewer.tsx')).ReportViewer,
}))

/** For every function without a screen of its own. */
export const GenericForm = genericForm.component
/** For every report without one. */
export const ReportViewer = reportViewer.component

/** Brings the code of all screens while nobody waits for it. What does not come now is brought when it is gone to. */
export function preloadScreens(): void {
  for (const { preload } of [genericForm, reportViewer, ...SCREENS]) preload().catch(() => undefined)
}

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

/** Codes by the key that leads to them. */
export const BY_KEY: ReadonlyMap<string, string> = new Map(
  SCREENS.flatMap(({ key, codes: [code] }) =>
    key === undefined || code === undefined ? [] : [[key, code] as const],
  ),
)
