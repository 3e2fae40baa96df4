/** One installation for all scenarios: server, PostgreSQL, a stepped simulator without a crowd, and the tellers who act. */
import pg from 'pg'
import { MARKETS } from '@guitai/core/base/market.ts'
import { present } from '@guitai/core/base/assert.ts'
import { clientCash } from '@guitai/reports/cash/client-cash.ts'
import { clientHoldings } from '@guitai/reports/custody/client-holdings.ts'
import { inSnapshot, readingClient, type Database } from '@guitai/reports/frame/database.ts'
import type { ReportContext } from '@guitai/reports/frame/define-report.ts'
import { runReport } from '@guitai/reports/frame/run-report.ts'
import { proveLine } from '@guitai/reports/proof/run-proof.ts'
import { PROOF_LINES } from '@guitai/reports/proof/proof-lines.ts'
import { FIRST_TELLERS } from '../../apps/server/installation.ts'
import { until } from '../simulation/until.ts'
import { StillMarket } from '../support/still-market.ts'

const PATIENCE_SECONDS = 20
const MARKETS_END = '15:31'

interface UnderWay {
  trades: number
  orders: number
  requests: number
  isOpen: boolean
}

/** Proof lines about what the day end has settled. */
const OF_DAY_END: ReadonlySet<string> = new Set(['settled-lots', 'repos-explained'])

const UNDER_WAY = `select
    (select count(*) from current.trade t where t.trade_date = d.business_date)::float8 as trades,
    (select count(*) from current.orders where status in ('pendingNew', 'pendingCancel'))::float8 as orders,
    (select count(*) from current.custody_transfer where status = 'held')::float8 as requests,
    d.phase <> 'closed' as "isOpen"
  from current.business_day d order by d.business_date desc limit 1`

/** Clients, each with a mark of all rows that figures are made of; the day belongs to all of them. */
const MARKED_CLIENTS = `with part as (
    select client_no, a::text as text from current.cash_account a
    union all select a.client_no, u::text from current.unsettled_cash u join current.cash_account a using (account_no)
    union all select client_no, h::text from current.holding h
    union all select h.client_no, u::text from current.unsettled_shares u join current.holding h using (holding_no)
    union all select client_no, f::text from current.freeze f),
  day as (select md5(string_agg(d::text, '' order by business_date)) as mark from current.business_day d)
  select client_no::float8 as no, name, day.mark || md5(coalesce(string_agg(part.text, '' order by part.text), '')) as mark
  from current.client left join part using (client_no) cross join day
  where status <> 'closed' or closed_on = (select max(business_date) from current.business_day)
  group by client_no, name, day.mark order by client_no`

const READ_MILLISECONDS = 10_000
/** Figures are read as headquarters read them. */
const EVERYTHING: ReportContext = {
  tellerNo: 1001,
  seesPersonalData: true,
  clientClasses: null,
  branches: null,
}

interface MarkedClient {
  readonly no: number
  readonly name: string
  readonly mark: string
}

interface ClientFigures extends MarkedClient {
  readonly cash: readonly Record<string, unknown>[]
  readonly holdings: readonly Record<string, unknown>[]
}

export const FIRST_DATE = '2026-11-23'

export interface Answer {
  status: number
  body: unknown
}

export class ScenarioWorld {
  readonly variables = new Map<string, string>()
  readonly market: StillMarket
  readonly #database: pg.Client
  readonly #reading: pg.Client
  readonly #tokens = new Map<string, string>()
  /** Tellers' own passwords, where they were changed on the way. */
  readonly #passwords = new Map(FIRST_TELLERS.map(({ name, password }) => [name, password]))
  #read: ReadonlyMap<number, ClientFigures> = new Map()
  #teller = ''
  #requests = 0

  private constructor(market: StillMarket, database: pg.Client, reading: pg.Client) {
    this.market = market
    this.#database = database
    this.#reading = reading
  }

  static async open(): Promise<ScenarioWorld> {
    const market = await StillMarket.open(FIRST_DATE)
    const database = new pg.Client({ connectionString: market.counter.databaseUrl })
    const reading = readingClient(market.counter.databaseUrl)
    await Promise.all([database.connect(), reading.connect()])
    return new ScenarioWorld(market, database, reading)
  }

  async close(): Promise<void> {
    await Promise.all([this.#database.end(), this.#reading.end()])
    await this.market.close()
  }

  as(teller: string, password?: string): void {
    this.#teller = teller
    if (password === undefined) return
    this.#passwords.set(teller, password)
    this.#tokens.delete(teller)
  }

  /** Sends as `teller`, else as the teller who acts now. */
  async send(method: string, path: string, content?: object, teller = this.#teller): Promise<Answer> {
    const response = await fetch(`${this.market.counter.url}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await this.#tokenOf(teller)}`,
      },
      ...(content === undefined ? {} : { body: JSON.stringify(content) }),
    })
    return { status: response.status, body: await response.json() }
  }

  run(code: string, input: object, teller?: string): Promise<Answer> {
    return this.send(
      'POST',
      `/api/functions/${code}`,
      { requestId: `scenario-${++this.#requests}`, input },
      teller,
    )
  }

