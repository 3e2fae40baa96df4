/**
 * Compares three things: what was acknowledged, what the exchange and the depository recorded, and what the second engine
 * (audit/) computes from the log. It knows the tables and the control port and uses neither the proof, nor the hash, nor the
 * order path of the program. Every check returns the contradictions it finds, as texts.
 */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { runAudit } from '@guitai/audit/run-audit.ts'
import { asking } from './asking.ts'
import { isDefinite, lastAnswer, type Request } from './load.ts'

export interface ExchangeReceipt {
  kind: 'order' | 'cancel'
  times: number
  clOrdId: string
  originalClOrdId?: string
  tradingUnit: string
  status: string
  filled?: number
  open?: number
}

export interface ExchangeTradeView {
  market: string
  tradingUnit: string
  securitiesAccount: string
  code: string
  tradeNo: number
  clOrdId: string
  side: string
  price: number
  quantity: number
  amount: number
}

export interface ExchangeView {
  orders: ExchangeReceipt[]
  trades: ExchangeTradeView[]
}

interface Logged {
  count: number
  outcome: string
}

/** The hash as the log makes it (docs/decisions/0006): half of SHA-256 over the teller and the request id. */
const hashOf = ({ tellerNo, requestId }: Request): string =>
  createHash('sha256').update(`teller:${tellerNo}\n${requestId}`).digest('hex').slice(0, 32)

async function logged(client: pg.Client, requests: readonly Request[]): Promise<Map<string, Logged>> {
  const { rows } = await client.query<Logged & { hash: string }>(
    `select replace(request_hash::text, '-', '') as hash, count(*)::int as count, min(outcome) as outcome
    from everyday.command where request_hash = any($1::uuid[]) group by request_hash`,
    [requests.map(hashOf)],
  )
  return new Map(rows.map(row => [row.hash, row]))
}

/** Before anything is asked again: what the log must and must not contain. */
export function auditLog(url: string, requests: readonly Request[]): Promise<string[]> {
  return asking(url, async client => {
    const log = await logged(client, requests)
    return requests.flatMap(request => logFault(request, log.get(hashOf(request))))
  })
}

function logFault(request: Request, found: Logged | undefined): string[] {
  const { requestId, answers } = request
  const definite = answers.filter(isDefinite)
  const said = `${request.functionCode} ${requestId} [${answers.map(answer => JSON.stringify(answer)).join(' ')}]`
  if (found !== undefined && found.count > 1) return [`${said} is in the log ${found.count} times`]
  if (new Set(definite.map(answer => JSON.stringify(answer))).size > 1)
    return [`${said} was answered differently`]
  const [first] = definite
  if (first === undefined)
    return found !== undefined && answers.every(answer => answer.kind === 'untaken')
      ? [`${said} was not taken, but is in the log`]
      : []
  if (found === undefined) return [`${said} is not in the log`]
  return isSameOutcome(first, JSON.parse(found.outcome) as StoredOutcome)
    ? []
    : [`${said} is in the log as ${found.outcome}`]
}

interface StoredOutcome {
  result?: unknown
  rejected?: { code: string; field?: string }
}

/** On the wire amounts are decimals of yuan, in the log integers of fen. */
const inFen = (text: string): string =>
  text.replaceAll(/"(-?\d+)\.(\d\d)"/g, (_, yuan: string, fen: string) => String(Number(`${yuan}${fen}`)))

function isSameOutcome(answer: ReturnType<typeof lastAnswer>, { result, rejected }: StoredOutcome): boolean {
  if (answer.kind === 'accepted') return inFen(JSON.stringify(answer.result)) === JSON.stringify(result)
  return answer.kind === 'rejected' && rejected?.code === answer.code && rejected.field === answer.field
}

