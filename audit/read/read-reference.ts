/** Reads what the replay looks up: small tables whole, orders and trades for the replayed days. */
import type pg from 'pg'
import type {
  DepositoryRow,
  HoldingRow,
  Listed,
  Movement,
  OpeningRow,
  OrderRow,
  StatedFees,
  Reference,
  TradeRow,
  TransferRow,
  UnplacedRow,
  VoucherRow,
} from './reference.ts'
import { readRenumbered } from './read-log.ts'
import type { Fees } from '../rules/fees.ts'
import type { SetRow } from '../rules/rule-book.ts'

type Raw<Row> = Omit<Row, 'fees'> & Fees

const FEES = `commission::float8, stamp_duty::float8 as "stampDuty", transfer_fee::float8 as "transferFee",
  exchange_fee::float8 as "exchangeFee", regulatory_fee::float8 as "regulatoryFee", settlement_fee::float8 as "settlementFee"`
const PLACE = `client_no::float8 as "clientNo", cash_account_no::float8 as "accountNo", holding_no::float8 as "holdingNo",
  instrument_no as "instrumentNo", market, side, price::float8, quantity::float8`

/** The trade dates of orders and trades, and the clients of holdings and transfers; null means everybody. */
export interface Scope {
  from: string
  to: string
  clientNos: readonly number[] | null
  /** Vouchers of earlier days that a correction names. */
  voucherNos: readonly number[]
  /** Milliseconds. What is booked later belongs to a later day, whatever its trade date says. */
  until: number
}

export async function readReference(
  client: pg.ClientBase,
  parameters: readonly SetRow[],
  scope: Scope,
): Promise<Reference> {
  const { from, clientNos } = scope
  const instruments = await readInstruments(client)
  const orders = await readOrders(client, scope)
  const allTrades = await readTrades(client, scope)
  const trades = allTrades.filter(({ tradedAt }) => tradedAt <= scope.until)
  return {
    parameters,
    instruments: new Map(instruments.map(row => [row.instrumentNo, row])),
    instrumentsById: new Map(instruments.map(row => [`${row.code}.${row.market}`, row])),
    holdings: by(await readHoldings(client, clientNos), row => row.holdingNo),
    branches: await readBranches(client),
    orders: by(orders, row => row.orderId),
    continuing: Map.groupBy(
      orders.filter(row => row.continues !== 0),
      row => row.continues,
    ),
    supplements: supplementsAmong(orders),
    feesTakenAt: await readFeesTaken(client, from),
    filledLater: new Set(allTrades.filter(each => each.tradedAt > scope.until).map(each => each.orderId)),
    trades: by(trades, row => `${row.orderId}/${row.tradeNo}`),
    transfers: by(await readTransfers(client, clientNos), row => row.transferNo),
    renumbered: await readRenumbered(client, from),
    arrivedAt: await readArrivals(client),
    openings: await readOpenings(client, from),
    vouchers: by(await readVouchers(client, scope.voucherNos), row => row.voucherNo),
    depositoryTrades: await readDepositoryTrades(client, from),
    unplaced: await readUnplaced(client, from),
    statedFees: await readStatedFees(client, from),
    movements: await readMovements(client, from),
    discrepancies: await readDiscrepancies(client, from),
  }
}

async function rowsOf<Row>(client: pg.ClientBase, text: string, values: unknown[] = []): Promise<Row[]> {
  const { rows } = await client.query(text, values)
  return rows as Row[]
}

const by = <Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row> =>
  new Map(rows.map(row => [keyOf(row), row]))

function withFees<Row extends { fees: Fees }>(raw: Raw<Row>): Row {
  const { commission, stampDuty, transferFee, exchangeFee, regulatoryFee, settlementFee } = raw
  const fees = { commission, stampDuty, transferFee, exchangeFee, regulatoryFee, settlementFee }
  return { ...raw, fees } as unknown as Row
}

export const readParameters = (client: pg.ClientBase): Promise<SetRow[]> =>
  rowsOf(
    client,
    `select parameter_no::float8 as "parameterNo", table_name as "tableName", key, valid_from::text as "validFrom", value,
      extract(epoch from set_at)::float8 * 1000 as "setAt", extract(epoch from withdrawn_at)::float8 * 1000 as "withdrawnAt"
    from current.parameter`,
  )

