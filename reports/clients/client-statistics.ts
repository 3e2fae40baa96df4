/**
 * F14 个人统计 — what a client did and earned in a period, one line per currency: money in and out, turnover, fees and taxes by
 * kind, profit of sales, profit of holdings, return.
 *
 * A voucher that was reversed on its day is left out with its reversal; what a later day corrects (G04) counts on that day. The
 * profit of holdings is as of the end of the period: by the last price today, by the closing price on a past day, and not given
 * where that is missing. Return = profit / (money, cost of shares and repo lending at the beginning + money that came in). Holdings that were taken over with the branch (X08) count as there
 * at the beginning, at the cost they came with.
 */
import { Type } from 'typebox'
import { mulDiv } from '@guitai/core/base/money.ts'
import { conditions } from '../frame/conditions.ts'
import type { Database } from '../frame/database.ts'
import { defineReport, type Row } from '../frame/define-report.ts'
import { addOneClient, businessDay, NAMED_CLIENT, PERIOD, type Searcher } from '../frame/filters.ts'
import { NOT_PAIRED } from '../trades/same-day-pairs.ts'
import { marketValueOf, type ToBeValued } from '../custody/client-holdings.ts'
import { replayPositions, type Position, type ShareMove } from '../trades/realised-profit.ts'
import { CURRENCY_WORDS } from '@guitai/core/words/currency.ts'
import { currencySql } from '../frame/currency-sql.ts'

const CURRENCY = currencySql('e.asset')
const amounts = (condition: string): string => `coalesce(sum(e.amount) filter (where ${condition}), 0)::int8`
const of = (...kinds: string[]): string => `e.kind in (${kinds.map(kind => `'${kind}'`).join(', ')})`

/** For a correction of an earlier day: red is subtracted from what was counted then, blue is counted. */
const adjusted = (is: 'in' | 'out', color: 'red' | 'blue'): string =>
  amounts(`v.kind = 'adjustment-${is}' and v.reverses is ${color === 'red' ? 'not null' : 'null'}`)

const MONEY = `select e.client_no as "clientNo", ${CURRENCY} as currency,
  ${amounts(of('deposit', 'transfer-in', 'remittance-in'))} + ${adjusted('in', 'blue')} - ${adjusted('out', 'red')} as "moneyIn",
  ${amounts(of('withdrawal', 'transfer-out', 'remittance-out', 'deduction'))} + ${adjusted('out', 'blue')} - ${adjusted('in', 'red')} as "moneyOut",
  ${amounts(of('interest'))} as interest, ${amounts(of('penalty-interest'))} as penalty,
  ${amounts(`${of('settlement-difference')} and d.account_no is not null`)} - ${amounts(
    `${of('settlement-difference')} and d.account_no is null or ${of('custody-fee', 'counter-fee')}`,
  )} as other
from everyday.entry e
left join everyday.voucher v on v.voucher_no = e.voucher_no
left join current.house_account d on d.account_no = e.debit_account`

const FEES = ['commission', 'stamp_duty', 'transfer_fee', 'exchange_fee', 'regulatory_fee', 'settlement_fee']
const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

const TRADES = `select e.client_no as "clientNo", i.currency, count(*) filter (where e.quantity > 0)::int8 as trades,
  coalesce(sum(e.amount) filter (where e.side = 'buy'), 0)::int8 as bought,
  coalesce(sum(e.amount) filter (where e.side = 'sell'), 0)::int8 as sold,
  ${FEES.map(fee => `sum(e.${fee})::int8 as "${camel(fee)}"`).join(', ')},
  coalesce(sum(${FEES.map(fee => `e.${fee}`).join(' + ')}) filter (where i.kind = 'repo'), 0)::int8 as "repoFees"
from everyday.trade e join current.instrument i on i.instrument_no = e.instrument_no`

/**
 * The client's side is the one that is no house account; its effect on the account or holding has a sign. A fill, and each
 * correction of it, is one move: shares and money of one trade in one command. Shares from another broker cost what the
 * transfer says; those that were booked ahead of the depository and then refused take with them what their voucher says.
 */
