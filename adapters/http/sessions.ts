/**
 * Sessions of signed-in tellers.
 *
 *   (sign-in accepted) → open → open (each use moves its end on) → ended (sign-out | idle too long | another password)
 *
 * A token is 256 random bits and is known only to its bearer; here and in the table lies its SHA-256. Looking one up
 * touches only memory; the table is read at start, written at sign-in and, for the times of last use, once a minute.
 */
import { hash, randomBytes } from 'node:crypto'
import { HttpError } from './answers.ts'
import type { SessionRow, SessionsPort } from './ports.ts'

export interface Session {
  readonly tokenHash: string
  readonly tellerNo: number
  readonly workstation: string
  readonly createdAt: number
  lastUsedAt: number
  savedAt: number
  /** Of the password it was opened with; null: not compared. */
  credentialVersion: number | null
}

export interface NewSession {
  tellerNo: number
  workstation: string
  credentialVersion: number | null
}

export interface SessionLimits {
  idleMs: number
  count: number
}

/** A use is written down when the last written one is older than this. */
const SAVE_AFTER_MS = 60_000

export class Sessions {
  readonly #port: SessionsPort
  readonly #limits: SessionLimits
  readonly #versionOf: (tellerNo: number) => number | undefined
  #open = new Map<string, Session>()

  /** `versionOf` a teller's password: a session ends with the one it was opened with. undefined: not known now. */
  constructor(
    port: SessionsPort,
    limits: SessionLimits,
    versionOf: (tellerNo: number) => number | undefined = () => undefined,
  ) {
    this.#port = port
    this.#limits = limits
    this.#versionOf = versionOf
  }

  get count(): number {
    return this.#open.size
  }

  /** Takes over what was open when the last process ended. */
  async load(at: number): Promise<void> {
    for (const row of await this.#port.load()) {
      if (at - row.lastUsedAt < this.#limits.idleMs)
        this.#open.set(row.tokenHash, { ...row, savedAt: row.lastUsedAt })
    }
  }

  /** The new session's token. It is stored before it is told, so that a restart does not forget it. */
  async start({ tellerNo, workstation, credentialVersion }: NewSession, at: number): Promise<string> {
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
    this.#open.set(row.tokenHash, { ...row, savedAt: at })
    return token
  }

  async #store(row: SessionRow): Promise<void> {
    try {
      await this.#port.save([row])
    } catch (error) {
      throw new HttpError('books_unavailable', [], error)
    }
  }

  /** The session of this token, used now; undefined where there is none or it has ended. */
  use(token: string, at: number): Session | undefined {
    const session = this.#open.get(tokenHashOf(token))
    if (session === undefined || !this.isOpen(session, at)) return undefined
    session.lastUsedAt = at
    return session
  }

  isOpen(session: Session, at: number): boolean {
    return (
      this.#open.get(session.tokenHash) === session &&
      at - session.lastUsedAt < this.#limits.idleMs &&
      this.#hasItsPassword(session)
    )
  }

  #hasItsPassword({ tellerNo, credentialVersion }: Session): boolean {
    const version = this.#versionOf(tellerNo)
    return credentialVersion === null || version === undefined || credentialVersion === version
  }

  /** The teller's own change of the password: this session goes on with the new one, all others end. */
  async overNewPassword<T>(session: Session, change: () => Promise<T>): Promise<T> {
    const before = session.credentialVersion
    session.credentialVersion = null
    try {
      return await change()
    } finally {
      session.credentialVersion = this.#versionOf(session.tellerNo) ?? before
      await this.#store(rowOf(session))
    }
  }

  async end(session: Session): Promise<void> {
    try {
      // Forgotten in memory only, it would be open again after a restart.
      await this.#port.remove([session.tokenHash])
    } catch (error) {
      throw new HttpError('books_unavailable', [], error)
    }
    this.#open.delete(session.tokenHash)
  }

  /** Ends what was idle too long and writes down the times of last use. */
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
