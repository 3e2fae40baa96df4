/**
 * Passwords: Argon2id outside the engine, a few at once, a bounded number waiting.
 *
 * A password found right is remembered for a while under a key of this process, so that a client who gives it with each
 * order does not cost the processor each time. Only right ones are: wrong ones go to the engine, which counts them.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { hash, verify, type Options } from '@node-rs/argon2'
import { HttpError } from './answers.ts'
import type { StoredCredential } from './ports.ts'

/** OWASP's password storage advice (2025): 19 MiB, two passes, one lane. */
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

const REMEMBERED = 20_000
const REMEMBERED_MS = 10 * 60_000

export class Passwords {
  readonly #atOnce: number
  readonly #waitingLimit: number
  readonly #cost: Options
  readonly #key = randomBytes(32)
  #running = 0
  #waiting: (() => void)[] = []
  #decoy: Promise<string> | undefined
  /** Digest of (credential, version, hash, password) → when it is forgotten. */
  #known = new Map<string, number>()

  constructor(atOnce: number, waitingLimit: number, cost: Options = COST) {
    this.#atOnce = atOnce
    this.#waitingLimit = waitingLimit
    this.#cost = cost
  }

  get waiting(): number {
    return this.#waiting.length
  }

  hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(password, this.#cost))
  }

  async verify(credential: StoredCredential, password: string, at: number): Promise<boolean> {
    const digest = createHmac('sha256', this.#key)
      .update(`${credential.key}\n${credential.version}\n${credential.hash}\n${password}`)
      .digest('base64')
    if ((this.#known.get(digest) ?? 0) > at) return true
    const isRight = await this.#inTurn(() => verify(credential.hash, password))
    if (isRight) this.#remember(digest, at)
    return isRight
  }

  /** As much work as verifying, for a name that nobody has: time must not tell who exists. */
  async verifyNothing(password: string): Promise<false> {
    this.#decoy ??= this.hash(randomBytes(16).toString('base64'))
    const decoy = await this.#decoy
    await this.#inTurn(() => verify(decoy, password))
    return false
  }

  #remember(digest: string, at: number): void {
    this.#known.delete(digest)
    this.#known.set(digest, at + REMEMBERED_MS)
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= REMEMBERED) return
      this.#known.delete(oldest)
    }
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < this.#atOnce) this.#running++
    else {
      if (this.#waiting.length >= this.#waitingLimit) throw new HttpError('too_many_requests')
      await new Promise<void>(resolve => this.#waiting.push(resolve))
    }
    try {
      return await work()
    } finally {
      // The place goes straight to the next in line, or is free.
      const next = this.#waiting.shift()
      if (next === undefined) this.#running--
      else next()
    }
  }
}