  /** Reports whether a PDF came, and which copy it is. */
  async print(name: string, terms: object): Promise<Answer> {
    const response = await this.#post(
      `/api/prints/${name}`,
      'application/json',
      JSON.stringify({ requestId: `scenario-${++this.#requests}`, terms }),
    )
    const { status, headers } = response
    if (status !== 200) return { status, body: await response.json() }
    const isPdf =
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 5)
        .toString() === '%PDF-'
    return { status, body: { isPdf, copy: headers.get('x-copy-number') } }
  }

  async upload(name: string, text: string): Promise<Answer> {
    const query = new URLSearchParams({ name, requestId: `scenario-${++this.#requests}` }).toString()
    const response = await this.#post(`/api/batches?${query}`, 'text/csv', text)
    return { status: response.status, body: await response.json() }
  }

  async #post(path: string, type: string, body: string): Promise<Response> {
    const authorization = `Bearer ${await this.#tokenOf(this.#teller)}`
    const headers = { 'content-type': type, authorization }
    return fetch(`${this.market.counter.url}${path}`, { method: 'POST', headers, body })
  }

  /** After the markets' end it waits until the counter has heard that no more reports come. */
  async stepTo(time: string): Promise<void> {
    await this.market.stepTo(time)
    if (time < MARKETS_END) return
    await until('the streams to be complete', PATIENCE_SECONDS, () => {
      const { books } = this.market.counter.host
      return Promise.resolve(MARKETS.filter(market => books?.markets.get(market)?.streamComplete !== true))
    })
  }

  async #tokenOf(teller: string): Promise<string> {
    const known = this.#tokens.get(teller)
    if (known !== undefined) return known
    const password = present(this.#passwords.get(teller), `password of ${teller}`)
    const response = await fetch(`${this.market.counter.url}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: teller, password }),
    })
    const body = (await response.json()) as { token?: string }
    if (body.token === undefined) throw new Error(`${teller} cannot sign in: ${JSON.stringify(body)}`)
    this.#tokens.set(teller, body.token)
    return body.token
  }

  /**
   * Resolves when everything under way between books, exchanges and depository has arrived. After the day's close nothing is
   * under way.
   */
  async quiet(): Promise<void> {
    await until('books and exchanges agree', PATIENCE_SECONDS, async () => {
      const trades = (await this.market.exchange('GET', '/trades')) as unknown[]
      const { rows } = await this.#database.query<UnderWay>(UNDER_WAY)
      const [
        { trades: ours, orders, requests, isOpen } = { trades: 0, orders: 0, requests: 0, isOpen: false },
      ] = rows
      if (!isOpen || (ours === trades.length && orders === 0 && requests === 0)) return []
      return [
        `${ours} of ${trades.length} trades, ${orders} orders and ${requests} custody requests under way`,
      ]
    })
  }

  /** The figures of all clients: 'cash 张三 CNY' → 'available' → figure, 'shares 张三 600000.XSHG' → …. */
  async figures(): Promise<Map<string, Map<string, number>>> {
    const { rows } = await this.#database.query<MarkedClient>(MARKED_CLIENTS)
    const parts = await inSnapshot(this.#reading, READ_MILLISECONDS, async database => {
      const read: ClientFigures[] = []
      for (const client of rows) read.push(await this.#figuresOf(database, client))
      return read
    })
    this.#read = new Map(parts.map(part => [part.no, part]))
    const figures = new Map<string, Map<string, number>>()
    for (const { name, cash, holdings } of parts) {
      for (const row of cash) add(figures, `cash ${name} ${text(row['currency'])}`, row, CASH)
      for (const row of holdings)
        add(figures, `shares ${name} ${text(row['code'])}.${text(row['market'])}${nature(row)}`, row, SHARES)
    }
    return figures
  }

  /** What the reports say of a client is asked for again once anything that they are made of has changed. */
  async #figuresOf(database: Database, { no, name, mark }: MarkedClient): Promise<ClientFigures> {
    const known = this.#read.get(no)
    if (known?.mark === mark) return { ...known, name }
    const { rows: cash } = await runReport(clientCash, database, { client: String(no) }, EVERYTHING)
    const { rows: holdings } = await runReport(clientHoldings, database, { client: String(no) }, EVERYTHING)
    return { no, name, mark, cash, holdings }
  }

  /** The contradictions to the internal lines of the proof. */
  async contradictions(): Promise<string[]> {
    const { rows } = await this.#database.query<{ date: string; isClosed: boolean }>(
      `select business_date::text as date, phase = 'closed' as "isClosed" from current.business_day
        order by business_date desc limit 1`,
    )
    const lines = PROOF_LINES.filter(
      ({ isInternal, name }) => isInternal && (rows[0]?.isClosed === true || !OF_DAY_END.has(name)),
    )
    const proved = []
    for (const line of lines)
      proved.push(await proveLine(this.#database, line, { businessDate: rows[0]?.date ?? '' }))
    return proved.filter(({ isTrue }) => !isTrue).map(line => `${line.name} ${JSON.stringify(line.examples)}`)
  }
}

const CASH = ['balance', 'available', 'withdrawable'] as const
const SHARES = ['total', 'sellable'] as const

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** '/pledged' for shares that are not free. */
function nature({ shareNature }: Record<string, unknown>): string {
  return shareNature === undefined || shareNature === '' ? '' : `/${text(shareNature)}`
}

/** Several accounts or trading units with the same name are added up. */
function add(
  figures: Map<string, Map<string, number>>,
  name: string,
  row: Record<string, unknown>,
  fields: readonly string[],
): void {
  const of = figures.get(name) ?? new Map<string, number>()
  for (const field of fields)
    of.set(field, (of.get(field) ?? 0) + Math.round(Number(row[field]) * (fields === CASH ? 100 : 1)))
  figures.set(name, of)
}
