/** What batch functions and the exchange link need found in the tables: read only, on a small pool of their own. */
import type pg from 'pg'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type {
  Outgoing,
  OutgoingDesignation,
  OutgoingOfOrder,
  OutgoingOrder,
} from '@guitai/core/books/outgoing.ts'
import { MOST_TRADE_DIFFERENCES } from '@guitai/core/frame/gathered.ts'
import type { ComparedFee, ErrorTrade, FoundDifference } from '@guitai/core/frame/gathered.ts'
import type { Market } from '@guitai/core/base/market.ts'
import { designationIdOf } from '@guitai/core/books/cl-ord-id.ts'
import { UNDER_WAY_STATUSES } from '@guitai/core/words/custody-transfer.ts'
import { OPEN_STATUSES, SENT_STATUSES, UNANSWERED_STATUSES } from '@guitai/core/words/order-status.ts'
import { sqlList } from '@guitai/core/words/words.ts'

export interface ActedOn {
  date: BusinessDate
  /** The next trading day: repos that mature by then come back at this day end. */
  tomorrow: BusinessDate
  /** On interest days. */
  isEveryone: boolean
}

export interface ActedClients extends ActedOn {
  after: number
  limit: number
}

/** Clients with orders, anything unsettled, a repo that matures, or an account that has left; $1 is the date, $2 the next trading day. */
const ACTED = `
  select client_no from current.orders where trade_date <= $1
  union select a.client_no from current.unsettled_cash u join current.cash_account a using (account_no)
    where u.purchases <> u.settled_purchases or u.proceeds <> u.settled_proceeds
  union select h.client_no from current.unsettled_shares u join current.holding h using (holding_no)
    where u.bought <> u.settled_bought or u.sold <> u.settled_sold
  union select client_no from current.repo where status <> 'matured' and maturity_date <= $2
  union select client_no from current.custody_transfer where kind = 'revoke-designation' and is_by_message and ended_on = $1
  union select client_no from current.loss_report where status = 'in-force' and lapses_on <= $1
  union select client_no from current.freeze where status = 'in-force' and (term = 'day' or expires_on < $2 or effective < ordered)`
const EVERYONE = 'select client_no from current.client where opened_on <= $1 and $2::date is not null'

/** From `after` on, in order of their numbers. */
export async function actedClients(
  db: pg.Pool,
  { date, tomorrow, after, limit, isEveryone }: ActedClients,
): Promise<number[]> {
  const { rows } = await db.query<{ client_no: number }>(
    `select client_no::float8 as client_no from (${isEveryone ? EVERYONE : ACTED}) c where client_no > $3 order by client_no limit $4`,
    [date, tomorrow, after, limit],
  )
  return rows.map(row => row.client_no)
}

/** How many there are in all. */
export async function countActed(db: pg.Pool, { date, tomorrow, isEveryone }: ActedOn): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(*)::float8 as n from (${isEveryone ? EVERYONE : ACTED}) c`,
    [date, tomorrow],
  )
  return rows[0]?.n ?? 0
}

export interface WithOpenOrders {
  market: Market
  date: BusinessDate
}

const WITH_OPEN_ORDERS = `
  select distinct client_no from current.orders where market = $1 and trade_date <= $2 and status in (${sqlList(OPEN_STATUSES)})`

/** Clients with an order in the market that has not ended, evening orders aside; from `after` on, in order of their numbers. */
export async function clientsWithOpenOrders(
  db: pg.Pool,
  { market, date, after, limit }: WithOpenOrders & { after: number; limit: number },
): Promise<number[]> {
  const { rows } = await db.query<{ client_no: number }>(
    `select client_no::float8 as client_no from (${WITH_OPEN_ORDERS}) c where client_no > $3 order by client_no limit $4`,
    [market, date, after, limit],
  )
  return rows.map(row => row.client_no)
}

export async function countWithOpenOrders(db: pg.Pool, { market, date }: WithOpenOrders): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(*)::float8 as n from (${WITH_OPEN_ORDERS}) c`,
    [market, date],
  )
  return rows[0]?.n ?? 0
}

const COMPARISON = `
  (select t.trade_key, t.order_id, t.securities_account_id, i.code, t.price, t.quantity, t.amount
    from current.trade t join current.instrument i using (instrument_no) where t.trade_date = $1 and t.quantity > 0) ours
  full join (select trade_key, securities_account_id, code, price, quantity, amount
    from current.depository_trade where trade_date = $1 and quantity > 0) theirs using (trade_key)`

const DIFFER = `(ours.securities_account_id, ours.code, ours.price, ours.quantity, ours.amount)
  is distinct from (theirs.securities_account_id, theirs.code, theirs.price, theirs.quantity, theirs.amount)`