const MOVES = `select min(e.business_date) as "businessDate", e.client_no as "clientNo", i.currency, i.instrument_no as "instrumentNo",
  coalesce(t.holding_no, leg.account_no) as "holdingNo", t.side,
  coalesce(sum(leg.amount) filter (where e.asset > 3), 0)::int8 as quantity, coalesce(sum(leg.amount) filter (where e.asset <= 3), 0)::int8 as money,
  max(case when v.kind = 'reversal' or e.kind = 'custody-refused' then -v.cost when e.kind = 'custody-in' then coalesce((
    select c.cost from everyday.custody_transfer c where c.holding_no = leg.account_no and c.kind = 'transfer-in' and c.voucher_no = 0
      and c.ended_on = e.business_date and c.quantity = leg.amount order by c.transfer_no limit 1), 0) else v.cost end) as cost,
  e.kind in ('pledge', 'release') as "isAcross", e.kind = 'opening' as "isOpening"
from everyday.entry e
left join current.house_account d on d.account_no = e.debit_account
cross join lateral (select case when d.account_no is null then e.debit_account else e.credit_account end as account_no,
  case when d.account_no is null then -e.amount else e.amount end as amount) leg
left join everyday.trade t on t.trade_seq = e.trade_seq and t.trade_date = e.trade_date
left join everyday.voucher v on v.voucher_no = e.voucher_no
join current.instrument i on i.instrument_no = coalesce(t.instrument_no, e.asset) and i.kind <> 'repo'`
const ONE_MOVE = `group by e.client_no, i.currency, i.instrument_no, 5, t.side, e.kind, e.trade_seq, e.command_no, case when t.side is null then e.entry_no end
order by min(e.business_date), min(e.entry_no)`

const HELD = `select e.client_no as "clientNo", i.currency, i.kind, i.accrued_interest as "accruedInterest", e.holding_no as "holdingNo", e.cost,
  e.settled + coalesce((select sum(u.bought - u.settled_bought - u.sold + u.settled_sold) from current.unsettled_shares u
    where u.holding_no = e.holding_no), 0)::int8 as quantity,
  coalesce((q.content ->> 'last')::int8, i.previous_close) as price
from current.holding e join current.instrument i on i.instrument_no = e.instrument_no
left join quotes.quote q on q.instrument = i.code || '.' || i.market`

/** What was held when a past day ended, and the price then. What it had cost is known from the replay of its moves. */
const heldOn = (
  date: string,
): string => `select e.client_no as "clientNo", i.currency, i.kind, p.accrued_interest as "accruedInterest", e.holding_no as "holdingNo",
  b.balance as quantity, p.price
from current.holding e join current.instrument i on i.instrument_no = e.instrument_no
cross join lateral (select balance from everyday.balance where account_no = e.holding_no and business_date <= ${date}::date
  order by business_date desc limit 1) b
left join lateral (select price, accrued_interest from current.closing_price where instrument_no = e.instrument_no
  and business_date <= ${date}::date order by business_date desc limit 1) p on true`

/**
 * What repos brought back in the period beyond what was lent, and what is lent when it begins; for borrowing the same below
 * zero. It comes back where the journal shows it: at the day end before the maturity date.
 */
const repos = (from: string, to: string): string => `select e.client_no as "clientNo", i.currency,
  coalesce(sum(case e.side when 'lend' then e.interest else -e.interest end) filter (where e.status <> 'open'
    and b.booked_on >= ${from}::date and b.booked_on <= ${to}::date), 0)::int8 as income,
  coalesce(sum(case e.side when 'lend' then e.amount else -e.amount end) filter (where e.trade_date < ${from}::date
    and (e.status = 'open' or b.booked_on >= ${from}::date)), 0)::int8 as lent
from current.repo e join current.instrument i on i.instrument_no = e.instrument_no
cross join lateral (select max(business_date) as booked_on from current.business_day where business_date < e.maturity_date) b`

const OPENING = `select distinct on (e.client_no, e.asset) e.client_no as "clientNo", ${CURRENCY} as currency, e.balance_after as balance
from everyday.entry e`

const money = (name: string, zh: string, en: string) => ({ name, title: { zh, en }, type: 'money' }) as const

