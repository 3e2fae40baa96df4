/**
 * Who has been silent for how long: when to say something, when to ask, when to give up (FIX 4.4 vol. 2, "Heartbeat" and
 * "Test Request"). A heartbeat of 0 means that neither side watches.
 */
export type SilenceEnd = 'give-up' | 'ask' | 'speak'

const ASK_AFTER = 1.2
const GIVE_UP_AFTER = 2.4

export class Silence {
  #heartbeat: number
  #lastSent = 0
  #lastReceived = 0
  #isAsked = false

  constructor(heartbeatSeconds: number) {
    this.#heartbeat = heartbeatSeconds * 1000
  }

  set heartbeatSeconds(seconds: number) {
    this.#heartbeat = seconds * 1000
  }

  begin(now: number): void {
    this.#lastSent = now
    this.received(now)
  }

  sent(now: number): void {
    this.#lastSent = now
  }

  received(now: number): void {
    this.#lastReceived = now
    this.#isAsked = false
  }

  /** What is to be done about it now, in this order. */
  ends(now: number): SilenceEnd[] {
    if (this.#heartbeat === 0) return []
    const silence = now - this.#lastReceived
    if (silence >= this.#heartbeat * GIVE_UP_AFTER) return ['give-up']
    const isToAsk = silence >= this.#heartbeat * ASK_AFTER && !this.#isAsked
    if (isToAsk) this.#isAsked = true
    const isToSpeak = !isToAsk && now - this.#lastSent >= this.#heartbeat
    return [...(isToAsk ? (['ask'] as const) : []), ...(isToSpeak ? (['speak'] as const) : [])]
  }
}
