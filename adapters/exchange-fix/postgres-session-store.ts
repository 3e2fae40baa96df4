/**
 * The session store in PostgreSQL, on a connection of its own. Each batch of submission rows is one statement and so one
 * transaction. The engine writes `current.fix_session.next_in` in the transaction of its decisions.
 *
 * After an error the connection is thrown away, and the next call opens another. A connection locks the sessions that it
 * writes. So everything that a killed process had sent to its backend is committed or gone before the next process asks for the
 * numbers. Otherwise a late row could take a number that was given again, and a resend would send a message that was never
 * sent.
 */
import pg from 'pg'
import { type SessionState, type SessionStore, type SubmissionRow, submittedKey } from './session-store.ts'

const COMMIT = `
  insert into current.submission (session, numbering, out_seq, kind, order_id, cl_ord_id, sent_at, body)
  select u.session, u.numbering, u.out_seq, u.kind, u.order_id, u.cl_ord_id, to_timestamp(u.sent_ms / 1000.0), u.body
  from unnest($1::text[], $2::int[], $3::bigint[], $4::text[], $5::bigint[], $6::text[], $7::float8[], $8::text[])
    as u(session, numbering, out_seq, kind, order_id, cl_ord_id, sent_ms, body)
  on conflict do nothing`

const LOAD = `
  select s.numbering, s.next_in::float8 as next_in,
    coalesce((select max(out_seq) from everyday.submission r
              where r.session = s.session and r.numbering = s.numbering), 0)::float8 + 1 as next_out,
    s.next_in = 1 and not exists (select from everyday.submission r
      where r.session = s.session and r.numbering = s.numbering and r.kind <> 'admin') as is_fresh
  from current.fix_session s where s.session = $1`

const SUBMITTED = `
  select order_id::float8 as order_id, cl_ord_id from current.submission
  where session = $1 and kind in ('new-order', 'cancel', 'designation')`

const SENT = `
  select numbering, out_seq::float8 as out_seq, kind, order_id::float8 as order_id, cl_ord_id,
    round(extract(epoch from sent_at) * 1000)::float8 as sent_ms, body
  from everyday.submission where session = $1 and numbering = $2 and out_seq between $3 and $4 order by out_seq`

const SESSION_LOCKS = 4_720_913
const LOCK = `select pg_advisory_lock(${SESSION_LOCKS}, hashtext(s)) from unnest($1::text[]) s order by hashtext(s)`

const MEET = 'insert into current.fix_session (session) values ($1) on conflict do nothing'

const WITHDRAW = `
  update current.submission set kind = 'admin', order_id = null, cl_ord_id = null, body = ''
  where session = $1 and numbering = $2 and out_seq = any($3::bigint[])`

const RESET = `
  insert into current.fix_session (session, numbering) values ($1, 2)
  on conflict (session) do update set numbering = current.fix_session.numbering + 1, next_in = 1`

const FORGET = `
  delete from current.submission r using current.fix_session s
  where s.session = $1 and r.session = s.session and r.numbering < s.numbering`

interface LoadedRow {
  numbering: number
  next_in: number
  next_out: number
  is_fresh: boolean
}

interface SentRow {
  numbering: number
  out_seq: number
  kind: SubmissionRow['kind']
  order_id: number | null
  cl_ord_id: string | null
  sent_ms: number
  body: string
}

function columns(rows: readonly SubmissionRow[]): unknown[][] {
  return [
    rows.map(row => row.session),
    rows.map(row => row.numbering),
    rows.map(row => row.outSeq),
    rows.map(row => row.kind),
    rows.map(row => row.orderId),
    rows.map(row => row.clOrdId),
    rows.map(row => row.sentAt),
    rows.map(row => row.body),
  ]
}

function rowOf(session: string, row: SentRow): SubmissionRow {
  const { numbering, kind, body } = row
  const subject = { orderId: row.order_id, clOrdId: row.cl_ord_id, sentAt: row.sent_ms }
  return { session, numbering, outSeq: row.out_seq, kind, body, ...subject }
}

class PostgresSessionStore implements SessionStore {
  readonly #url: string
  #connection: Promise<pg.Client> | undefined
  /** The sessions that this store has loaded and so owns. */
  readonly #sessions = new Set<string>()

  constructor(url: string) {
    this.#url = url
  }

  #open(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'guitai fix',
      // Several sessions ask at once.
      pipeline: true,
      connectionTimeoutMillis: 5_000,
    })
    const opened = this.#prepare(client)
    client.on('error', () => {
      if (this.#connection === opened) this.#connection = undefined
    })
    return opened
  }

  /** A former writer that does not release its locks causes an error like any other, and the call is tried again. */
  async #prepare(client: pg.Client): Promise<pg.Client> {
    await client.connect()
    try {
      await client.query("set lock_timeout = '5s'")
      await client.query(LOCK, [[...this.#sessions]])
    } catch (error) {
      // Closing the connection also releases its locks.
      await client.end()
      throw error
    }
    return client
  }

  async #query<Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    const mine = (this.#connection ??= this.#open())
    try {
      const client = await mine
      const { rows } = await client.query<Row>({ name, text, values })
      return rows
    } catch (error) {
      if (this.#connection === mine) this.#connection = undefined
      // Whether the connection stood or is broken, it is not used again, and errors while it ends do not matter.
      mine.then(client => client.end()).catch(() => undefined)
      throw error
    }
  }

  async load(session: string): Promise<SessionState> {
    if (!this.#sessions.has(session)) {
      this.#sessions.add(session)
      await this.#query('fix_lock', LOCK, [[session]])
    }
    await this.#query('fix_meet', MEET, [session])
    const [row] = await this.#query<LoadedRow>('fix_load', LOAD, [session])
    if (row === undefined) throw new Error(`session ${session} is not there`)
    return { numbering: row.numbering, nextIn: row.next_in, nextOut: row.next_out, isFresh: row.is_fresh }
  }

  async submitted(session: string): Promise<Set<string>> {
    const rows = await this.#query<{ order_id: number; cl_ord_id: string }>('fix_submitted', SUBMITTED, [
      session,
    ])
    return new Set(rows.map(row => submittedKey(row.order_id, row.cl_ord_id)))
  }

  async commit(rows: readonly SubmissionRow[]): Promise<void> {
    await this.#query('fix_commit', COMMIT, columns(rows))
  }

  async sent(session: string, numbering: number, fromSeq: number, toSeq: number): Promise<SubmissionRow[]> {
    const rows = await this.#query<SentRow>('fix_sent', SENT, [session, numbering, fromSeq, toSeq])
    return rows.map(row => rowOf(session, row))
  }

  async withdraw(session: string, numbering: number, seqs: readonly number[]): Promise<void> {
    await this.#query('fix_withdraw', WITHDRAW, [session, numbering, seqs])
  }

  async reset(session: string): Promise<SessionState> {
    await this.#query('fix_reset', RESET, [session])
    return this.load(session)
  }

  async forget(session: string): Promise<void> {
    await this.#query('fix_forget', FORGET, [session])
  }

  async close(): Promise<void> {
    const mine = this.#connection
    this.#connection = undefined
    if (mine !== undefined) await mine.then(client => client.end())
  }
}

export function createPostgresSessionStore(url: string): SessionStore {
  return new PostgresSessionStore(url)
}
