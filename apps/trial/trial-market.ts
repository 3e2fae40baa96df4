/**
 * The simulated market of a trial, moved step by step so that one seed gives the same day on every machine.
 *
 *   gate closed ─► orders and cancels of a step come in, several at a time, and wait at the exchange
 *   quiet       ─► nothing is on its way: the counter has booked every report, the exchange has every order
 *   release     ─► the exchange takes what waits, by account and number; its reports come; quiet again
 *
 * So no fill that happened to be faster decides about an order, and no match depends on which connection was faster.
 */
import type { Counter } from '@guitai/server/counter.ts'
import { control } from './start-simulator.ts'
import { UNANSWERED_STATUSES } from '@guitai/core/words/order-status.ts'
import { sqlList } from '@guitai/core/words/words.ts'

/** What the exchanges have sent and received. */
interface GateState {
  tellings: number
  heard: number
  told: number
}

/** What has left and come, according to the counter's tables. */
interface Traffic {
  /** Orders and cancels that were written to a line in its present numbering. */
  sent: number
  /** Decided, and not yet on a line. */
  unsent: number
  /** Messages of the exchanges that were decided on. */
  booked: number
}

const TRAFFIC = `select
  (select count(*) from everyday.submission join current.fix_session using (session, numbering) where kind in ('new-order', 'cancel'))::float8 as sent,
  (select count(*) from current.orders o where o.status in (${sqlList(UNANSWERED_STATUSES)}) and not exists (
    select from everyday.submission s where s.order_id = o.order_id
      and s.cl_ord_id = case o.status when 'pendingNew' then o.cl_ord_id else o.cancel_cl_ord_id end))::float8 as unsent,
  (select count(*) from everyday.command where function_code in ('execution-report', 'unreadable-message'))::float8 as booked`

const WAIT_MS = 60_000
const LOOK_MS = 10

/** A connection to the counter's database. */
export interface TrialDatabase {
  query(text: string): Promise<{ rows: object[] }>
}

export class TrialMarket {
  readonly #counter: Counter
  readonly controlPort: number
  readonly #database: TrialDatabase

  constructor(counter: Counter, controlPort: number, database: TrialDatabase) {
    this.#counter = counter
    this.controlPort = controlPort
    this.#database = database
  }

  async closeGate(): Promise<void> {
    await this.control('POST', '/gate', { closed: true })
  }

  control(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    return control(this.controlPort, method, path, body)
  }

  /** Moves market time to `at`; returns when everything that follows from it is booked. */
  async stepTo(at: string): Promise<void> {
    await this.control('POST', '/clock', { to: at })
    await this.settle()
  }

  /** The exchange takes what waits, and what the counter sends in answer, until nothing is left. */
  async settle(): Promise<void> {
    for (let released = -1; released !== 0;) {
      await this.#quiet()
      ;({ released } = (await this.control('POST', '/release')) as { released: number })
    }
  }

  async #quiet(): Promise<void> {
    const { tellings } = (await this.control('GET', '/gate')) as GateState
    await until(async () => this.#isQuiet(tellings, await this.#traffic()), 'the market to be quiet')
  }

  async #traffic(): Promise<Traffic> {
    const engine = await this.#counter.host.ready()
    await engine.idle()
    return (await this.#database.query(TRAFFIC)).rows[0] as Traffic
  }

  async #isQuiet(tellings: number, { sent, unsent, booked }: Traffic): Promise<boolean> {
    const { clock, markets, host } = this.#counter
    if (clock.heardTelling < tellings || markets.isOffering || host.engine?.waiting !== 0) return false
    const { heard, told } = (await this.control('GET', '/gate')) as GateState
    return unsent === 0 && sent === heard && booked === told
  }
}

/** Looks again until it is so. A day that hangs is a bug, so there is a limit. */
export async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + WAIT_MS
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`)
    await new Promise(resolve => setTimeout(resolve, LOOK_MS))
  }
}
