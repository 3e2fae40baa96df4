/**
 * Tells listeners what has just happened: orders, trades, cash, quotes, the day and the market's clock.
 *
 * Of quotes a listener gets the latest of what it shows, at most four times a second; everything else is sent as it comes. A text
 * is made once, however many listen. What is a state rather than an act (the clock, phases, a full disk) is kept and comes first
 * to whoever joins, so that nothing on a screen depends on when its line was opened.
 */
import { EventStream, type StreamEnd, type StreamLine } from './event-stream.ts'
import { LatestQuotes, type ShownQuotes } from './latest-quotes.ts'

export const EVENT_TOPICS = [
  'order',
  'trade',
  'cash',
  'quote',
  'day',
  'clock',
  'phase',
  'approval',
  'job',
  'exchange',
  'disk',
] as const
export type EventTopic = (typeof EVENT_TOPICS)[number]

export interface EventListener {
  topics: ReadonlySet<EventTopic>
  /** Keys of orders, trades and cash (client numbers as texts); undefined means all. */
  clients: ReadonlySet<string> | undefined
  /** Of quotes these instruments; undefined means all. */
  instruments: ReadonlySet<string> | undefined
  /** For clients of some classes only: whether it may hear about this one. Undefined means all clients. */
  covers?: (client: string) => boolean
  /** The same for the requests and jobs of a branch. */
  coversBranch?: (branchNo: string) => boolean
  /** Undefined while it may listen, else why no longer. It is asked whenever rights may have changed, and each second. */
  whyNot?: () => StreamEnd | undefined
  /** False when its session has ended. It is asked before each event. */
  isOpen?: () => boolean
  line: StreamLine
}

/** What a listener does with its stream. */
export interface Subscription {
  /** Of quotes these and no others from now on. */
  show: (instruments: Iterable<string>) => void
  /** The line takes more again. */
  drained: () => void
  /** The line is closed. */
  leave: () => void
}

export const QUOTE_INTERVAL_MS = 250

export interface HubTime {
  /** Runs its argument after the quotes' interval. */
  later: (run: () => void) => void
  now: () => number
}

const REAL_TIME: HubTime = {
  later: run => void setTimeout(run, QUOTE_INTERVAL_MS).unref(),
  now: () => Date.now(),
}

export class EventsHub {
  readonly #time: HubTime
  readonly #latest = new LatestQuotes(data => this.#text('quote', JSON.stringify(data)))
  #streams = new Map<EventListener, EventStream>()
  #states = new Map<string, { topic: EventTopic; data: object; at: number }>()
  #ends = new Map<StreamEnd, number>()
  #isFlushPlanned = false
  #number = 0

  constructor(time: Partial<HubTime> = {}) {
    this.#time = { ...REAL_TIME, ...time }
  }

  get listeners(): number {
    return this.#streams.size
  }

  /** How many streams this side has ended for this reason. */
  ends(reason: StreamEnd): number {
    return this.#ends.get(reason) ?? 0
  }

  /**
   * `key` is the client's number for orders, trades and cash, the branch's for approvals and jobs, the instrument's id for quotes, and ''
   * for what concerns all.
   */
  publish(topic: EventTopic, key: string, data: unknown): void {
    if (topic === 'quote') return this.#publishQuote(key, data)
    if (this.#streams.size === 0) return
    let text: string | undefined
    for (const [listener, stream] of this.#streams) {
      if (!wants(listener, topic, key)) continue
      if (listener.isOpen?.() === false) {
        this.#end(listener, stream, 'session_ended')
        continue
      }
      text ??= this.#text(topic, JSON.stringify(data))
      stream.tell(topic, text)
    }
  }

  /** A state that concerns all, of which the latest is kept for whoever joins; `of` is whose: a market's, say. */
  keep(topic: EventTopic, of: string, data: object): void {
    this.#states.set(`${topic} ${of}`, { topic, data, at: this.#time.now() })
    this.publish(topic, '', data)
  }

  #publishQuote(instrument: string, data: unknown): void {
    this.#latest.put(instrument, data)
    if (this.#streams.size === 0 || this.#isFlushPlanned) return
    this.#isFlushPlanned = true
    this.#time.later(() => {
      this.#isFlushPlanned = false
      for (const stream of this.#streams.values()) stream.sendQuotes()
    })
  }

  /** Sends events from now on; the states come first, with their age, and then the latest quotes. */
  subscribe(listener: EventListener): Subscription {
    const { topics, instruments, line } = listener
    const hearsQuotes = topics.has('quote')
    let shown: ShownQuotes | undefined = instruments && this.#latest.shown(instruments)
    const stream = new EventStream(line, hearsQuotes ? (shown ?? this.#latest.all()) : undefined)
    this.#streams.set(listener, stream)
    const now = this.#time.now()
    for (const { topic, data, at } of this.#states.values())
      if (topics.has(topic))
        stream.tell(topic, this.#text(topic, JSON.stringify({ ...data, ageMs: now - at })))
    stream.sendQuotes()
    return {
      show: wanted => {
        shown = this.#latest.shown(wanted, shown)
        if (hearsQuotes) stream.show(shown)
      },
      drained: () => stream.drained(),
      leave: () => void this.#streams.delete(listener),
    }
  }

  /** Keeps connections open, and finds those whose other end is gone. */
  heartbeat(): void {
    for (const stream of this.#streams.values()) stream.heartbeat()
  }

  /** Rights may have changed, or a line may be stuck: whoever may not listen any more is ended before the next event. */
  judge(): void {
    const now = this.#time.now()
    for (const [listener, stream] of this.#streams) {
      const reason = listener.whyNot?.() ?? (stream.isStuck(now) ? 'too_slow' : undefined)
      if (reason !== undefined) this.#end(listener, stream, reason)
    }
  }

  close(): void {
    for (const [listener, stream] of this.#streams) this.#end(listener, stream, 'server_stops')
  }

  #end(listener: EventListener, stream: EventStream, reason: StreamEnd): void {
    this.#streams.delete(listener)
    this.#ends.set(reason, this.ends(reason) + 1)
    stream.end(reason)
  }

  #text(topic: EventTopic, data: string): string {
    return `id: ${++this.#number}\nevent: ${topic}\ndata: ${data}\n\n`
  }
}

function wants(
  { topics, clients, covers, coversBranch }: EventListener,
  topic: EventTopic,
  key: string,
): boolean {
  if (!topics.has(topic)) return false
  if (topic === 'approval' || topic === 'job') return coversBranch?.(key) !== false
  return key === '' || (clients?.has(key) !== false && covers?.(key) !== false)
}
