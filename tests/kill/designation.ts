/**
 * Kills the server (kill −9) in the middle of a designation in Shanghai, at a named moment of it, while the exchange lives on. After the
 * restart the designation has to end by itself: once in our books, once at the exchange, and asked for once.
 */
import pg from 'pg'
import { FIRST_TELLERS } from '../../apps/server/installation.ts'
import { signIn } from '../simulation/load.ts'
import { TestInstallation } from '../simulation/test-installation.ts'
import { until } from '../simulation/until.ts'
import { PERSON } from '../support/person.ts'

/** When the server is killed. */
export const MOMENTS = {
  asked: 'the request is on its way to the server',
  committed: 'the request is in the tables',
  sent: 'the exchange has it',
  unanswered: 'the exchange has it and never answers',
  answered: 'the answer is in the tables',
} as const
export type Moment = keyof typeof MOMENTS

const TRADE_DATE = '2026-11-23'
const PATIENCE_SECONDS = 30

interface Transfer {
  status: string
  unit: string | null
}

interface Asked {
  securitiesAccount: string
  times: number
}

export class KilledDesignation {
  readonly #installation: TestInstallation
  #rounds = 0
  #token = ''
  #database: pg.Client | undefined

  constructor(seed: number) {
    this.#installation = new TestInstallation({ seed, tradeDate: TRADE_DATE, clients: 1 })
  }

  async start(): Promise<void> {
    await this.#installation.start()
    await this.#connect()
  }

  async stop(): Promise<void> {
    await this.#database?.end()
    await this.#installation.stop()
  }

  /** What is not as it must be; empty when all is well. */
  async killAt(moment: Moment): Promise<string[]> {
    const round = ++this.#rounds
    const account = `A20000${String(round).padStart(4, '0')}`
    const opened = await this.#run('F04', `open-${round}`, {
      ...PERSON,
      identityType: 'passport',
      identityNumber: `E${10_000_000 + round}`,
      birthDate: '1980-01-01',
      gender: 'male',
      securitiesAccounts: [{ market: 'XSHG', number: account, designated: false }],
    })
    const { clientNo } = opened['result'] as { clientNo: number }
    const designate = (): Promise<Record<string, unknown>> =>
      this.#run('C07', `designate-${round}`, {
        clientNo,
        securitiesAccount: `${account}.XSHG`,
        kind: 'designate',
      })
    if (moment === 'unanswered') await this.#manner('silent')
    const asked = designate().catch(() => undefined)
    if (moment !== 'asked')
      await until(MOMENTS[moment], PATIENCE_SECONDS, async () =>
        (await this.#hasCome(moment, clientNo, account)) ? [] : [moment],
      )
    await this.#installation.killServer()
    await asked
    await this.#database?.end()
    await this.#manner('by-holdings')
    await this.#installation.startServer()
    await this.#connect()
    // Who heard nothing asks again, under the same id.
    await designate()
    await until('the designation to have ended', PATIENCE_SECONDS, async () => {
      const transfers = await this.#transfers(clientNo)
      return transfers.every(({ status }) => status === 'confirmed') ? [] : [JSON.stringify(transfers)]
    })
    return this.#faults(clientNo, account)
  }

  async #hasCome(moment: Moment, clientNo: number, account: string): Promise<boolean> {
    const [transfer] = await this.#transfers(clientNo)
    if (moment === 'committed') return transfer !== undefined
    if (moment === 'answered') return transfer?.status === 'confirmed'
    return (await this.#atExchange(account)).length > 0
  }

  async #faults(clientNo: number, account: string): Promise<string[]> {
    const transfers = await this.#transfers(clientNo)
    const there = await this.#atExchange(account)
    const isWell =
      transfers.length === 1 && transfers[0]?.unit !== '' && there.length === 1 && there[0]?.times === 1
    return isWell ? [] : [`here ${JSON.stringify(transfers)}, at the exchange ${JSON.stringify(there)}`]
  }

  async #transfers(clientNo: number): Promise<Transfer[]> {
    const { rows } = (await this.#database?.query<Transfer>(
      `select t.status, a.trading_unit as unit from current.custody_transfer t
        join current.securities_account a using (securities_account_id) where t.client_no = $1`,
      [clientNo],
    )) ?? { rows: [] }
    return rows
  }

  async #atExchange(account: string): Promise<Asked[]> {
    const all = (await this.#installation.exchange('GET', '/designations?market=XSHG')) as Asked[]
    return all.filter(({ securitiesAccount }) => securitiesAccount === account)
  }

  #manner(manner: string): Promise<unknown> {
    return this.#installation.exchange('POST', '/custody-manner', { manner })
  }

  async #connect(): Promise<void> {
    const [teller = { name: '', password: '' }] = FIRST_TELLERS
    this.#token = (await signIn(this.#installation.url, teller.name, teller.password)).token
    this.#database = new pg.Client({ connectionString: this.#installation.databaseUrl })
    this.#database.on('error', () => undefined)
    await this.#database.connect()
  }

  async #run(functionCode: string, requestId: string, input: object): Promise<Record<string, unknown>> {
    const response = await fetch(`${this.#installation.url}/api/functions/${functionCode}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ requestId, input }),
    })
    const body = (await response.json()) as Record<string, unknown>
    if (!response.ok) throw new Error(`${functionCode}: ${JSON.stringify(body)}`)
    return body
  }
}
