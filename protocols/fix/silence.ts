/**
 * Measures how long each side has been silent, and says when to send a heartbeat, when to ask, and when to give up (FIX 4.4
 * vol. 2, "Heartbeat" and "Test Request"). With a heartbeat interval of 0 neither side watches.
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

  /** What must be done about the silence now, in this order. */
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
