/**
 * One listener's stream: as much at a time as its line takes, and never more than a little of what waits.
 *
 *   flowing ─(the line takes no more)→ waiting ─(drained)→ flowing
 *                                        └─(nothing taken for a while)→ ended, too_slow
 *
 * Of quotes nothing waits here, because only the latest counts and those are kept once for all. Of other events a few wait; when they
 * become too many they are forgotten, and the listener is told which topics to read anew.
 */
import type { QuotesToSend } from './latest-quotes.ts'

/** Why a stream was ended by this side. */
export const STREAM_ENDS = ['too_slow', 'session_ended', 'not_allowed', 'server_stops'] as const
export type StreamEnd = (typeof STREAM_ENDS)[number]

/** The line to a listener. */
export interface StreamLine {
  /** False when it takes no more until it is drained. */
  write: (text: string) => boolean
  /** Bytes that it has been given and has not passed on. */
  waiting: () => number
  /** Says this last. */
  end: (text: string) => void
}

const SLICE = 16_384
/** Characters of events that may wait for one listener. */
const MOST_WAITING = 65_536
/** A line that takes nothing for so long is given up. */
export const PATIENCE_MS = 30_000

export class EventStream {
  readonly #line: StreamLine
  #quotes: QuotesToSend | undefined
  #isWaiting = false
  #events: string[] = []
  #length = 0
  #missed = new Set<string>()
  #isEnded = false
  #stuck: { since: number; bytes: number } | undefined

  constructor(line: StreamLine, quotes: QuotesToSend | undefined) {
    this.#line = line
    this.#quotes = quotes
  }

  tell(topic: string, text: string): void {
    if (!this.#isWaiting) return this.#write(text)
    if (this.#missed.size === 0 && this.#length + text.length <= MOST_WAITING) {
      this.#events.push(text)
      this.#length += text.length
      return
    }
    this.#missed.add(topic)
  }

  /** From now on these quotes. */
  show(quotes: QuotesToSend): void {
    this.#quotes = quotes
    this.sendQuotes()
  }

  /** In slices, until the line takes no more or nothing is new. */
  sendQuotes(): void {
    while (!this.#isWaiting && this.#quotes !== undefined) {
      const text = this.#quotes.next(SLICE)
      if (text === '') return
      this.#write(text)
    }
  }

  drained(): void {
    if (this.#isEnded) return
    this.#isWaiting = false
    this.#stuck = undefined
    const events = this.#events
    const missed = [...this.#missed]
    this.#events = []
    this.#length = 0
    this.#missed.clear()
    if (events.length > 0) this.#write(events.join(''))
    if (missed.length > 0) this.#write(eventText('missed', { topics: missed }))
    this.sendQuotes()
  }

  /** A sign of life; one who has enough to read needs none. */
  heartbeat(): void {
    if (!this.#isWaiting) this.#write(': alive\n\n')
  }

  /** True when the line has taken nothing for too long. */
  isStuck(now: number): boolean {
    if (!this.#isWaiting) return false
    const bytes = this.#line.waiting()
    if (this.#stuck === undefined || bytes < this.#stuck.bytes) this.#stuck = { since: now, bytes }
    return now - this.#stuck.since >= PATIENCE_MS
  }

  end(reason: StreamEnd): void {
    this.#isEnded = true
    this.#isWaiting = true
    this.#line.end(eventText('ended', { reason }))
  }

  #write(text: string): void {
    this.#isWaiting = !this.#line.write(text)
  }
}

export function eventText(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
}
