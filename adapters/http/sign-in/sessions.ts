/**
 * Sessions of signed-in tellers.
 *
 *   (sign-in accepted) → open → open (each use moves its end on)
 *     → ended (sign-out | idle too long | too old | another password | teller locked or closed | one too many of this teller)
 *
 * A token is 256 random bits and is known only to its bearer; here and in the table lies its SHA-256. Looking one up
 * touches only memory; the table is read at start, written at sign-in and, for the times of last use, once a minute.
 * (OWASP ASVS 4.0.3, 3.3.1 to 3.3.3)
 */
import { hash, randomBytes } from 'node:crypto'
import { HttpError } from '../edge/answers.ts'
import type { SessionRow, SessionsPort } from '../ports.ts'

export interface Session {
  readonly tokenHash: string
  readonly tellerNo: number
  readonly workstation: string
  readonly createdAt: number
  lastUsedAt: number
  savedAt: number
  /** The version of the password with which it was opened. */
  credentialVersion: number | null
  /** The teller's own password is being changed, with the right old one: the session is also valid for the next version. */
  isChangingPassword: boolean
}

export interface NewSession {
  tellerNo: number
  workstation: string
  credentialVersion: number | null
}

export interface SessionLimits {
  idleMs: number
  count: number
  ofOneTeller: number
}

/** What the books say about a teller's sessions. */
export interface SessionRules {
  /** The version of the present password; 0, which no password has, for a teller who may have no session. */
  credentialVersion: number
  /** The longest life of a session, however much it is used. */
  lifetimeMs: number
}

/** A use is written when the last written one is older than this. */
const SAVE_AFTER_MS = 60_000

export class Sessions {
  readonly #port: SessionsPort
  readonly #limits: SessionLimits
  readonly #rulesOf: (tellerNo: number) => SessionRules | undefined
  #open = new Map<string, Session>()
  /** Workstations where somebody has signed in since this process began, or was signed in when it began. */
  #workstations = new Set<string>()

  /** `rulesOf` a teller; undefined when they are not known now, and then nobody is refused for them. */
  constructor(
    port: SessionsPort,
    limits: SessionLimits,
    rulesOf: (tellerNo: number) => SessionRules | undefined = () => undefined,
  ) {
    this.#port = port
    this.#limits = limits
    this.#rulesOf = rulesOf
  }

  isKnownWorkstation(workstation: string): boolean {
    return this.#workstations.has(workstation)
  }

  get count(): number {
    return this.#open.size
  }

  /** Takes over the sessions that were open when the last process ended. */
  async load(at: number): Promise<void> {
    for (const row of await this.#port.load()) {
      if (at - row.lastUsedAt < this.#limits.idleMs) this.#keep(row)
    }
  }

  /** The new session's token. It is stored before it is told, so that a restart does not forget it. */
  async start({ tellerNo, workstation, credentialVersion }: NewSession, at: number): Promise<string> {
    await this.#makeRoom(tellerNo)
    if (this.#open.size >= this.#limits.count) throw new HttpError('too_many_requests')
    const token = randomBytes(32).toString('base64url')
    const row: SessionRow = {
      tokenHash: tokenHashOf(token),
      tellerNo,
      workstation,
      createdAt: at,
      lastUsedAt: at,
      credentialVersion,
    }
    await this.#store(row)
    this.#keep(row)
    return token
  }

  #keep(row: SessionRow): void {
    this.#open.set(row.tokenHash, { ...row, savedAt: row.lastUsedAt, isChangingPassword: false })
    this.#workstations.add(row.workstation)
  }

  /** One teller cannot take the places of all. */
  async #makeRoom(tellerNo: number): Promise<void> {
    const own = this.of(tellerNo)
    const most = this.#limits.ofOneTeller
    for (const session of own.slice(0, Math.max(0, own.length - most + 1))) await this.end(session)
  }

  /** The open sessions of a teller, with the one that was not used for the longest time first. */
  of(tellerNo: number): Session[] {
    return [...this.#open.values()]
      .filter(session => session.tellerNo === tellerNo)
      .toSorted((a, b) => a.lastUsedAt - b.lastUsedAt)
  }

  async #store(row: SessionRow): Promise<void> {
    try {
      await this.#port.save([row])
    } catch (error) {
      throw new HttpError('books_unavailable', { faults: [], cause: error })
    }
  }

  /** The session of this token, used now; undefined where there is none, it has ended, or it is another workstation's. */
  use(token: string, at: number, workstation: string): Session | undefined {
    const session = this.#open.get(tokenHashOf(token))
    if (session === undefined || session.workstation !== workstation || !this.isOpen(session, at))
      return undefined
    session.lastUsedAt = at
    return session
  }

  isOpen(session: Session, at: number): boolean {
    return (
      this.#open.get(session.tokenHash) === session &&
      at - session.lastUsedAt < this.#limits.idleMs &&
      this.#isWithinRules(session, at)
    )
  }

  #isWithinRules(
    { tellerNo, createdAt, credentialVersion, isChangingPassword }: Session,
    at: number,
  ): boolean {
    const rules = this.#rulesOf(tellerNo)
    if (rules === undefined) return true
    const { credentialVersion: present, lifetimeMs } = rules
    const isOwn = credentialVersion === present || (isChangingPassword && credentialVersion === present - 1)
    return isOwn && at - createdAt < lifetimeMs
  }

  /**
   * The teller changes their own password, with the right old one: this session continues with the next one, all others end.
   */
  async overNewPassword<T>(
    session: Session,
    change: () => Promise<T>,
    isDone: (what: T) => boolean,
  ): Promise<T> {
    session.isChangingPassword = true
    try {
      const done = await change()
      if (isDone(done) && session.credentialVersion !== null) {
        session.credentialVersion++
        await this.#store(rowOf(session))
      }
      return done
    } finally {
      session.isChangingPassword = false
    }
  }

  async end(session: Session): Promise<void> {
    try {
      // Forgotten in memory only, it would be open again after a restart.
      await this.#port.remove([session.tokenHash])
    } catch (error) {
      throw new HttpError('books_unavailable', { faults: [], cause: error })
    }
    this.#open.delete(session.tokenHash)
  }

  /** Ends sessions that were idle too long and writes the times of last use. */
  async tidy(at: number): Promise<void> {
    const idle = [...this.#open.values()].filter(session => !this.isOpen(session, at))
    for (const { tokenHash } of idle) this.#open.delete(tokenHash)
    const used = [...this.#open.values()].filter(
      session => session.lastUsedAt - session.savedAt >= SAVE_AFTER_MS,
    )
    if (idle.length > 0) await this.#port.remove(idle.map(({ tokenHash }) => tokenHash))
    if (used.length === 0) return
    await this.#port.save(used.map(rowOf))
    for (const session of used) session.savedAt = session.lastUsedAt
  }
}

function rowOf(session: Session): SessionRow {
  const { tokenHash, tellerNo, workstation, createdAt, lastUsedAt, credentialVersion } = session
  return { tokenHash, tellerNo, workstation, createdAt, lastUsedAt, credentialVersion }
}

export function tokenHashOf(token: string): string {
  return hash('sha256', token, 'hex')
}
