/** The bar that is always there: command box, business day, the markets' clock, the line to the server, who is signed in. */
import { MARKETS } from '@guitai/core/base/market.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useCatalogueIsRead } from '@guitai/web-kit/api/catalogue.ts'
import { connectionState, onConnectionState, onEvents } from '@guitai/web-kit/api/events.ts'
import { useMarketAge, useMarketClock, useMarketPhase } from '@guitai/web-kit/api/market.ts'
import { ME, signOut, type Me } from '../api/session.ts'
import { newestJob, ownJob } from '@guitai/web-kit/api/running-jobs.ts'
import { useRunningJobs } from '@guitai/web-kit/api/use-running-jobs.ts'
import { JobBar } from '@guitai/web-kit/form/job-bar.tsx'
import { showTime } from '@guitai/web-kit/format/figures.ts'
import { useText } from '../texts/use-text.ts'
import { ageText } from '../parts/age-text.ts'
import { CommandBox } from './command-box.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import type { Destination } from './match-command.ts'
import { go } from './route.ts'
import './on-dark.css'
import './top-bar.css'

export interface TopBarProps {
  readonly me: Me
  readonly destinations: readonly Destination[]
}

export function TopBar({ me, destinations }: TopBarProps) {
  const { t, word, pick } = useText()
  useFreshDay()
  const isLoading = !useCatalogueIsRead()
  return (
    <header className="top-bar">
      <button type="button" className="brand" onClick={() => go('')}>
        柜台 <small>Guitai</small>
      </button>
      <CommandBox destinations={destinations} isLoading={isLoading} />
      <div className="top-facts">
        <span className="fact">
          <label>{word('blockScope', 'branch')}</label>
          <b>{me.branch === undefined ? me.teller.branchNo : pick(me.branch)}</b>
        </span>
        <span className="fact">
          <label>{t('top.businessDate')}</label>
          <b>{me.day?.businessDate ?? '—'}</b>
          {me.day !== undefined && <em>{word('dayPhase', me.day.phase)}</em>}
        </span>
        <JobsUnderWay me={me} />
        <Clock />
        <FullDisk />
        <Connection />
      </div>
      <button
        type="button"
        className="fact teller"
        tabIndex={-1}
        title={t('sessions.title')}
        onClick={() => go('HH')}
      >
        <label>{t('top.teller')}</label>
        <b>
          {me.teller.tellerNo} {me.teller.fullName}
        </b>
      </button>
      <LanguageSwitch />
      <SignOut />
    </header>
  )
}

/** The day's phase is part of who-am-I; read again when the day moves on. */
function useFreshDay(): void {
  const client = useQueryClient()
  useEffect(() => onEvents(['day'], () => void client.invalidateQueries({ queryKey: ME })), [client])
}

/** A clock that has stopped says so: a time that stands still looks like one that runs. */
function Clock() {
  const { t } = useText()
  const clock = useMarketClock()
  const age = useMarketAge()
  return (
    <>
      <span className={`fact clock${age === undefined ? '' : ' stopped'}`}>
        <b className="figure">{clock === undefined ? '--:--:--' : showTime(clock.time)}</b>
        {age !== undefined && <em>⚠ {t('line.ago', { age: ageText(age, t) })}</em>}
      </span>
      <Phases />
    </>
  )
}

/** Markets that stand at the same point of the day are named together. */
function Phases() {
  const { word } = useText()
  const [shanghai, shenzhen, beijing] = [
    useMarketPhase('XSHG'),
    useMarketPhase('XSHE'),
    useMarketPhase('BJSE'),
  ]
  const phases = { XSHG: shanghai, XSHE: shenzhen, BJSE: beijing }
  const together = Map.groupBy(MARKETS, market => phases[market] ?? '')
  return [...together].map(([phase, markets]) => (
    <span key={phase} className="fact">
      <label>{markets.map(market => word('market', market)).join(' ')}</label>
      <em>{phase === '' ? '—' : word('phase', phase)}</em>
    </span>
  ))
}

function Connection() {
  const { t } = useText()
  const state = useSyncExternalStore(onConnectionState, connectionState)
  return (
    <span className={`fact line ${state}`} role="status">
      <i /> {t(`line.${state}`)}
    </span>
  )
}

/** The own newest, else the newest of all, and how many there are beside it; leads to the list of jobs. */
function JobsUnderWay({ me }: { readonly me: Me }) {
  const { t } = useText()
  const jobs = useRunningJobs()
  const job = ownJob(jobs, me.teller.tellerNo) ?? newestJob(jobs)
  if (job === undefined) return null
  return (
    <button
      type="button"
      className="fact jobs"
      tabIndex={-1}
      title={t('jobs.title')}
      onClick={() => go('RW')}
    >
      <b>{job.functionCode}</b> <JobBar done={job.done} of={job.of} />
      {jobs.size > 1 && <em>+{jobs.size - 1}</em>}
    </button>
  )
}

/** Nothing can be written: everybody has to know, before the next request is turned away. */
function FullDisk() {
  const { t } = useText()
  const [isFull, setFull] = useState(false)
  useEffect(
    () =>
      onEvents(['disk'], (topic, data) => {
        if (topic === 'disk') setFull((data as { isFull?: unknown } | undefined)?.isFull === true)
      }),
    [],
  )
  if (!isFull) return null
  return (
    <span className="fact line lost" role="alert">
      <i /> {t('line.diskFull')}
    </span>
  )
}

function SignOut() {
  const { t } = useText()
  const leave = async (): Promise<void> => {
    await signOut()
    go('')
  }
  return (
    <Button size="small" type="text" className="on-dark" tabIndex={-1} onClick={() => void leave()}>
      {t('top.signOut')}
    </Button>
  )
}