/** A side's figures by name; null where it has no such trade. Who resolves a difference has to name the order. */
const figuresOf = (side: 'ours' | 'theirs'): string =>
  `case when ${side}.trade_key is not null then jsonb_build_object('securitiesAccountId', ${side}.securities_account_id,
    'code', ${side}.code, 'price', ${side}.price, 'quantity', ${side}.quantity, 'amount', ${side}.amount
    ${side === 'ours' ? ", 'orderId', ours.order_id" : ''}) end as ${side}`

/** Our trades beside the depository's, by key; of too many differences one more than may be listed. */
export async function compareTrades(
  db: pg.Pool,
  date: BusinessDate,
): Promise<{ matched: number; differences: FoundDifference[] }> {
  const { rows } = await db.query<Omit<FoundDifference, 'kind'>>(
    `select trade_key as "tradeKey", ${figuresOf('ours')}, ${figuresOf('theirs')}
    from ${COMPARISON} where ${DIFFER} order by trade_key limit ${MOST_TRADE_DIFFERENCES + 1}`,
    [date],
  )
  const count = await db.query<{ n: number }>(
    `select count(*)::float8 as n from ${COMPARISON} where not (${DIFFER})`,
    [date],
  )
  return { matched: count.rows[0]?.n ?? 0, differences: rows.map(row => ({ ...row, kind: kindOf(row) })) }
}

function kindOf({ ours, theirs }: Omit<FoundDifference, 'kind'>): FoundDifference['kind'] {
  if (ours === null) return 'missing-here'
  return theirs === null ? 'missing-there' : 'different'
}

/** Kind by kind where the depository states it: its fees of the date, beside those of our cleared trades. */
const FEES = `
  select m.market, m.trading_unit as "tradingUnit", m.currency, f.fee, coalesce(f.ours, 0)::float8 as ours, f.theirs::float8 as theirs
  from current.depository_money m left join (
    select t.market, t.trading_unit, i.currency, sum(t.stamp_duty) as stamp_duty, sum(t.transfer_fee) as transfer_fee,
      sum(t.exchange_fee) as exchange_fee, sum(t.regulatory_fee) as regulatory_fee, sum(t.settlement_fee) as settlement_fee
    from current.trade t join current.instrument i using (instrument_no)
    where t.trade_date = $1 and t.clearing_run > 0 group by 1, 2, 3) o using (market, trading_unit, currency)
  cross join lateral (values ('stampDuty', o.stamp_duty, m.stamp_duty), ('transferFee', o.transfer_fee, m.transfer_fee),
    ('exchangeFee', o.exchange_fee, m.exchange_fee), ('regulatoryFee', o.regulatory_fee, m.regulatory_fee),
    ('settlementFee', o.settlement_fee, m.settlement_fee)) f (fee, ours, theirs)
  where m.trade_date = $1 and f.theirs is not null order by m.market, m.trading_unit, m.currency, f.fee`

const ON_ERROR_ACCOUNT = `
  select d.market, d.trading_unit as "tradingUnit", d.code, d.side, d.price::float8 as price, d.quantity::float8 as quantity
  from current.depository_trade d join current.discrepancy x on x.subject = d.trade_key and x.business_date = d.trade_date
  where d.trade_date = $1 and x.kind = 'missing-here' and x.resolution = 'error-account' order by d.trade_key`

/** The fees of the cleared trades beside the depository's; and the trades on the error account, whose fees the rules give. */
export async function compareFees(
  db: pg.Pool,
  date: BusinessDate,
): Promise<{ fees: ComparedFee[]; onErrorAccount: ErrorTrade[] }> {
  const { rows: fees } = await db.query<ComparedFee>(FEES, [date])
  const { rows: onErrorAccount } = await db.query<ErrorTrade>(ON_ERROR_ACCOUNT, [date])
  return { fees, onErrorAccount }
}

interface SubmittedRow {
  order_id: number
  status: string
  cl_ord_id: string
  cancel_cl_ord_id: string
  trade_date: string
  market: OutgoingOfOrder['market']
  trading_unit: string
  client_no: number
  branch_no: number
  securities_account_id: string
  code: string
  side: OutgoingOfOrder['side']
  order_type: OutgoingOrder['orderType']
  price: number
  quantity: number
}

const SUBMITTED = `select o.order_id::float8 as order_id, o.status, o.cl_ord_id, o.cancel_cl_ord_id, o.trade_date::text as trade_date, o.market, o.trading_unit, o.client_no::float8 as client_no, c.branch_no,
      o.securities_account_id, i.code, o.side, o.order_type, o.price::float8 as price, o.quantity::float8 as quantity
    from current.orders o join current.instrument i using (instrument_no) join current.client c using (client_no)`

