/**
 * The session store over PostgreSQL, on a connection of its own: one statement, thus one transaction, for each batch of
 * submission rows. `current.fix_session.next_in` is written by the engine, in the transaction of its decisions.
 *
 * After an error the connection is thrown away; the next call opens another.
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
    coalesce((select max(out_seq) from current.submission r
              where r.session = s.session and r.numbering = s.numbering), 0)::float8 + 1 as next_out,
    s.next_in = 1 and not exists (select from current.submission r
      where r.session = s.session and r.numbering = s.numbering and r.kind <> 'admin') as is_fresh
  from current.fix_session s where s.session = $1`

const SUBMITTED = `
  select order_id::float8 as order_id, cl_ord_id from current.submission
  where session = $1 and kind in ('new-order', 'cancel')`

const SENT = `
  select numbering, out_seq::float8 as out_seq, kind, order_id::float8 as order_id, cl_ord_id,
    round(extract(epoch from sent_at) * 1000)::float8 as sent_ms, body
  from current.submission where session = $1 and numbering = $2 and out_seq between $3 and $4 order by out_seq`

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
    rows.map((row) => row.session),
    rows.map((row) => row.numbering),
    rows.map((row) => row.outSeq),
    rows.map((row) => row.kind),
    rows.map((row) => row.orderId),
    rows.map((row) => row.clOrdId),
    rows.map((row) => row.sentAt),
    rows.map((row) => row.body),
  ]
}

export function createPostgresSessionStore(connectionString: string): SessionStore {
  let connection: Promise<pg.Client> | undefined

  async function open(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString, application_name: 'guitai fix', connectionTimeoutMillis: 5_000 })
    client.on('error', () => {
      connection = undefined
    })
    await client.connect()
    return client
  }

  async function query<Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    const mine = (connection ??= open())
    try {
      return (await (await mine).query<Row>({ name, text, values })).rows
    } catch (error) {
      if (connection === mine) connection = undefined
      void mine.then((client) => client.end()).catch(() => undefined)
      throw error
    }
  }

  async function load(session: string): Promise<SessionState> {
    await query('fix_meet', 'insert into current.fix_session (session) values ($1) on conflict do nothing', [session])
    const [row] = await query<{ numbering: number; next_in: number; next_out: number; is_fresh: boolean }>('fix_load', LOAD, [session])
    if (row === undefined) throw new Error(`session ${session} is not there`)
    return { numbering: row.numbering, nextIn: row.next_in, nextOut: row.next_out, isFresh: row.is_fresh }
  }

  return {
    load,
    async submitted(session) {
      const rows = await query<{ order_id: number; cl_ord_id: string }>('fix_submitted', SUBMITTED, [session])
      return new Set(rows.map((row) => submittedKey(row.order_id, row.cl_ord_id)))
    },
    async commit(rows) {
      await query('fix_commit', COMMIT, columns(rows))
    },
    async sent(session, numbering, fromSeq, toSeq) {
      const rows = await query<SentRow>('fix_sent', SENT, [session, numbering, fromSeq, toSeq])
      return rows.map((row) => ({
        session,
        numbering: row.numbering,
        outSeq: row.out_seq,
        kind: row.kind,
        orderId: row.order_id,
        clOrdId: row.cl_ord_id,
        sentAt: row.sent_ms,
        body: row.body,
      }))
    },
    async withdraw(session, numbering, seqs) {
      const text = `update current.submission set kind = 'admin', order_id = null, cl_ord_id = null, body = ''
        where session = $1 and numbering = $2 and out_seq = any($3::bigint[])`
      await query('fix_withdraw', text, [session, numbering, seqs])
    },
    async reset(session) {
      const text = 'update current.fix_session set numbering = numbering + 1, next_in = 1 where session = $1'
      await load(session)
      await query('fix_reset', text, [session])
      return load(session)
    },
    async forget(session) {
      const text = `delete from current.submission r using current.fix_session s
        where s.session = $1 and r.session = s.session and r.numbering < s.numbering`
      await query('fix_forget', text, [session])
    },
    async close() {
      const mine = connection
      connection = undefined
      if (mine !== undefined) await mine.then((client) => client.end())
    },
  }
}