async function readInstruments(client: pg.ClientBase): Promise<Listed[]> {
  const rows = await rowsOf<Record<string, unknown>>(
    client,
    `select i.instrument_no as "instrumentNo", i.market, i.code, i.kind, i.board, i.currency, i.turnover,
      i.previous_close::float8 as "previousClose", i.accrued_interest::float8 as "accruedInterest",
      i.upper_limit::float8 as "upperLimit", i.lower_limit::float8 as "lowerLimit", coalesce(m.trade_date::text, '') as "listedFor"
    from current.instrument i left join current.market m using (market)`,
  )
  return rows.map(row => {
    const said = Object.entries(row).map(([name, value]) => [name, value ?? undefined])
    return Object.fromEntries(said) as Listed
  })
}

const readHoldings = (client: pg.ClientBase, clientNos: Scope['clientNos']): Promise<HoldingRow[]> =>
  rowsOf(
    client,
    `select holding_no::float8 as "holdingNo", client_no::float8 as "clientNo", instrument_no as "instrumentNo",
      securities_account_id as "securitiesAccountId", trading_unit as "tradingUnit", share_nature as "shareNature"
    from current.holding where $1::bigint[] is null or client_no = any($1)`,
    [clientNos],
  )

async function readBranches(client: pg.ClientBase): Promise<Map<number, number>> {
  const rows = await rowsOf<{ tellerNo: number; branchNo: number }>(
    client,
    'select teller_no::float8 as "tellerNo", branch_no as "branchNo" from current.teller',
  )
  return new Map(rows.map(row => [row.tellerNo, row.branchNo]))
}

async function readOrders(client: pg.ClientBase, { from, to }: Scope): Promise<OrderRow[]> {
  const rows = await rowsOf<Raw<OrderRow>>(
    client,
    `select order_id::float8 as "orderId", trade_date::text as "tradeDate", ${PLACE}, trading_unit as "tradingUnit",
      hold_price::float8 as "holdPrice", status, cl_ord_id as "clOrdId", exchange_order_id as "exchangeOrderId",
      continues::float8, round(extract(epoch from entered_at) * 1000)::float8 as "enteredAt", hold_cash::float8 as "holdCash",
      hold_shares::float8 as "holdShares", filled_quantity::float8 as "filledQuantity", filled_amount::float8 as "filledAmount", ${FEES}
    from everyday.orders where trade_date >= $1::date and trade_date <= $2::date order by order_id`,
    [from, to],
  )
  return rows.map(row => withFees<OrderRow>(row))
}

/** An order that reached the exchange by another path has a clOrdId that does not come from its own number. */
function supplementsAmong(orders: readonly OrderRow[]): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const { orderId, clOrdId, exchangeOrderId, market } of orders) {
    const isOwn = Number.parseInt(clOrdId.slice(1), 36) === orderId && /^[C-Z]/.test(clOrdId)
    if (isOwn || exchangeOrderId === '') continue
    const key = `${market}/${exchangeOrderId}`
    found.set(key, [...(found.get(key) ?? []), orderId])
  }
  return found
}

async function readTrades(client: pg.ClientBase, { from, to }: Scope): Promise<TradeRow[]> {
  const rows = await rowsOf<Raw<TradeRow>>(
    client,
    `select trade_key as "tradeKey", trade_seq::float8 as "tradeSeq", trade_date::text as "tradeDate", trade_no as "tradeNo",
      order_id::float8 as "orderId", ${PLACE}, amount::float8, accrued_interest::float8 as "accruedInterest", ${FEES},
      settlement_date::text as "settlementDate", settled_on::text as "settledOn", clearing_run as "clearingRun",
      round(extract(epoch from traded_at) * 1000)::float8 as "tradedAt"
    from everyday.trade where trade_date >= $1::date and trade_date <= $2::date order by trade_seq`,
    [from, to],
  )
  return rows.map(row => withFees<TradeRow>(row))
}

async function readFeesTaken(client: pg.ClientBase, from: string): Promise<Set<number>> {
  const rows = await rowsOf<{ no: number }>(
    client,
    `select command_no::float8 as no from everyday.entry
    where business_date >= $1::date and kind = 'counter-fee' and order_id is not null`,
    [from],
  )
  return new Set(rows.map(row => row.no))
}

