/**
 * The names to which our port answers: those of the machine itself, and those that the operator has set.
 *
 * A foreign page may point its own name at our address (DNS rebinding). The browser then treats our answers as that page's,
 * except for cookies, but it sends the foreign name in `Host`, by which it is recognised. (RFC 9110, 7.2 and 15.5.20)
 */
import { isIP } from 'node:net'

export const LOOPBACK_NAMES: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/** The name in a `Host` header, without its port; undefined when there is none. */
export function nameInHost(host: string | undefined): string | undefined {
  if (host === undefined || !/^[^\s/?#@\\]+$/.test(host)) return undefined
  return host.replace(/:\d*$/, '').toLowerCase()
}

export function isOwnName(host: string | undefined, names: readonly string[]): boolean {
  const name = nameInHost(host)
  return name !== undefined && (LOOPBACK_NAMES.includes(name) || names.includes(name))
}

/** True when an address, of a listener or a caller, stays within the machine. */
export function isLoopback(address: string): boolean {
  if (address === 'localhost' || address === '::1') return true
  const plain = plainAddress(address)
  return isIP(plain) === 4 && plain.startsWith('127.')
}

/** A socket for both kinds of addresses writes an IPv4 address as an IPv6 one. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}
