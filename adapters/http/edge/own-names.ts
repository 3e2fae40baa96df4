/**
 * Under which names a port of ours answers: those of the machine itself, and those that the operator has said.
 *
 * A page of a stranger may let its own name lead to an address of ours (DNS rebinding). The browser then takes our answers for
 * that page's, cookies aside; but it says the stranger's name in `Host`, and that is how it is told. (RFC 9110, 7.2 and 15.5.20)
 */
import { isIP } from 'node:net'

export const LOOPBACK_NAMES: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/** The name in a `Host` header, without its port; undefined where there is none. */
export function nameInHost(host: string | undefined): string | undefined {
  if (host === undefined || !/^[^\s/?#@\\]+$/.test(host)) return undefined
  return host.replace(/:\d*$/, '').toLowerCase()
}

export function isOwnName(host: string | undefined, names: readonly string[]): boolean {
  const name = nameInHost(host)
  return name !== undefined && (LOOPBACK_NAMES.includes(name) || names.includes(name))
}

/** Of an address to listen at, or of who asks: does it stay within the machine? */
export function isLoopback(address: string): boolean {
  if (address === 'localhost' || address === '::1') return true
  const plain = plainAddress(address)
  return isIP(plain) === 4 && plain.startsWith('127.')
}

/** A socket for both kinds of addresses writes the old kind as the new one. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}