/** Every order and cancel the books call sent and not answered: offered to the gateway again, which knows which have left. */
export async function unansweredSubmissions(db: pg.Pool, date: BusinessDate): Promise<Outgoing[]> {
  const { rows } = await db.query<SubmittedRow>(
    `${SUBMITTED} where o.trade_date = $1 and o.status in (${sqlList(UNANSWERED_STATUSES)}) order by o.order_id`,
    [date],
  )
  return rows.flatMap(outgoingOf)
}

function addressed(row: SubmittedRow): Omit<Extract<Outgoing, { kind: 'status' }>, 'kind' | 'clOrdId'> {
  return {
    orderId: row.order_id,
    market: row.market,
    tradingUnit: row.trading_unit,
    clientNo: row.client_no,
    branchNo: row.branch_no,
    securitiesAccount: row.securities_account_id.split('.')[0] ?? '',
    code: row.code,
    side: row.side,
    quantity: row.quantity,
  }
}

function outgoingOf(row: SubmittedRow): Outgoing[] {
  const same = addressed(row)
  const order: Outgoing = {
    kind: 'new-order',
    ...same,
    tradeDate: row.trade_date,
    clOrdId: row.cl_ord_id,
    orderType: row.order_type,
    price: row.price,
  }
  if (row.status === 'pendingNew') return [order]
  return [order, { kind: 'cancel', ...same, clOrdId: row.cancel_cl_ord_id, originalClOrdId: row.cl_ord_id }]
}

/**
 * Designations that are asked by message and not answered. One of an earlier day may have left then, and only its state is asked:
 * its rows are forgotten.
 */
export async function openDesignations(db: pg.Pool, date: BusinessDate): Promise<OutgoingDesignation[]> {
  const { rows } = await db.query<Omit<OutgoingDesignation, 'clOrdId'>>(
    `select case when requested_on = $1 then 'designation' else 'designation-status' end as kind,
      transfer_no::float8 as "transferNo", client_no::float8 as "clientNo", kind as instruction,
      case kind when 'designate' then to_unit else from_unit end as "tradingUnit", split_part(securities_account_id, '.', 1) as "securitiesAccount"
    from current.custody_transfer where is_by_message and status in (${sqlList(UNDER_WAY_STATUSES)}) order by transfer_no`,
    [date],
  )
  return rows.map(row => ({ ...row, clOrdId: designationIdOf(row.transferNo) }))
}

/** Every order of a unit that the exchange may have and that is not over. */
export async function openSubmissions(
  db: pg.Pool,
  date: BusinessDate,
  tradingUnit: string,
): Promise<Outgoing[]> {
  const { rows } = await db.query<SubmittedRow>(
    `${SUBMITTED} where o.trade_date = $1 and o.trading_unit = $2 and o.cl_ord_id <> ''
      and o.status in (${sqlList(SENT_STATUSES)}) order by o.order_id`,
    [date, tradingUnit],
  )
  return rows.map(row => ({ kind: 'status', ...addressed(row), clOrdId: row.cl_ord_id }))
}

export async function queuedOrders(db: pg.Pool): Promise<number[]> {
  const { rows } = await db.query<{ order_id: number }>(
    "select order_id::float8 as order_id from current.orders where status = 'queued' order by order_id",
  )
  return rows.map(row => row.order_id)
}

/** How many reports the books know of a unit's orders: accepted, filled, canceled or refused by the exchange, each once. */
export async function reportsKnown(db: pg.Pool, date: BusinessDate, tradingUnit: string): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select (select coalesce(sum((o.exchange_order_id <> '')::int + (o.status = 'rejected')::int
        + (o.canceled_quantity > 0 and o.status in ('canceled', 'pendingCancel'))::int), 0)
      from current.orders o where o.trade_date = $1 and o.trading_unit = $2 and o.cl_ord_id <> '')::float8
      + (select count(*) from current.trade t where t.trade_date = $1 and t.trading_unit = $2)::float8 as n`,
    [date, tradingUnit],
  )
  return rows[0]?.n ?? 0
}

/** True once for each session and trade date: a new day begins a new numbering. */
export async function beginSessionDay(db: pg.Pool, session: string, date: BusinessDate): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into current.fix_session (session, trade_date) values ($1, $2)
    on conflict (session) do update set trade_date = excluded.trade_date where fix_session.trade_date is distinct from excluded.trade_date`,
    [session, date],
  )
  return rowCount === 1
}

/** How a session's line stands, for the queue monitor. */
export async function noteLineState(db: pg.Pool, session: string, state: string): Promise<void> {
  await db.query(
    `insert into current.fix_session (session, line_state, line_state_at) values ($1, $2, now())
    on conflict (session) do update set line_state = excluded.line_state, line_state_at = excluded.line_state_at`,
    [session, state],
  )
}
