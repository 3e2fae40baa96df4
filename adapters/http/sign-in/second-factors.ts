/**
 * The secrets of second factors are made and sealed here, and opened only here, only to compare a code.
 *
 * AES-256-GCM is used with a key of its own, derived from one that lies outside the database: a copy of the database reveals no
 * secret, and what is sealed for one teller opens for no other. Without a secret the same work is done. (OWASP ASVS 5.0,
 * 11.3.2; RFC 5869; NIST SP 800-38D)
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Logger } from 'pino'
import { SECRET_BYTES, stepOf } from './totp.ts'

const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const NOBODY = 0

export class SecondFactors {
  readonly #key: Uint8Array
  readonly #log: Logger
  /** What is opened when there is nothing to open. */
  readonly #decoy: string

  constructor(installationKey: Uint8Array, log: Logger) {
    this.#key = new Uint8Array(hkdfSync('sha256', installationKey, '', 'guitai second factor', KEY_BYTES))
    this.#log = log
    this.#decoy = this.make(NOBODY).sealed
  }

  /** A new secret, in clear for the one time that it is shown, and sealed for storage. */
  make(tellerNo: number): { secret: Uint8Array; sealed: string } {
    const secret = randomBytes(SECRET_BYTES)
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv(CIPHER, this.#key, nonce).setAAD(ownerText(tellerNo))
    const content = [nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]
    return { secret, sealed: Buffer.concat(content).toString('base64') }
  }

  /**
   * The step of which `code` is, at `at` (milliseconds since 1970 UTC); undefined: it is wrong, or there is nothing to compare it with.
   * `sealed` is undefined where the teller has no secret, `code` where none was given.
   */
  stepOf(
    tellerNo: number,
    sealed: string | undefined,
    code: string | undefined,
    at: number,
  ): number | undefined {
    const secret = sealed === undefined ? this.#open(NOBODY, this.#decoy) : this.#open(tellerNo, sealed)
    if (secret === undefined) return undefined
    const step = stepOf(secret, code ?? '000000', at)
    return sealed === undefined || code === undefined ? undefined : step
  }

  #open(tellerNo: number, sealed: string): Buffer | undefined {
    const content = Buffer.from(sealed, 'base64')
    const decipher = createDecipheriv(CIPHER, this.#key, content.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    })
    decipher.setAAD(ownerText(tellerNo)).setAuthTag(content.subarray(-TAG_BYTES))
    const clear = decipher.update(content.subarray(NONCE_BYTES, -TAG_BYTES))
    try {
      return Buffer.concat([clear, decipher.final()])
    } catch (error) {
      // It was sealed with another key, or somebody changed the table: no code is right, and the operator is told.
      this.#log.error(
        { err: error, tellerNo },
        'a second factor cannot be opened: is request.key the one of this database?',
      )
      return undefined
    }
  }
}

function ownerText(tellerNo: number): Buffer {
  return Buffer.from(`second-factor:${tellerNo}`)
}
