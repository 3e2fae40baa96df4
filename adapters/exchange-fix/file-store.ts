/**
 * The session store in one append-only file. Every act is a line of JSON, and the lines are read again at the start. It is for
 * processes without a database (simulator, test drivers). The writes are not flushed: it survives `kill -9`, not a power
 * failure.
 */
import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import { MemoryStore } from './memory-store.ts'
import type { AcceptorStore, SessionState, SubmissionRow } from './session-store.ts'

type Act =
  | { act: 'commit'; rows: readonly SubmissionRow[] }
  | { act: 'received'; session: string; numbering: number; nextIn: number }
  | { act: 'withdraw'; session: string; numbering: number; seqs: readonly number[] }
  | { act: 'reset' | 'forget'; session: string }

/** Reads the acts up to the last whole line; a line torn by a kill is cut off. */
function readActs(path: string): Act[] {
  if (!existsSync(path)) return []
  const bytes = readFileSync(path)
  const end = bytes.lastIndexOf(0x0a) + 1
  if (end < bytes.length) truncateSync(path, end)
  const lines = bytes.toString('utf8', 0, end).split('\n').slice(0, -1)
  return lines.map(line => JSON.parse(line) as Act)
}

async function perform(memory: MemoryStore, act: Act): Promise<void> {
  if (act.act === 'commit') await memory.commit(act.rows)
  else if (act.act === 'received') await memory.received(act.session, act.numbering, act.nextIn)
  else if (act.act === 'withdraw') await memory.withdraw(act.session, act.numbering, act.seqs)
  else if (act.act === 'reset') await memory.reset(act.session)
  else await memory.forget(act.session)
}

class FileStore implements AcceptorStore {
  readonly #memory: MemoryStore
  readonly #file: number

  constructor(memory: MemoryStore, path: string) {
    this.#memory = memory
    this.#file = openSync(path, 'a')
  }

  #keep(act: Act): Promise<void> {
    writeSync(this.#file, `${JSON.stringify(act)}\n`)
    return perform(this.#memory, act)
  }

  load(session: string): Promise<SessionState> {
    return this.#memory.load(session)
  }

  submitted(session: string): Promise<Set<string>> {
    return this.#memory.submitted(session)
  }

  commit(rows: readonly SubmissionRow[]): Promise<void> {
    return this.#keep({ act: 'commit', rows })
  }

  sent(session: string, numbering: number, fromSeq: number, toSeq: number): Promise<SubmissionRow[]> {
    return this.#memory.sent(session, numbering, fromSeq, toSeq)
  }

  withdraw(session: string, numbering: number, seqs: readonly number[]): Promise<void> {
    return this.#keep({ act: 'withdraw', session, numbering, seqs })
  }

  async reset(session: string): Promise<SessionState> {
    await this.#keep({ act: 'reset', session })
    return this.load(session)
  }

  forget(session: string): Promise<void> {
    return this.#keep({ act: 'forget', session })
  }

  received(session: string, numbering: number, nextIn: number): Promise<void> {
    return this.#keep({ act: 'received', session, numbering, nextIn })
  }

  close(): Promise<void> {
    closeSync(this.#file)
    return Promise.resolve()
  }
}

export async function createFileStore(path: string): Promise<AcceptorStore> {
  const memory = new MemoryStore()
  for (const act of readActs(path)) await perform(memory, act)
  return new FileStore(memory, path)
}
