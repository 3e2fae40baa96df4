/**
 * Counts wrong passwords by their source: an address, or a teller at whose window another one signs. After the first few each
 * attempt waits longer than the one before, whoever's name is given; the engine has the account's own count.
 *
 * An attempt is counted when it begins and taken back when it was right, so that many at once have no advantage over one after
 * another. (OWASP ASVS 4.0.3, 2.2.1) A source is told of its own tries under a name, which grow alike whether the name exists, and
 * not of the account's. Whoever signs in from it clears those under every name, so that others there do not learn which it was.
 */
import { isIPv6 } from 'node:net'
import { HttpError } from '../edge/answers.ts'

const FREE = 10
const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 60_000
const FORGOTTEN_AFTER_MS = 15 * 60_000
/** As long as the engine remembers those of a teller. */
const NAMES_FORGOTTEN_AFTER_MS = 24 * 60 * 60_000
const ASKERS = 10_000

interface Tries {
  failures: number
  lastAt: number
  byName: Map<string, number>
}

export class Attempts {
  #byAsker = new Map<string, Tries>()

  /** Throws when the source has to wait. */
  begin(asker: string, at: number): void {
    const tries = this.#triesOf(asker, at)
    const waitMs = tries.lastAt + waitAfter(tries.failures) - at
    if (waitMs > 0)
      throw new HttpError('too_many_attempts', { faults: [], retryAfterSeconds: Math.ceil(waitMs / 1000) })
    this.#byAsker.delete(asker)
    this.#byAsker.set(asker, { ...tries, failures: tries.failures + 1, lastAt: at })
    const [oldest] = this.#byAsker.keys()
    if (this.#byAsker.size > ASKERS && oldest !== undefined) this.#byAsker.delete(oldest)
  }

  wasRight(asker: string): void {
    const tries = this.#byAsker.get(asker)
    if (tries !== undefined) tries.failures--
  }

  /** How many wrong ones it has given under this name in a row, with the present one. */
  wasWrong(asker: string, name: string): number {
    const byName = this.#byAsker.get(asker)?.byName
    const wrong = (byName?.get(name) ?? 0) + 1
    byName?.set(name, wrong)
    return wrong
  }

  isIn(asker: string): void {
    this.#byAsker.get(asker)?.byName.clear()
  }

  #triesOf(asker: string, at: number): Tries {
    const known = this.#byAsker.get(asker)
    if (known === undefined || at - known.lastAt >= NAMES_FORGOTTEN_AFTER_MS)
      return { failures: 0, lastAt: at, byName: new Map() }
    return at - known.lastAt < FORGOTTEN_AFTER_MS ? known : { ...known, failures: 0, lastAt: at }
  }
}

function waitAfter(failures: number): number {
  return failures < FREE ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE), LONGEST_WAIT_MS)
}

/** Whoever has one IPv6 address has all that share its first half. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [front = '', back] = address.toLowerCase().split('::')
  const before = front === '' ? [] : front.split(':')
  const after = back === undefined || back === '' ? [] : back.split(':')
  const zeros = back === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after]
  return groups.slice(0, 4).join(':')
}
