/**
 * Whether there is room on the disk, as far as the books have found out.
 *
 *   room ──(a write fails for want of room)──▶ full ──(a batch is committed)──▶ room
 *
 * An engine may open again on a full disk, because that only reads, so opening alone proves nothing. Screens are told each
 * time.
 */
import { isDiskFull } from '@guitai/adapters/http/edge/disk-full.ts'

export class DiskWatch {
  readonly #tell: (isFull: boolean) => void
  #isFull = false

  constructor(tell: (isFull: boolean) => void) {
    this.#tell = tell
  }

  get isFull(): boolean {
    return this.#isFull
  }

  /** Reported again with each failure, because a screen that came later has to be told, too. */
  failed(error: unknown): void {
    if (!isDiskFull(error)) return
    this.#isFull = true
    this.#tell(true)
  }

  committed(): void {
    if (!this.#isFull) return
    this.#isFull = false
    this.#tell(false)
  }
}
