/**
 * How lines stand, written down for the queue monitor, which reads tables: one after another, or an older state would overtake
 * the newest on another connection. What has changed again before its turn is not written at all.
 */
export class LineStates {
  readonly #write: (session: string, state: string) => Promise<void>
  /** To be written, by session. */
  readonly #latest = new Map<string, string>()
  #isWriting = false

  /** `write` does not fail: a state that could not be written is followed by another one. */
  constructor(write: (session: string, state: string) => Promise<void>) {
    this.#write = write
  }

  note(session: string, state: string): void {
    this.#latest.set(session, state)
    if (!this.#isWriting) void this.#writeAll()
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true
    for (const [session, state] of this.#latest) {
      this.#latest.delete(session)
      await this.#write(session, state)
    }
    this.#isWriting = false
  }
}
