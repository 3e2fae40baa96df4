/** The signed-in counter: bar, menu, and the screen of where the teller is. */
import { Suspense, useEffect, useMemo } from 'react'
import { useCatalogueIsRead, useListedFunction, useListedReport } from '@guitai/web-kit/api/catalogue.ts'
import { connectEvents } from '@guitai/web-kit/api/events.ts'
import type { Me } from '../api/session.ts'
import { currentClient, setCurrentClient } from '../current-client/current-client.ts'
import { CurrentClientLine } from '../current-client/current-client-line.tsx'
import { Today } from '@guitai/web-kit/form/today.ts'
import { useText } from '../texts/use-text.ts'
import { DraftPlaceProvider, hasDrafts } from '@guitai/web-kit/form/drafts.ts'
import { guardFocus } from './focus-guard.ts'
import { Opening } from './opening.tsx'
import { movesBetweenPanes } from './panes.ts'
import { useRoute } from './route.ts'
import { GenericForm, ownScreen, preloadScreens, ReportViewer } from './screens.ts'
import { ScreenGuard } from './screen-guard.tsx'
import { SideMenu } from './side-menu.tsx'
import { Start } from './start.tsx'
import { TopBar } from './top-bar.tsx'
import { SpotParts } from './spot.tsx'
import { useDestinations } from './use-destinations.ts'
import type { Destination } from './match-command.ts'
import { WorkBar } from './work-bar.tsx'
import './shell.css'

export function Shell({ me }: { readonly me: Me }) {
  const destinations = useDestinations()
  useEffect(preloadScreens, [])
  usePageTitle(destinations)
  const { tellerNo } = me.teller
  useEffect(() => connectEvents(tellerNo), [tellerNo])
  useEffect(() => movesBetweenPanes(window), [])
  // The next teller serves nobody yet.
  useEffect(() => () => setCurrentClient(undefined), [])
  useEffect(() => guardFocus(window, '.place'), [])
  useEffect(askBeforeUnload, [])
  return (
    <div className="shell">
      <TopBar me={me} destinations={destinations} />
      <SideMenu destinations={destinations} />
      <main className="middle">
        <CurrentClientLine />
        <div className="place">
          <Today value={me.day?.businessDate}>
            <SpotParts tellerNo={me.teller.tellerNo}>
              <Place />
            </SpotParts>
          </Today>
        </div>
      </main>
      <WorkBar me={me} />
    </div>
  )
}

/** The browser's tab, its history and those who hear the page are told where the teller is. */
function usePageTitle(destinations: readonly Destination[]): void {
  const { code } = useRoute()
  const { pick } = useText()
  const here = destinations.find(each => each.code === code)
  const name =
    here === undefined ? '' : `${here.code.length > 4 ? '' : `${here.code} `}${pick(here.title)} · `
  useEffect(() => {
    document.title = `${name}柜台 Guitai`
  }, [name])
}

/** The browser asks before what was typed goes with the page. */
function askBeforeUnload(): () => void {
  const onUnload = (event: BeforeUnloadEvent): void => {
    if (hasDrafts()) event.preventDefault()
  }
  window.addEventListener('beforeunload', onUnload)
  return () => window.removeEventListener('beforeunload', onUnload)
}

function Place() {
  const { code, parameters } = useRoute()
  // What was typed for one client is not given back while another one is served.
  const draftPlace = useMemo(() => {
    const served = currentClient()
    return {
      at: code,
      given: served === undefined ? parameters : { clientNo: String(served), ...parameters },
    }
  }, [code, parameters])
  return (
    <ScreenGuard key={code}>
      <Suspense fallback={<Opening />}>
        <DraftPlaceProvider value={draftPlace}>
          <ScreenOf code={code} />
        </DraftPlaceProvider>
      </Suspense>
    </ScreenGuard>
  )
}

function ScreenOf({ code }: { readonly code: string }) {
  const { t } = useText()
  const info = useListedFunction(code)
  const report = useListedReport(code)
  const isKnown = useCatalogueIsRead()
  const Own = ownScreen(code)
  if (code === '') return <Start />
  // A screen that is drawn before it knows its fields has none that could take a key.
  if (!isKnown) return <Opening />
  if (Own !== undefined) return <Own />
  if (info !== undefined) return <GenericForm />
  if (report !== undefined) return <ReportViewer />
  return <h1 className="screen quiet">{t('place.unknown', { code })}</h1>
}
