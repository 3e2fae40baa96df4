/**
 * One line of server-sent events for the whole page. It connects again by itself; after a gap everything that is shown
 * live is read again, because what happened meanwhile was not heard.
 */
import { pageAddress } from './page-owner.ts'

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
export type ConnectionState = 'connecting' | 'open' | 'lost'

type Listener = (topic: Topic, data: unknown) => void

const listeners = new Map<Topic, Set<Listener>>(TOPICS.map(topic => [topic, new Set()]))
const stateListeners = new Set<() => void>()
let state: ConnectionState = 'connecting'
let source: EventSource | undefined

/** `resumed` is ours: the line was lost and is back. Listeners of any topic hear it. */
export function onEvents(topics: readonly Topic[], listener: Listener): () => void {
  const wanted = [...topics, 'resumed'] as const
  for (const topic of wanted) listeners.get(topic)?.add(listener)
  return () => {
    for (const topic of wanted) listeners.get(topic)?.delete(listener)
  }
}

export function connectEvents(): () => void {
  const line = new EventSource(pageAddress('/api/events'))
  source = line
  line.addEventListener('open', () => {
    const wasLost = state === 'lost'
    setState('open')
    if (wasLost) tell('resumed', undefined)
  })
  line.addEventListener('error', () => setState('lost'))
  for (const topic of TOPICS) {
    line.addEventListener(topic, event => tell(topic, parse((event as MessageEvent<string>).data)))
  }
  return () => {
    line.close()
    if (source === line) source = undefined
    setState('connecting')
  }
}

function tell(topic: Topic, data: unknown): void {
  for (const listener of listeners.get(topic) ?? []) listener(topic, data)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // Not for us; a later event will be.
    return undefined
  }
}

function setState(next: ConnectionState): void {
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
