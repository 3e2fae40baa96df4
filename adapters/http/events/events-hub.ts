/**
 * Tells listeners what has just happened: orders, trades, cash, quotes, the day and the market's clock.
 *
 * Quotes are sent as the latest per instrument, at most four times a second; everything else is sent as it comes. A text is
 * made once, however many listen. A listener who cannot keep up is dropped; it comes back and reads the present state again.
 */
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
  /** Keys of quotes (instrument ids); undefined means all. */
  instruments: ReadonlySet<string> | undefined
  /** For clients of some classes only: whether it may hear about this one. Undefined means all clients. */
  covers?: (client: string) => boolean
  /** The same for a teller's requests. */
  coversTeller?: (tellerNo: string) => boolean
  /** False when it may listen no longer. It is asked whenever rights may have changed, and each second. */
  isAllowed?: () => boolean
  /** False when it cannot keep up, or its session has ended. */
  write: (text: string) => boolean
  drop: () => void
}

export const QUOTE_INTERVAL_MS = 250

export class EventsHub {
  readonly #later: (run: () => void) => void
  #listeners = new Set<EventListener>()
  #quotes = new Map<string, string>()
  #changedQuotes = new Set<string>()
  #isFlushPlanned = false
  #number = 0

  /** `later` runs its argument after the quotes' interval. */
  constructor(later: (run: () => void) => void = run => void setTimeout(run, QUOTE_INTERVAL_MS).unref()) {
    this.#later = later
  }

  get listeners(): number {
    return this.#listeners.size
  }

  /**
   * `key` is the client's number for orders, trades and cash, the maker's for approvals, the instrument's id for quotes, and '' for
   * what concerns all.
   */
  publish(topic: EventTopic, key: string, data: unknown): void {
    if (topic === 'quote') return this.#publishQuote(key, data)
    if (this.#listeners.size === 0) return
    let text: string | undefined
    for (const listener of this.#listeners) {
      if (!wants(listener, topic, key)) continue
      text ??= this.#text(topic, JSON.stringify(data))
      this.#write(listener, text)
    }
  }

  #publishQuote(instrument: string, data: unknown): void {
    this.#quotes.set(instrument, JSON.stringify(data))
    if (this.#listeners.size === 0) return
    this.#changedQuotes.add(instrument)
    if (this.#isFlushPlanned) return
    this.#isFlushPlanned = true
    this.#later(() => this.#flushQuotes())
  }

  #flushQuotes(): void {
    this.#isFlushPlanned = false
    const texts = [...this.#changedQuotes].map(
      instrument => [instrument, this.#text('quote', this.#quotes.get(instrument) ?? 'null')] as const,
    )
    this.#changedQuotes.clear()
    for (const listener of this.#listeners) this.#writeQuotes(listener, texts)
  }

  #writeQuotes(listener: EventListener, texts: readonly (readonly [string, string])[]): void {
    if (!listener.topics.has('quote')) return
    const wanted = texts.filter(([instrument]) => listener.instruments?.has(instrument) !== false)
    if (wanted.length > 0) this.#write(listener, wanted.map(([, text]) => text).join(''))
  }

  /** Sends events from now on; the latest quotes come first. */
  subscribe(listener: EventListener): void {
    this.#listeners.add(listener)
    if (!listener.topics.has('quote')) return
    this.#writeQuotes(
      listener,
      [...this.#quotes].map(([instrument, data]) => [instrument, this.#text('quote', data)] as const),
    )
  }

  unsubscribe(listener: EventListener): void {
    this.#listeners.delete(listener)
  }

  /** Keeps connections open, and finds those whose other end is gone. */
  heartbeat(): void {
    for (const listener of this.#listeners) this.#write(listener, ': alive\n\n')
  }

  /** Rights may have changed: a listener who may not listen any more is dropped before the next event. */
  judge(): void {
    for (const listener of this.#listeners) {
      if (listener.isAllowed?.() !== false) continue
      this.#listeners.delete(listener)
      listener.drop()
    }
  }

  close(): void {
    for (const listener of this.#listeners) listener.drop()
    this.#listeners.clear()
  }

  #text(topic: EventTopic, data: string): string {
    return `id: ${++this.#number}\nevent: ${topic}\ndata: ${data}\n\n`
  }

  #write(listener: EventListener, text: string): void {
    if (listener.write(text)) return
    this.#listeners.delete(listener)
    listener.drop()
  }
}

function wants(
  { topics, clients, covers, coversTeller }: EventListener,
  topic: EventTopic,
  key: string,
): boolean {
  if (!topics.has(topic)) return false
  if (topic === 'approval' || topic === 'job') return coversTeller?.(key) !== false
  return key === '' || (clients?.has(key) !== false && covers?.(key) !== false)
}