/** Every accepted order and deposit has its row, and there are no others. */
export function auditEffects(url: string, requests: readonly Request[]): Promise<string[]> {
  return asking(url, async client => {
    const { rows: orders } = await client.query<{ id: number }>(
      'select order_id::float8 as id from everyday.orders',
    )
    const { rows: vouchers } = await client.query<{ id: number }>(
      'select voucher_no::float8 as id from current.voucher where teller_no > 0',
    )
    const wanted = (code: string, field: string): Set<unknown> =>
      new Set(
        requests.flatMap(request => {
          const answer = lastAnswer(request)
          return request.functionCode === code && answer.kind === 'accepted' ? [answer.result[field]] : []
        }),
      )
    return [
      ...differences('order', wanted('C01', 'orderId'), new Set(orders.map(row => row.id))),
      ...differences('voucher', wanted('F09', 'voucherNo'), new Set(vouchers.map(row => row.id))),
    ]
  })
}

function differences(what: string, promised: ReadonlySet<unknown>, there: ReadonlySet<unknown>): string[] {
  return [
    ...[...promised]
      .filter(id => !there.has(id))
      .map(id => `${what} ${String(id)} was promised and is not there`),
    ...[...there]
      .filter(id => !promised.has(id))
      .map(id => `${what} ${String(id)} is there and nobody was told`),
  ]
}

interface BookOrder {
  cl_ord_id: string
  cancel_cl_ord_id: string
  status: string
  quantity: number
  filled_quantity: number
  canceled_quantity: number
}

interface BookTrade {
  key: string
  quantity: number
  amount: number
  cl_ord_id: string
}

/** Compares the exchange's view with the books; empty when both agree about every order and every trade. */
export function auditExchange(url: string, view: ExchangeView): Promise<string[]> {
  return asking(url, async client => {
    const { rows: orders } = await client.query<BookOrder>(
      `select cl_ord_id, cancel_cl_ord_id, status, quantity::float8 as quantity, filled_quantity::float8 as filled_quantity, canceled_quantity::float8 as canceled_quantity
      from everyday.orders where cl_ord_id <> '' or status = 'queued'`,
    )
    const { rows: trades } = await client.query<BookTrade>(
      `select concat_ws('/', t.market, t.trade_no, t.side) as key, t.quantity::float8 as quantity, t.amount::float8 as amount, o.cl_ord_id
      from everyday.trade t join everyday.orders o using (order_id, trade_date)`,
    )
    const { rows: unplaced } = await client.query<{ text: string }>(
      "select concat_ws(' ', source, reason, content) as text from current.unplaced",
    )
    return [
      ...orderFaults(orders, view.orders),
      ...tradeFaults(trades, view.trades),
      ...unplaced.map(({ text }) => `unplaced: ${text}`),
    ]
  })
}

function orderFaults(orders: readonly BookOrder[], receipts: readonly ExchangeReceipt[]): string[] {
  const known = new Map(orders.map(order => [order.cl_ord_id, order]))
  const received = new Map(
    receipts.filter(({ kind }) => kind === 'order').map(receipt => [receipt.clOrdId, receipt]),
  )
  return [
    ...receipts
      .filter(({ times }) => times !== 1)
      .map(({ kind, clOrdId, times }) => `${kind} ${clOrdId} came to the exchange ${times} times`),
    ...receipts
      .filter(
        ({ kind, clOrdId, originalClOrdId }) =>
          !known.has(kind === 'order' ? clOrdId : (originalClOrdId ?? '')),
      )
      .map(({ kind, clOrdId }) => `the exchange has ${kind} ${clOrdId}, which the books do not know`),
    ...orders.flatMap(order => {
      const receipt = received.get(order.cl_ord_id)
      if (receipt === undefined) return [`${order.status} order ${order.cl_ord_id} is not at the exchange`]
      const [ours, theirs] = [ourState(order), theirState(receipt, order)]
      return ours === theirs
        ? []
        : [`order ${order.cl_ord_id}: the books say ${ours}, the exchange ${theirs}`]
    }),
  ]
}

const ourState = (order: BookOrder): string =>
  `${order.status} ${order.filled_quantity} ${order.canceled_quantity}`

function theirState({ status, filled = 0 }: ExchangeReceipt, { quantity }: BookOrder): string {
  return `${status} ${filled} ${status === 'canceled' ? quantity - filled : 0}`
}

