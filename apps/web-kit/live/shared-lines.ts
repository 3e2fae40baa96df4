/**
 * One line for all tabs of a browser: a browser opens six connections to a server at most, and a line for every tab would take them
 * all. A line belongs to a teller, because a tab may still show the one who was signed in before. It is open as long as a tab
 * listens, asks for what all of them show together, and keeps what a tab that comes later has to know.
 */
import { BROWSER, Line, type LineOutside } from './line.ts'
import type { FromTab, Told, ToTab } from './messages.ts'

/** The way to a tab. */
export interface TabPort {
  say: (message: ToTab) => void
  hear: (listener: (message: FromTab) => void) => void
}

export function tabPort(port: MessagePort): TabPort {
  return {
    say: message => port.postMessage(message),
    hear(listener) {
      port.addEventListener('message', ({ data }: MessageEvent<FromTab>) => listener(data))
      // A tab that ends without a word, where a browser tells it.
      port.addEventListener('close', () => listener({ kind: 'bye' }))
      port.start()
    },
  }
}

interface Tab {
  readonly port: TabPort
  shown: ReadonlySet<string>
}

interface Shared {
  readonly line: Line
  readonly tabs: Set<Tab>
  /** The latest of what is a state: the clock, a phase, a full disk. */
  readonly states: Map<string, { readonly told: Told; readonly at: number }>
  readonly quotes: Map<string, unknown>
}

const STATES: ReadonlySet<string> = new Set(['clock', 'phase', 'disk'])

type Fields = Readonly<Record<string, unknown>>

export class SharedLines {
  readonly #outside: LineOutside
  #shared = new Map<string, Shared>()

  constructor(outside: LineOutside = BROWSER) {
    this.#outside = outside
  }

  connect(port: TabPort): void {
    const tab: Tab = { port, shown: new Set() }
    let own: Shared | undefined
    const leave = (): void => {
      if (own !== undefined) this.#leave(own, tab)
      own = undefined
    }
    port.hear(data => {
      if (data.kind === 'hello') {
        leave()
        own = this.#join(data.tellerNo, tab)
      } else if (data.kind === 'bye') leave()
      else if (data.kind === 'wake') own?.line.wake()
      else if (own !== undefined) this.#show(own, tab, new Set(data.instruments))
    })
  }

  #join(tellerNo: string, tab: Tab): Shared {
    const found = this.#shared.get(tellerNo)
    const shared = found ?? this.#begin(tellerNo)
    shared.tabs.add(tab)
    tab.port.say({ kind: 'state', state: shared.line.state })
    const now = this.#outside.now()
    const told = [...shared.states.values()].map(({ told: [topic, data], at }): Told => [
      topic,
      { ...(data as Fields), ageMs: ageOf(data) + now - at },
    ])
    if (told.length > 0) tab.port.say({ kind: 'told', told })
    if (found === undefined) shared.line.open()
    // Somebody has just opened or reloaded a page.
    else shared.line.wake()
    return shared
  }

  #begin(tellerNo: string): Shared {
    const tell = (message: ToTab): void => shared.tabs.forEach(({ port }) => port.say(message))
    const line = new Line(
      tellerNo,
      {
        told: told => this.#tell(shared, told),
        state: state => tell({ kind: 'state', state }),
        refused: why => tell({ kind: 'refused', why }),
      },
      this.#outside,
    )
    const shared: Shared = { line, tabs: new Set(), states: new Map(), quotes: new Map() }
    this.#shared.set(tellerNo, shared)
    return shared
  }

  #tell({ tabs, states, quotes }: Shared, told: readonly Told[]): void {
    for (const each of told) {
      const [topic, data] = each
      if (topic === 'quote') quotes.set(instrumentOf(data), data)
      else if (STATES.has(topic))
        states.set(`${topic} ${String((data as Fields)['market'])}`, { told: each, at: this.#outside.now() })
    }
    for (const { port, shown } of tabs) {
      const own = told.filter(([topic, data]) => topic !== 'quote' || shown.has(instrumentOf(data)))
      if (own.length > 0) port.say({ kind: 'told', told: own })
    }
  }

  #show(shared: Shared, tab: Tab, wanted: ReadonlySet<string>): void {
    const known = [...wanted].filter(each => !tab.shown.has(each) && shared.quotes.has(each))
    tab.shown = wanted
    const told = known.map((each): Told => ['quote', shared.quotes.get(each)])
    if (told.length > 0) tab.port.say({ kind: 'told', told })
    this.#showAll(shared)
  }

  #showAll({ line, tabs, quotes }: Shared): void {
    const all = new Set([...tabs].flatMap(({ shown }) => [...shown]))
    for (const each of quotes.keys()) if (!all.has(each)) quotes.delete(each)
    line.show([...all])
  }

  #leave(shared: Shared, tab: Tab): void {
    shared.tabs.delete(tab)
    tab.shown = new Set()
    if (shared.tabs.size > 0) return this.#showAll(shared)
    shared.line.close()
    for (const [tellerNo, each] of this.#shared) if (each === shared) this.#shared.delete(tellerNo)
  }
}

function instrumentOf(data: unknown): string {
  const { code, market } = data as { readonly code: string; readonly market: string }
  return `${code}.${market}`
}

function ageOf(data: unknown): number {
  return (data as { readonly ageMs?: number }).ageMs ?? 0
}
