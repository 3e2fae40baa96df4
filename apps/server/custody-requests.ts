/**
 * Writes the requests file of each market after a commit that made or ended a request, or opened a day: everything that the
 * depository has not answered, for the business date, except designations that the exchange is asked for by message. Only then are the requests marked as sent. A failure is tried again, and
 * a new engine writes the files once more.
 *
 *   idle ──(requests changed)──▶ writing ──▶ idle             changed while writing: once more
 *                                  └──(failed)──▶ waiting ──▶ writing
 */
import type pg from 'pg'
import type { Logger } from 'pino'
import { writeDayFile } from '@guitai/adapters/day-files/write-day-file.ts'
import { openCustodyRequests, type OpenCustodyRequest } from '@guitai/adapters/storage/custody-requests.ts'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import { MARKETS, type Market } from '@guitai/core/base/market.ts'
import { unitOfDesignation } from '@guitai/core/books/changes/set-transfer.ts'
import type { Dirty } from '@guitai/core/books/dirty.ts'
import type { CustodyRequestRecord } from '@guitai/protocols/day-file/kinds.ts'

export interface CustodyRequestsOptions {
  db: pg.Pool
  /** The folder of a market's depository; undefined when there is none to write to. */
  folderOf: (market: Market) => string | undefined
  businessDate: () => BusinessDate | undefined
  /** True when messages of this trading unit can reach its exchange. */
  hasLine: (tradingUnit: string) => boolean
  /** Tells the engine a fact. */
  tell: (message: string, input: object) => Promise<unknown>
  log: Logger
}

const RETRY_MS = 1000

export class CustodyRequests {
  readonly #options: CustodyRequestsOptions
  #writing: Promise<void> | undefined
  #isChanged = false
  #retry: NodeJS.Timeout | undefined
  #isStopped = false

  constructor(options: CustodyRequestsOptions) {
    this.#options = options
  }

  committed({ custody_transfer: transfers, business_day: day }: Dirty): void {
    if ([transfers, day].some(rows => rows.inserted.size + rows.updated.size > 0)) this.write()
  }

  write(): void {
    if (this.#isStopped) return
    this.#isChanged = true
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined
      if (this.#isChanged && this.#retry === undefined) this.write()
    })
  }

  async #writeAll(): Promise<void> {
    this.#isChanged = false
    try {
      await this.#writeFiles()
    } catch (error) {
      this.#options.log.warn({ err: error }, 'the custody requests could not be written; it is tried again')
      this.#retry = setTimeout(() => {
        this.#retry = undefined
        this.write()
      }, RETRY_MS)
    }
  }

  async #writeFiles(): Promise<void> {
    const { db, folderOf, businessDate, hasLine, tell } = this.#options
    const tradeDate = businessDate()
    const reached = MARKETS.filter(market => folderOf(market) !== undefined)
    if (reached.length === 0 || tradeDate === undefined) return
    const open = (await openCustodyRequests(db)).filter(
      request =>
        reached.includes(request.market) && !(request.isByMessage && hasLine(unitOfDesignation(request))),
    )
    for (const market of reached) {
      const records = open.filter(request => request.market === market).map(recordOf)
      await writeDayFile(folderOf(market) ?? '', { kind: 'custody-requests', market, tradeDate, records })
    }
    const unsent = open.filter(({ status }) => status === 'held')
    const requests = unsent.map(({ clientNo, transferNo }) => ({ clientNo, transferNo }))
    if (requests.length > 0) await tell('custody-requests-sent', { requests, isByMessage: false })
  }

  /** Finishes the file that is being written. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#retry)
    await this.#writing
  }
}

/** `tradingUnit` is our own unit; shares that come in go to it. */
function recordOf(request: OpenCustodyRequest): CustodyRequestRecord {
  const { transferNo, kind, securitiesAccount, fromUnit, toUnit, code, quantity } = request
  const [tradingUnit, otherUnit] = kind === 'transfer-in' ? [toUnit, fromUnit] : [fromUnit, toUnit]
  return {
    requestNo: transferNo,
    kind,
    securitiesAccount,
    tradingUnit,
    otherUnit,
    code,
    quantity,
  }
}
