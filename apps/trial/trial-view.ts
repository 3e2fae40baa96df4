/**
 * What the tellers of a trial read before they act: holdings and open trades, from the tables, in an order that does not depend
 * on when anything was booked. The engine's memory is no source, because it holds only clients who have acted since it began.
 */
import type { Trade } from '@guitai/core/books/orders.ts'
import type { Fees } from '@guitai/core/rules/fee-sums.ts'
import type { TrialDatabase } from './trial-market.ts'
import { OPEN_STATUSES } from '@guitai/core/words/order-status.ts'
import { sqlList } from '@guitai/core/words/words.ts'

export interface HeldPosition {
  clientNo: number
  holdingNo: number
  tradingUnit: string
  shareNature: string
  settled: number
}

export type OpenTrade = Pick<
  Trade,
  'clientNo' | 'tradeSeq' | 'instrumentNo' | 'side' | 'quantity' | 'amount' | 'fees'
>

export interface OpenOrder {
  orderId: number
  clientNo: number
  quantity: number
}

const HOLDINGS = `select client_no::float8 as "clientNo", holding_no::float8 as "holdingNo", trading_unit as "tradingUnit",
  share_nature as "shareNature", settled::float8 as settled
from current.holding join current.instrument using (instrument_no)
where settled > 0 order by securities_account_id, code, trading_unit, share_nature`

const TRADES = `select client_no::float8 as "clientNo", trade_seq::float8 as "tradeSeq", instrument_no as "instrumentNo", side,
  quantity::float8 as quantity, amount::float8 as amount, commission::float8, stamp_duty::float8 as "stampDuty",
  transfer_fee::float8 as "transferFee", exchange_fee::float8 as "exchangeFee", regulatory_fee::float8 as "regulatoryFee",
  settlement_fee::float8 as "settlementFee"
from current.trade where settled_on is null and quantity > 0 order by trade_key`

const ORDERS = `select order_id::float8 as "orderId", client_no::float8 as "clientNo", quantity::float8 as quantity
from current.orders where status in (${sqlList(OPEN_STATUSES)})`

export class TrialView {
  readonly #database: TrialDatabase

  constructor(database: TrialDatabase) {
    this.#database = database
  }

  /** By client; only clients that hold something. */
  async holdings(): Promise<Map<number, HeldPosition[]>> {
    return Map.groupBy(await this.#read<HeldPosition>(HOLDINGS), ({ clientNo }) => clientNo)
  }

  /** Today's trades that are not settled yet, by client. */
  async openTrades(): Promise<Map<number, OpenTrade[]>> {
    const rows = await this.#read<Omit<OpenTrade, 'fees'> & Fees>(TRADES)
    const trades = rows.map(
      ({ commission, stampDuty, transferFee, exchangeFee, regulatoryFee, settlementFee, ...trade }) => ({
        ...trade,
        fees: { commission, stampDuty, transferFee, exchangeFee, regulatoryFee, settlementFee },
      }),
    )
    return Map.groupBy(trades, ({ clientNo }) => clientNo)
  }

  /** By number. */
  async openOrders(): Promise<Map<number, OpenOrder>> {
    return new Map((await this.#read<OpenOrder>(ORDERS)).map(order => [order.orderId, order]))
  }

  async #read<Row extends object>(text: string): Promise<Row[]> {
    return (await this.#database.query(text)).rows as Row[]
  }
}