function tradeFaults(booked: readonly BookTrade[], made: readonly ExchangeTradeView[]): string[] {
  const text = (quantity: number, amount: number, clOrdId: string): string =>
    `${quantity} for ${amount} of ${clOrdId}`
  const wanted = new Map(
    made.map(trade => [
      `${trade.market}/${trade.tradeNo}/${trade.side}`,
      text(trade.quantity, trade.amount, trade.clOrdId),
    ]),
  )
  const faults: string[] = []
  for (const { key, quantity, amount, cl_ord_id: clOrdId } of booked) {
    const theirs = wanted.get(key)
    if (theirs !== text(quantity, amount, clOrdId))
      faults.push(
        `trade ${key} is booked as ${text(quantity, amount, clOrdId)}, the exchange says ${theirs ?? 'nothing or told once already'}`,
      )
    wanted.delete(key)
  }
  return [...faults, ...[...wanted].map(([key, theirs]) => `trade ${key}, ${theirs}, is not booked`)]
}

/** Computes every balance, lot, hold, fee and freeze again by the rules, from the first command on. */
export function auditBooks(url: string): Promise<string[]> {
  return asking(url, async client => {
    const { lines } = await runAudit(client, { fromStart: true })
    const compared = lines.reduce((sum, line) => sum + line.compared, 0)
    return [
      ...(compared === 0 ? ['the second engine compared nothing'] : []),
      ...lines.flatMap(({ name, findings }) =>
        findings.map(
          ({ subject, what, stored, right }) =>
            `${name}: ${subject}: ${what} is ${stored}, by the rules ${right}`,
        ),
      ),
    ]
  })
}

/** A holding as the depository keeps it. */
export interface DepositoryHolding {
  market: string
  securitiesAccount: string
  tradingUnit: string
  code: string
  shareNature: string
  quantity: number
  bought: number
  sold: number
}

/**
 * Compares our clients' shares with what the depository keeps and what the exchange has moved since, because the depository
 * hears of trades at the close.
 */
export function auditDepository(
  url: string,
  kept: readonly DepositoryHolding[],
  trades: readonly ExchangeTradeView[],
): Promise<string[]> {
  return asking(url, async client => {
    const { rows } = await client.query<{ key: string; shares: number }>(
      `select concat_ws('/', i.market, split_part(h.securities_account_id, '.', 1), h.trading_unit, i.code, nullif(h.share_nature, '')) as key,
        (h.settled + coalesce(sum(u.bought - u.settled_bought - u.sold + u.settled_sold), 0))::float8 as shares
      from current.holding h join current.instrument i using (instrument_no) left join current.unsettled_shares u using (holding_no)
      where i.kind <> 'repo' group by h.holding_no, i.market, i.code`,
    )
    const ours = new Map(rows.filter(({ shares }) => shares !== 0).map(({ key, shares }) => [key, shares]))
    const theirs = new Map(kept.map(each => [keyOf(each), each.quantity + each.bought - each.sold]))
    for (const { side, quantity, ...trade } of trades) {
      const tradingUnit = trade.market === 'XSHE' ? trade.tradingUnit : ''
      const key = keyOf({ ...trade, tradingUnit, shareNature: 'tradable' })
      theirs.set(key, (theirs.get(key) ?? 0) + (side === 'buy' ? quantity : -quantity))
    }
    return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap(key => {
      const [booked, stated] = [ours.get(key) ?? 0, theirs.get(key) ?? 0]
      return booked === stated ? [] : [`${key}: the books hold ${booked}, the depository ${stated}`]
    })
  })
}

type Kept = Pick<DepositoryHolding, 'market' | 'securitiesAccount' | 'tradingUnit' | 'code' | 'shareNature'>

const keyOf = ({ market, securitiesAccount, tradingUnit, code, shareNature }: Kept): string =>
  [market, securitiesAccount, tradingUnit, code, ...(shareNature === 'tradable' ? [] : [shareNature])].join(
    '/',
  )
