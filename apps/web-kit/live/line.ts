/**
 * One teller's line of live events. Whatever ends it, it opens again, each time after a longer pause, and at once when a tab is
 * looked at again.
 *
 *   closed ─open→ connecting ─(opened)→ open ─(ends, fails, is silent)→ lost ─(pause, wake)→ connecting in the state `lost`
 *                     └─(any other answer)→ lost                         └─(401, 409)→ refused, until somebody wakes it
 */
import type { LineState, Refusal, Told } from './messages.ts'
import { eventReader } from './read-events.ts'

export interface LineOutside {
  readonly fetch: typeof fetch
  /** Runs its first argument after so many milliseconds; what it returns prevents that. */
  readonly later: (run: () => void, ms: number) => () => void
  readonly now: () => number
  /** From 0 to 1. */
  readonly random: () => number
}

export const BROWSER: LineOutside = {
  fetch: (...given) => fetch(...given),
  later(run, ms) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  now: () => performance.now(),
  random: () => Math.random(),
}

export interface LineEars {
  readonly told: (told: readonly Told[]) => void
  readonly state: (state: LineState) => void
  readonly refused: (why: Refusal) => void
}

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
/** The server gives a sign of life every fifteen seconds. */
const SILENCE_MS = 40_000
/** A line that lasted so long was a good one. */
const GOOD_MS = 5_000
const SHOWN_MS = 100
const MOST_SHOWN = 1000

/** Half of it is drawn by lot, so that all screens of a house do not come back in the same moment. */
export function pauseMs(failures: number, random: number): number {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures)
  return longest * (0.5 + random / 2)
}

export class Line {
  readonly #tellerNo: string
  readonly #ears: LineEars
  readonly #outside: LineOutside
  #state: LineState = 'connecting'
  #attempt: AbortController | undefined
  #stream: string | undefined
  #openedAt = 0
  #heardAt = 0
  #failures = 0
  #shown: readonly string[] = []
  #cancelReopen: (() => void) | undefined
  #cancelSilence: (() => void) | undefined
  #cancelShow: (() => void) | undefined

  constructor(tellerNo: string, ears: LineEars, outside: LineOutside = BROWSER) {
    this.#tellerNo = tellerNo
    this.#ears = ears
    this.#outside = outside
  }

  get state(): LineState {
    return this.#state
  }

  open(): void {
    this.#cancelReopen?.()
    const attempt = new AbortController()
    this.#attempt = attempt
    this.#hear()
    void this.#run(attempt)
  }

  close(): void {
    const attempt = this.#attempt
    this.#attempt = undefined
    for (const cancel of [this.#cancelReopen, this.#cancelSilence, this.#cancelShow]) cancel?.()
    attempt?.abort()
  }

  /** Somebody looks again: no pause is waited for, and a line that has been silent is not believed. */
  wake(): void {
    if (this.#attempt !== undefined && this.#outside.now() - this.#heardAt < SILENCE_MS / 2) return
    if (this.#state === 'open') this.#become('lost')
    this.close()
    this.#failures = 0
    this.open()
  }

  /** The quotes of these instruments are wanted; the latest of them come at once. */
  show(instruments: readonly string[]): void {
    this.#shown = instruments.slice(0, MOST_SHOWN)
    this.#cancelShow?.()
    this.#cancelShow = this.#outside.later(() => void this.#tellShown(), SHOWN_MS)
  }

  async #run(attempt: AbortController): Promise<void> {
    const why = await this.#listen(attempt)
    if (this.#attempt !== attempt) return
    this.#cancelSilence?.()
    this.#stream = undefined
    this.#attempt = undefined
    this.#become('lost')
    if (why !== undefined) return this.#ears.refused(why)
    if (this.#openedAt > 0 && this.#outside.now() - this.#openedAt >= GOOD_MS) this.#failures = 0
    this.#openedAt = 0
    const pause = pauseMs(this.#failures++, this.#outside.random())
    this.#cancelReopen = this.#outside.later(() => this.open(), pause)
  }

  /** Resolves when the line has ended, however it did; with a reason when it is not to be opened again. */
  async #listen(attempt: AbortController): Promise<Refusal | undefined> {
    const { signal } = attempt
    try {
      const headers = { accept: 'text/event-stream', 'x-guitai-teller': this.#tellerNo }
      const response = await this.#outside.fetch('/api/events?instruments=none', { headers, signal })
      if (response.status === 401) return 'ended'
      if (response.status === 409) return 'taken'
      if (response.status !== 200 || response.body === null) return undefined
      const read = eventReader()
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        if (this.#attempt !== attempt) return undefined
        this.#hear()
        this.#take(read(next.value))
      }
    } catch {
      // Cut, or never there: it is opened again like one that ended.
    }
    return undefined
  }

  #take(told: readonly Told[]): void {
    const heard = told.flatMap((each): Told[] => {
      const [topic, data] = each
      if (topic === 'opened') return this.#opened((data as { stream: string }).stream)
      if (topic === 'missed') return [['resumed', undefined]]
      return topic === 'ended' ? [] : [each]
    })
    if (heard.length > 0) this.#ears.told(heard)
  }

  #opened(stream: string): Told[] {
    const wasLost = this.#state === 'lost'
    this.#stream = stream
    this.#openedAt = this.#outside.now()
    this.#become('open')
    if (this.#shown.length > 0) void this.#tellShown()
    return wasLost ? [['resumed', undefined]] : []
  }

  async #tellShown(): Promise<void> {
    const stream = this.#stream
    const attempt = this.#attempt
    if (stream === undefined) return
    try {
      const { status } = await this.#outside.fetch('/api/events/shown', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-guitai-teller': this.#tellerNo },
        body: JSON.stringify({ stream, instruments: this.#shown }),
      })
      if (status < 400 || this.#stream !== stream) return
    } catch {
      if (this.#stream !== stream) return
    }
    // A line that does not know what is shown would show old prices as new ones.
    attempt?.abort()
  }

  #hear(): void {
    this.#heardAt = this.#outside.now()
    this.#cancelSilence?.()
    const attempt = this.#attempt
    this.#cancelSilence = this.#outside.later(() => attempt?.abort(), SILENCE_MS)
  }

  #become(state: LineState): void {
    this.#state = state
    this.#ears.state(state)
  }
}
