/**
 * The live line as screens know it. It is one for all tabs of the browser and opens again by itself (live/line.ts); after a gap
 * everything that is shown live is read again, because what happened meanwhile was not heard.
 */
import type { LineState, ToTab } from '../live/messages.ts'
import { openTabLine, type TabLine } from '../live/tab-line.ts'
import { losePage } from './page-owner.ts'
import { settleDown } from './settle-down.ts'

export const TOPICS = [
  'order',
  'trade',
  'cash',
  'quote',
  'day',
  'clock',
  'phase',
  'approval',
  'job',
  'disk',
  'resumed',
] as const
export type Topic = (typeof TOPICS)[number]
export type ConnectionState = LineState

type Listener = (topic: Topic, data: unknown) => void

const listeners = new Map<string, Set<Listener>>(TOPICS.map(topic => [topic, new Set()]))
const stateListeners = new Set<() => void>()
let state: ConnectionState = 'connecting'
let line: TabLine | undefined

/** `resumed` is ours: the line was lost and is back. Listeners of any topic hear it. */
export function onEvents(topics: readonly Topic[], listener: Listener): () => void {
  const wanted = [...topics, 'resumed'] as const
  for (const topic of wanted) listeners.get(topic)?.add(listener)
  return () => {
    for (const topic of wanted) listeners.get(topic)?.delete(listener)
  }
}

/** The returned function ends it. */
export function connectEvents(tellerNo: number): () => void {
  const own = openTabLine(hear)
  const hello = (): void => {
    own.say({ kind: 'hello', tellerNo: String(tellerNo) })
    own.say({ kind: 'show', instruments: [...shown.keys()] })
  }
  const wake = (): void => {
    if (document.visibilityState === 'visible') own.say({ kind: 'wake' })
  }
  const leave = (): void => own.say({ kind: 'bye' })
  const back = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) hello()
  }
  document.addEventListener('visibilitychange', wake)
  addEventListener('online', wake)
  addEventListener('pagehide', leave)
  addEventListener('pageshow', back)
  line = own
  hello()
  return () => {
    document.removeEventListener('visibilitychange', wake)
    removeEventListener('online', wake)
    removeEventListener('pagehide', leave)
    removeEventListener('pageshow', back)
    own.close()
    if (line === own) line = undefined
    setState('connecting')
  }
}

function hear(message: ToTab): void {
  if (message.kind === 'state') setState(message.state)
  else if (message.kind === 'refused') losePage(message.why)
  else for (const [topic, data] of message.told) tell(topic, data)
}

function tell(topic: string, data: unknown): void {
  for (const listener of listeners.get(topic) ?? []) listener(topic as Topic, data)
}

/** How many parts of this page show the quote of an instrument. */
const shown = new Map<string, number>()
const tellShown = settleDown(() => line?.say({ kind: 'show', instruments: [...shown.keys()] }), 50, 200)

/** Quotes of these come as long as the returned function is not called. */
export function showQuotes(instruments: readonly string[]): () => void {
  for (const each of instruments) shown.set(each, (shown.get(each) ?? 0) + 1)
  tellShown.call()
  return () => {
    for (const each of instruments) {
      const left = (shown.get(each) ?? 1) - 1
      if (left > 0) shown.set(each, left)
      else shown.delete(each)
    }
    tellShown.call()
  }
}

/** Nothing shows this instrument's quote any more, so what is known of it grows old. */
export const isQuoteShown = (instrument: string): boolean => shown.has(instrument)

function setState(next: ConnectionState): void {
  if (state === next) return
  state = next
  for (const listener of stateListeners) listener()
}

export function connectionState(): ConnectionState {
  return state
}

export function onConnectionState(listener: () => void): () => void {
  stateListeners.add(listener)
  return () => stateListeners.delete(listener)
}