export const clientStatistics = defineReport({
  code: 'F14',
  name: 'client-statistics',
  title: { zh: '个人统计', en: "Client's statistics" },
  module: 'funds',
  kind: 'query',
  about: 'clients',
  input: Type.Object({ ...NAMED_CLIENT, ...PERIOD }, { additionalProperties: false }),
  columns: [
    { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
    { name: 'currency', title: { zh: '币种', en: 'Currency' }, type: 'enum', labels: CURRENCY_WORDS },
    money('opening', '期初资金', 'Opening cash'),
    money('moneyIn', '存入合计', 'Money in'),
    money('moneyOut', '取出合计', 'Money out'),
    { name: 'trades', title: { zh: '成交笔数', en: 'Trades' }, type: 'integer' },
    money('bought', '买入金额', 'Bought'),
    money('sold', '卖出金额', 'Sold'),
    money('turnover', '成交金额', 'Turnover'),
    money('commission', '佣金', 'Commission'),
    money('stampDuty', '印花税', 'Stamp duty'),
    money('transferFee', '过户费', 'Transfer fee'),
    money('exchangeFee', '经手费', 'Exchange fee'),
    money('regulatoryFee', '证管费', 'Regulatory fee'),
    money('settlementFee', '结算费', 'Settlement fee'),
    money('fees', '费用合计', 'Fees and taxes'),
    money('interest', '利息', 'Interest'),
    money('penalty', '罚息', 'Penalty interest'),
    money('repo', '回购收益', 'Interest of repos'),
    money('other', '其他收支', 'Other fees and differences'),
    money('realised', '已实现盈亏', 'Profit of sales'),
    money('marketValue', '持仓市值', 'Market value'),
    money('unrealised', '浮动盈亏', 'Profit of what is held'),
    money('profit', '盈亏合计', 'Profit'),
    { name: 'returnRate', title: { zh: '收益率', en: 'Return' }, type: 'text' },
  ],
  async run(database, input, context) {
    const today = await businessDay(database)
    const from = input.date ?? input.from ?? (input.to === undefined ? today : '0001-01-01')
    const to = input.date ?? input.to ?? '9999-12-31'
    const period: Period = { client: input.client, from, to, reachesToday: to >= today, searcher: context }
    const parts = await readParts(database, period)
    return { rows: statistics(parts, period) }
  },
})

interface Period {
  client: string
  from: string
  to: string
  reachesToday: boolean
  searcher: Searcher
}

interface Held {
  holdingNo: number
  quantity: number
  /** Absent for a past day. */
  cost?: number
  /** Null where no closing price is stored. */
  price: number | null
}

interface Parts {
  money: Row[]
  trades: Row[]
  opening: Row[]
  moves: (ShareMove & { clientNo: number })[]
  held: (Row & ToBeValued & Held)[]
  repos: Row[]
}

type Where = readonly [sql: string, ...values: unknown[]]

async function readParts(
  database: Database,
  { client, from, to, reachesToday, searcher }: Period,
): Promise<Parts> {
  const ask = <R extends Row>(select: string, where: readonly Where[], rest: string) => {
    const filter = conditions()
    addOneClient(filter, { column: 'e.client_no', client }, searcher)
    for (const [sql, ...values] of where) filter.add(sql, ...values)
    return database.query<R>(`${select} ${filter.where()} ${rest}`, filter.values)
  }
  const isCash: Where = ['e.asset <= ?', 3]
  const movesBalance: Where = ['e.kind <> ?', 'settle']
  const booked: Where[] = [
    ['e.business_date >= ?', from],
    ['e.business_date <= ?', to],
  ]
  const traded: Where[] = [
    ['e.trade_date >= ?', from],
    ['e.trade_date <= ?', to],
  ]
  const before: Where[] = [['e.business_date < ?', from], isCash, movesBalance]
  const shares: Where[] = [
    ['e.business_date <= ?', to],
    ['(e.asset > ? or e.trade_seq is not null)', 3],
    movesBalance,
  ]
  return {
    money: await ask(MONEY, [...booked, isCash, [NOT_PAIRED]], 'group by e.client_no, e.asset'),
    trades: await ask(TRADES, traded, 'group by e.client_no, i.currency'),
    opening: await ask(
      OPENING,
      before,
      'order by e.client_no, e.asset, e.business_date desc, e.entry_no desc',
    ),
    moves: await ask<Parts['moves'][number] & Row>(MOVES, shares, ONE_MOVE),
    held: await readHeld(database, { client, to, reachesToday, searcher }),
    repos: await readRepos(database, { client, from, to, searcher }),
  }
}

function readHeld(
  database: Database,
  { client, to, reachesToday, searcher }: Pick<Period, 'client' | 'to' | 'reachesToday' | 'searcher'>,
): Promise<Parts['held']> {
  const filter = conditions()
  const select = reachesToday ? HELD : heldOn(filter.place(to))
  addOneClient(filter, { column: 'e.client_no', client }, searcher)
  if (!reachesToday) filter.add('b.balance > ?', 0)
  return database.query(`${select} ${filter.where()} order by e.holding_no`, filter.values)
}

function readRepos(
  database: Database,
  { client, from, to, searcher }: Pick<Period, 'client' | 'from' | 'to' | 'searcher'>,
): Promise<Row[]> {
  const filter = conditions()
  const select = repos(filter.place(from), filter.place(to))
  addOneClient(filter, { column: 'e.client_no', client }, searcher)
  return database.query<Row>(`${select} ${filter.where()} group by e.client_no, i.currency`, filter.values)
}

function statistics(parts: Parts, period: Period): Row[] {
  const all = [...parts.money, ...parts.trades, ...parts.opening, ...parts.held, ...parts.repos]
  const lines = new Map(all.map(row => [`${String(row['clientNo'])}/${String(row['currency'])}`, row]))
  return [...lines.values()]
    .map(({ clientNo, currency }) =>
      lineOf(parts, period, { clientNo: clientNo as number, currency: currency as string }),
    )
    .sort((a, b) => (a['clientNo'] as number) - (b['clientNo'] as number) || order(a) - order(b))
}

const order = (row: Row): number => ['CNY', 'USD', 'HKD'].indexOf(row['currency'] as string)

function lineOf(
  parts: Parts,
  period: Period,
  { clientNo, currency }: { clientNo: number; currency: string },
): Row {
  const mine = <R extends Row>(rows: readonly R[]): R[] =>
    rows.filter(row => row['clientNo'] === clientNo && row['currency'] === currency)
  const figure = (rows: readonly Row[], name: string): number => (mine(rows)[0]?.[name] ?? 0) as number
  const { money: cash, trades } = parts
  const replay = replayPositions(
    parts.moves.filter(move => move.clientNo === clientNo && move.currency === currency),
    period.from,
  )
  const held = mine(parts.held)
  const marketValue = valueOf(held)
  const cost = sum(held.map(row => row.cost ?? replay.after.get(row.holdingNo)?.cost ?? 0))
  const unrealised = marketValue === null ? null : marketValue - cost
  const realised = replay.realised.get(currency) ?? 0
  const interest = figure(cash, 'interest')
  const penalty = figure(cash, 'penalty')
  const opening = figure(parts.opening, 'balance')
  const moneyIn = figure(cash, 'moneyIn')
  const [repo, other] = [figure(parts.repos, 'income'), figure(cash, 'other')]
  const earned = interest - penalty + repo - figure(trades, 'repoFees') + other
  const profit = realised + (unrealised ?? 0) + earned
  const fees = FEES.map(fee => [camel(fee), figure(trades, camel(fee))] as const)
  const [bought, sold] = [figure(trades, 'bought'), figure(trades, 'sold')]
  return {
    clientNo,
    currency,
    opening,
    moneyIn,
    moneyOut: figure(cash, 'moneyOut'),
    trades: figure(trades, 'trades'),
    bought,
    sold,
    turnover: bought + sold,
    ...Object.fromEntries(fees),
    fees: sum(fees.map(([, amount]) => amount)),
    interest,
    penalty,
    repo,
    other,
    realised,
    marketValue,
    unrealised,
    profit,
    returnRate: rateText(profit, opening + costOf(replay.before) + figure(parts.repos, 'lent') + moneyIn),
  }
}

/** Null when the price of one is missing. */
const valueOf = (held: Parts['held']): number | null =>
  held.reduce<number | null>(
    (total, row) =>
      total === null || row.price === null ? null : total + marketValueOf(row, row.price, row.quantity),
    0,
  )

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)

const costOf = (positions: ReadonlyMap<number, Position>): number =>
  sum([...positions.values()].map(position => position.cost))

/** Two decimals, rounded half up; null when nothing was invested. */
export function rateText(profit: number, capital: number): string | null {
  if (capital <= 0) return null
  const points = mulDiv(Math.abs(profit), 10_000, capital)
  const text = `${Math.floor(points / 100)}.${String(points % 100).padStart(2, '0')}%`
  return profit < 0 && points > 0 ? `-${text}` : text
}
