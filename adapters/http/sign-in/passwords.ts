/**
 * Verifies and hashes passwords with Argon2id outside the engine, a few at once, the rest in turn.
 *
 * No password is remembered, right or wrong, and when there is none to compare with, the same work is done all the same. So the
 * time of an answer says nothing about a secret, nor whether there is one. (OWASP ASVS 4.0.3, 2.2.1 and 2.4.1)
 */
import { randomBytes } from 'node:crypto'
import { hash, verify, type Options } from '@node-rs/argon2'
import { FairQueue, type Asker } from '../edge/fair-queue.ts'

/** OWASP's password storage advice (2025): 19 MiB, two passes, one lane. */
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export interface PasswordLimits {
  atOnce: number
  waiting: number
}

export class Passwords {
  readonly #cost: Options
  readonly #queue: FairQueue
  /** What is compared when there is nothing to compare with; nobody knows its password. */
  readonly #decoy: Promise<string>
  /** How many passwords were compared so far, decoys included. */
  comparisons = 0

  constructor({ atOnce, waiting }: PasswordLimits, cost: Options = COST) {
    this.#cost = cost
    this.#queue = new FairQueue({
      atOnce,
      waiting,
      reserved: Math.floor(waiting / 2),
      waitingOfOne: { known: 50, stranger: 10 },
    })
    this.#decoy = hash(randomBytes(16).toString('base64'), cost)
  }

  get waiting(): number {
    return this.#queue.waiting
  }

  hash(password: string, asker: Asker): Promise<string> {
    return this.#queue.run(asker, () => hash(password, this.#cost))
  }

  /** `credential` is undefined when there is none; then the same work is done, and the result is no. */
  verify(
    credential: { readonly hash: string } | undefined,
    password: string,
    asker: Asker,
  ): Promise<boolean> {
    return this.#queue.run(asker, async () => {
      this.comparisons++
      const isRight = await verify(credential?.hash ?? (await this.#decoy), password)
      return isRight && credential !== undefined
    })
  }
}