const readTransfers = (client: pg.ClientBase, clientNos: Scope['clientNos']): Promise<TransferRow[]> =>
  rowsOf(
    client,
    `select transfer_no::float8 as "transferNo", client_no::float8 as "clientNo", kind, market, holding_no::float8 as "holdingNo",
      instrument_no as "instrumentNo", securities_account_id as "securitiesAccountId", quantity::float8, fee::float8,
      cash_account_no::float8 as "accountNo", status, requested_on::text as "requestedOn", ended_on::text as "endedOn", cost::float8,
      answer_no::float8 as "answerNo", voucher_no::float8 as "voucherNo"
    from everyday.custody_transfer where $1::bigint[] is null or client_no = any($1)`,
    [clientNos],
  )

async function readArrivals(client: pg.ClientBase): Promise<Map<number, number>> {
  const rows = await rowsOf<{ no: number; cost: number }>(
    client,
    `select distinct on (key) key::float8 as no, (content::json ->> 'cost')::float8 as cost from current.audit_state
    where part = 'transfers' and content::json ->> 'kind' = 'transfer-in' order by key, business_date`,
  )
  return new Map(rows.map(row => [row.no, row.cost]))
}

const readVouchers = (client: pg.ClientBase, nos: readonly number[]): Promise<VoucherRow[]> =>
  rowsOf(
    client,
    `select voucher_no::float8 as "voucherNo", business_date::text as date, kind, account_no::float8 as "accountNo", asset,
      amount::float8, counter_account as house, value_date::text as "valueDate"
    from everyday.voucher where voucher_no = any($1)`,
    [nos],
  )

const readOpenings = (client: pg.ClientBase, from: string): Promise<OpeningRow[]> =>
  rowsOf(
    client,
    `select voucher_no::float8 as "voucherNo", business_date::text as date, account_no::float8 as "accountNo", asset,
      amount::float8, coalesce(cost, 0)::float8 as cost
    from everyday.voucher where kind = 'opening' and business_date >= $1::date order by voucher_no`,
    [from],
  )

async function readDepositoryTrades(
  client: pg.ClientBase,
  from: string,
): Promise<Map<string, DepositoryRow>> {
  const rows = await rowsOf<DepositoryRow>(
    client,
    `select trade_key as "tradeKey", trading_unit as "tradingUnit", code, price::float8, quantity::float8 from everyday.depository_trade
    where trade_date >= $1::date and trade_key in (select subject from everyday.discrepancy)`,
    [from],
  )
  return by(rows, row => row.tradeKey)
}

async function readUnplaced(client: pg.ClientBase, from: string): Promise<Map<number, UnplacedRow>> {
  const rows = await rowsOf<UnplacedRow & { unplacedNo: number }>(
    client,
    `select unplaced_no::float8 as "unplacedNo", content, reason, order_id::float8 as "orderId",
      round(extract(epoch from received_at) * 1000)::float8 as "receivedAt"
    from everyday.unplaced where business_date >= $1::date`,
    [from],
  )
  return by(rows, row => row.unplacedNo)
}

const readStatedFees = (client: pg.ClientBase, from: string): Promise<StatedFees[]> =>
  rowsOf(
    client,
    `select trade_date::text as "tradeDate", market, trading_unit as "tradingUnit", currency, stamp_duty::float8 as "stampDuty",
      transfer_fee::float8 as "transferFee", exchange_fee::float8 as "exchangeFee", regulatory_fee::float8 as "regulatoryFee",
      settlement_fee::float8 as "settlementFee"
    from everyday.depository_money where trade_date >= $1::date`,
    [from],
  )

const readMovements = (client: pg.ClientBase, from: string): Promise<Movement[]> =>
  rowsOf(
    client,
    `select trade_date::text as "movedOn", market, trading_unit as "tradingUnit", currency, settlement_date::text as date, amount::float8
    from everyday.depository_movement where trade_date >= $1::date order by 1, 2, 3, 4, 5`,
    [from],
  )

async function readDiscrepancies(client: pg.ClientBase, from: string): Promise<Map<string, string>> {
  const rows = await rowsOf<{ key: string; subject: string }>(
    client,
    'select discrepancy_key as key, subject from everyday.discrepancy where business_date >= $1::date',
    [from],
  )
  return new Map(rows.map(row => [row.key, row.subject]))
}
