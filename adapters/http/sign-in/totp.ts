/**
 * One-time codes of an authenticator: HMAC-SHA-1 of the time in steps of 30 seconds, cut to six digits. (RFC 4226, 5.3; RFC
 * 6238)
 *
 * The clock is the telephone's, so it is the true one, however fast the market's runs. One step before and one after are
 * accepted, for clocks that differ and for typing (RFC 6238, 5.2); the engine makes sure that none is used twice.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

const STEP_MS = 30_000
const DIGITS = 6
/** RFC 4226, 4: 160 bits are recommended. */
export const SECRET_BYTES = 20

/** `at` is in milliseconds since 1970 UTC. */
export function stepAt(at: number): number {
  return Math.floor(at / STEP_MS)
}

export function codeOf(secret: Uint8Array, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0xf
  const number = mac.readUInt32BE(offset) & 0x7f_ff_ff_ff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/** The step of the code around `at`; undefined when it belongs to none. `code` has six digits. */
export function stepOf(secret: Uint8Array, code: string, at: number): number | undefined {
  const now = stepAt(at)
  const given = Buffer.from(code)
  // All three are always computed, so that the time does not reveal which it was.
  const right = [now - 1, now, now + 1].filter(step =>
    timingSafeEqual(Buffer.from(codeOf(secret, step)), given),
  )
  return right.at(-1)
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648, 6, without padding: what a person types without a camera. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? [])
    .map(five => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)] ?? '')
    .join('')
}

/**
 * The address that authenticators read from a picture (Key Uri Format, google-authenticator wiki). What it leaves out are their
 * defaults, which are ours.
 */
export function otpauthUri(name: string, secret: Uint8Array): string {
  const parameters = new URLSearchParams({ secret: base32(secret), issuer: ISSUER })
  return `otpauth://totp/${ISSUER}:${encodeURIComponent(name)}?${parameters.toString()}`
}
const ISSUER = 'Guitai'
