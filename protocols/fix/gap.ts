/**
 * Messages that came before their turn, and the gap in front of them.
 *
 *   closed ──message ahead──► requested ──all there──► closed, or the next gap is requested at once
 *                               │  ▲
 *                               └──┘ the answer ended with a hole, or nothing moves: it is requested again
 *
 * When answer after answer has unreadable bytes at the same place, the message cannot be obtained (`spoiltAt`).
 */
import type { Message } from './codec.ts'

/** At most this many messages behind a gap are kept. Further ones are requested when the gap has closed. */
const MAX_QUEUED = 10_000
const MAX_QUEUED_BYTES = 8_000_000
const RETRY = 5_000
const MOST_SPOILT_ANSWERS = 3

/** The number at which unreadable bytes came, the first of these bytes, and in how many answers they came. */
interface Spoilt {
  seq: number
  sample: string
  answers: number
  isCounted: boolean
}

const NOTHING_SPOILT: Spoilt = { seq: 0, sample: '', answers: 0, isCounted: false }

export class Gap {
  /** Messages by number; null means already handled (a Logon, a ResendRequest). */
  readonly #queued = new Map<number, Message | null>()
  #queuedBytes = 0
  #from = 0
  /** The last number that was requested; 0 when no gap is open. */
  #to = 0
  #askedAt = 0
  #spoilt = NOTHING_SPOILT

  /** The last number that was requested; 0 when no gap is open. */
  get to(): number {
    return this.#to
  }

  clear(): void {
    this.#queued.clear()
    this.#queuedBytes = 0
    this.#to = 0
    this.#spoilt = NOTHING_SPOILT
  }

  /** Notes that a resend of everything from `nextIn` is requested now. */
  asked(nextIn: number, now: number): void {
    this.#from = nextIn
    this.#askedAt = now
    this.#spoilt = { ...this.#spoilt, isCounted: false }
  }

  /** Notes that unreadable bytes came where `nextIn` was expected. */
  spoil(nextIn: number, sample: string): void {
    const before = this.#spoilt.seq === nextIn ? this.#spoilt : { ...NOTHING_SPOILT, seq: nextIn, sample }
    const isAnswer = this.#to > 0 && !before.isCounted
    this.#spoilt = isAnswer ? { ...before, answers: before.answers + 1, isCounted: true } : before
  }

  /** The bytes that stand in place of `nextIn` however often it is requested; undefined while it may still come. */
  spoiltAt(nextIn: number): string | undefined {
    const { seq, sample, answers } = this.#spoilt
    return seq === nextIn && answers >= MOST_SPOILT_ANSWERS ? sample : undefined
  }

  isDue(now: number): boolean {
    return this.#to > 0 && now - this.#askedAt >= RETRY
  }

  /** Keeps a message. True when a resend must be requested. */
  add(seq: number, message: Message | null, nextIn: number): boolean {
    const isRoom = this.#queued.size < MAX_QUEUED && this.#queuedBytes < MAX_QUEUED_BYTES
    if (isRoom && !this.#queued.has(seq)) {
      this.#queued.set(seq, message)
      this.#queuedBytes += message?.raw.length ?? 0
    }
    if (this.#to === 0) {
      this.#to = seq - 1
      return true
    }
    // A message newer than the request shows that the answer has ended. It brought something but left a hole.
    return seq > this.#to && nextIn > this.#from && nextIn <= this.#to
  }

  /** The kept message with the number that is now due; undefined when there is none. */
  take(nextIn: number): Message | null | undefined {
    const message = this.#queued.get(nextIn)
    if (message !== undefined) this.#forget(nextIn, message)
    return message
  }

  /** Closes the gap when everything up to its end is there. True when another gap opens behind it. */
  advance(nextIn: number): boolean {
    if (this.#to > 0 && nextIn > this.#to) this.#to = 0
    if (this.#queued.size === 0 || this.#to > 0) return false
    this.forgetBefore(nextIn)
    let lowest = Infinity
    for (const seq of this.#queued.keys()) lowest = Math.min(lowest, seq)
    if (lowest === Infinity) return false
    this.#to = lowest - 1
    return true
  }

  /** Forgets queued messages that a gap fill jumped over. */
  forgetBefore(nextIn: number): void {
    for (const [seq, message] of this.#queued) if (seq < nextIn) this.#forget(seq, message)
  }

  #forget(seq: number, message: Message | null): void {
    this.#queued.delete(seq)
    this.#queuedBytes -= message?.raw.length ?? 0
  }

  /** After a SequenceReset the gap no longer exists; later messages stay queued. */
  jump(nextIn: number): void {
    this.forgetBefore(nextIn)
    this.#to = 0
  }
}
