/** The session store in memory, for tests and for a simulator that is meant to forget. */
import { type AcceptorStore, type SessionState, type SubmissionRow, submittedKey } from './session-store.ts'

interface Kept {
  numbering: number
  nextIn: number
  /** Indexed by numbering, then by outSeq − 1. */
  rows: Map<number, SubmissionRow[]>
}

function blank(row: SubmissionRow): SubmissionRow {
  return { ...row, kind: 'admin', orderId: null, clOrdId: null, body: '' }
}

export class MemoryStore implements AcceptorStore {
  readonly #sessions = new Map<string, Kept>()

  #kept(session: string): Kept {
    const found = this.#sessions.get(session) ?? {
      numbering: 1,
      nextIn: 1,
      rows: new Map<number, SubmissionRow[]>(),
    }
    this.#sessions.set(session, found)
    return found
  }

  #rows(session: string, numbering: number): SubmissionRow[] {
    const kept = this.#kept(session)
    const rows = kept.rows.get(numbering) ?? []
    kept.rows.set(numbering, rows)
    return rows
  }

  load(session: string): Promise<SessionState> {
    const { numbering, nextIn } = this.#kept(session)
    const rows = this.#rows(session, numbering)
    const isFresh = nextIn === 1 && rows.every(row => row.kind === 'admin')
    return Promise.resolve({ numbering, nextIn, nextOut: rows.length + 1, isFresh })
  }

  submitted(session: string): Promise<Set<string>> {
    const keys = new Set<string>()
    for (const rows of this.#kept(session).rows.values()) {
      for (const { kind, orderId, clOrdId } of rows) {
        if (kind !== 'status' && orderId !== null && clOrdId !== null)
          keys.add(submittedKey(orderId, clOrdId))
      }
    }
    return Promise.resolve(keys)
  }

  commit(rows: readonly SubmissionRow[]): Promise<void> {
    for (const row of rows) {
      const kept = this.#rows(row.session, row.numbering)
      if (row.outSeq > kept.length) kept[row.outSeq - 1] = row
    }
    return Promise.resolve()
  }

  sent(session: string, numbering: number, fromSeq: number, toSeq: number): Promise<SubmissionRow[]> {
    return Promise.resolve(this.#rows(session, numbering).slice(fromSeq - 1, toSeq))
  }

  withdraw(session: string, numbering: number, seqs: readonly number[]): Promise<void> {
    const rows = this.#rows(session, numbering)
    for (const seq of seqs) {
      const row = rows[seq - 1]
      if (row !== undefined) rows[seq - 1] = blank(row)
    }
    return Promise.resolve()
  }

  reset(session: string): Promise<SessionState> {
    const kept = this.#kept(session)
    kept.numbering++
    kept.nextIn = 1
    return this.load(session)
  }

  forget(session: string): Promise<void> {
    const kept = this.#kept(session)
    for (const numbering of kept.rows.keys()) if (numbering < kept.numbering) kept.rows.delete(numbering)
    return Promise.resolve()
  }

  received(session: string, numbering: number, nextIn: number): Promise<void> {
    const kept = this.#kept(session)
    if (kept.numbering === numbering) kept.nextIn = nextIn
    return Promise.resolve()
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}

export function createMemoryStore(): AcceptorStore {
  return new MemoryStore()
}
