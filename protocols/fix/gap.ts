/**
 * Messages that came before their turn, and the gap in front of them.
 *
 *   closed ──message ahead──► asked for ──all there──► closed, or the next gap asked for at once
 *                               │  ▲
 *                               └──┘ the answer ended with a hole, or nothing moves: asked for again
 *
 * Where answer after answer has bytes that are no message at one and the same place, the message cannot be had (`spoiltAt`).
 */
import type { Message } from './codec.ts'

/** Beyond these, messages behind a gap are not kept; they are asked for when the gap has closed. */
const MAX_QUEUED = 10_000
const MAX_QUEUED_BYTES = 8_000_000
const RETRY = 5_000
const MOST_SPOILT_ANSWERS = 3

/** The place of bytes that were no message, the first of them, and in how many answers they came. */
interface Spoilt {
  seq: number
  sample: string
  answers: number
  isCounted: boolean
}

const NOTHING_SPOILT: Spoilt = { seq: 0, sample: '', answers: 0, isCounted: false }

export class Gap {
  /** By number; null = handled already (a Logon, a ResendRequest). */
  readonly #queued = new Map<number, Message | null>()
  #queuedBytes = 0
  #from = 0
  /** The last number of the gap asked for; 0 = none open. */
  #to = 0
  #askedAt = 0
  #spoilt = NOTHING_SPOILT

  /** The last number asked for; 0 when no gap is open. */
  get to(): number {
    return this.#to
  }

  clear(): void {
    this.#queued.clear()
    this.#queuedBytes = 0
    this.#to = 0
    this.#spoilt = NOTHING_SPOILT
  }

  /** A resend of everything from `nextIn` is asked for now. */
  asked(nextIn: number, now: number): void {
    this.#from = nextIn
    this.#askedAt = now
    this.#spoilt = { ...this.#spoilt, isCounted: false }
  }

  /** Bytes that are no message have come where `nextIn` should stand. */
  spoil(nextIn: number, sample: string): void {
    const before = this.#spoilt.seq === nextIn ? this.#spoilt : { ...NOTHING_SPOILT, seq: nextIn, sample }
    const isAnswer = this.#to > 0 && !before.isCounted
    this.#spoilt = isAnswer ? { ...before, answers: before.answers + 1, isCounted: true } : before
  }

  /** The bytes that stand where `nextIn` should, however often it is asked for; undefined where it may still come. */
  spoiltAt(nextIn: number): string | undefined {
    const { seq, sample, answers } = this.#spoilt
    return seq === nextIn && answers >= MOST_SPOILT_ANSWERS ? sample : undefined
  }

  isDue(now: number): boolean {
    return this.#to > 0 && now - this.#askedAt >= RETRY
  }

  /** True when a resend has to be asked for. */
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
    // Something newer than what was asked for: the answer is over. It brought something, and left a hole.
    return seq > this.#to && nextIn > this.#from && nextIn <= this.#to
  }

  /** What waits under the number that has come up; undefined = nothing. */
  take(nextIn: number): Message | null | undefined {
    const message = this.#queued.get(nextIn)
    if (message !== undefined) this.#forget(nextIn, message)
    return message
  }

  /** When everything up to the gap's end is there: true if another gap opens behind it. */
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

  /** A gap fill may jump over what is queued. */
  forgetBefore(nextIn: number): void {
    for (const [seq, message] of this.#queued) if (seq < nextIn) this.#forget(seq, message)
  }

  #forget(seq: number, message: Message | null): void {
    this.#queued.delete(seq)
    this.#queuedBytes -= message?.raw.length ?? 0
  }

  /** A SequenceReset: the gap is gone, what is behind it may stand. */
  jump(nextIn: number): void {
    this.forgetBefore(nextIn)
    this.#to = 0
  }
}
