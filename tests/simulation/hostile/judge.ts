/**
 * What must be true after a hostile exchange, read from the tables, the exchange's control port and the server's log. Each
 * check returns the contradictions it finds, as texts. Nothing here knows the program that filled the tables.
 */
import pg from 'pg'
import { auditBooks, type ExchangeReceipt, type ExchangeTradeView } from '../auditor.ts'
import type { Fate } from './forged-reports.ts'

export interface Said {
  mark: string
  name: string
  fate: Fate
  /** The market of the line over which it was sent. */
  market: string
  /** The exchange has forgotten its numbers on this line since, so the message may be lost. */
  mayBeLost: boolean
}

export interface Evidence {
  databaseUrl: string
  tradeDate: string
  said: readonly Said[]
  receipts: readonly ExchangeReceipt[]
  trades: readonly ExchangeTradeView[]
  engineEnds: readonly string[]
}

export async function judge(evidence: Evidence): Promise<string[]> {
  const client = new pg.Client({ connectionString: evidence.databaseUrl, application_name: 'auditor' })
  await client.connect()
  try {
    return [
      ...endsOfEngine(evidence.engineEnds),
      ...ordersThatLiveTwice(evidence.receipts),
      ...(await fates(client, evidence.said)),
      ...(await honestTrades(client, evidence.trades)),
      ...(await auditBooks(evidence.databaseUrl)),
    ]
  } finally {
    await client.end()
  }
}

/** A cut connection may end the engine. A message may do so once, and is then recognised by its error. */
function endsOfEngine(ends: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const line of ends) {
    const message = /"message":"([^"]*)"/.exec(line)?.[1] ?? line
    counts.set(message, (counts.get(message) ?? 0) + 1)
  }
  return [...counts].flatMap(([message, count]) =>
    count > 1 ? [`the engine ended ${count} times: ${message}`] : [],
  )
}

/**
 * At most one of all submissions of an order is open or filled. The same one may come several times, because an exchange that
 * has forgotten its numbers requests everything again; it recognises it by its clOrdId.
 */
function ordersThatLiveTwice(receipts: readonly ExchangeReceipt[]): string[] {
  const orders = receipts.filter(({ kind }) => kind === 'order')
  const byOrder = Map.groupBy(orders, ({ tradingUnit, clOrdId }) => `${tradingUnit}/${clOrdId.slice(1)}`)
  const twice = [...byOrder].flatMap(([order, all]) => {
    const alive = all.filter(({ open = 0, filled = 0 }) => open > 0 || filled > 0)
    return alive.length > 1
      ? [`order ${order} lives as ${alive.map(({ clOrdId }) => clOrdId).join(' and ')}`]
      : []
  })
  return twice
}

async function fates(client: pg.Client, said: readonly Said[]): Promise<string[]> {
  const heard = await marksHeard(client)
  const listed = await marksIn(client, 'select content as text from current.unplaced where content like $1')
  const { rows } = await client.query<{ no: string }>(
    "select trade_no as no from everyday.trade where trade_no like '9%'",
  )
  const booked = new Set(rows.map(({ no }) => no))
  return said.flatMap(({ mark, name, fate, mayBeLost }) => {
    const isListed = listed.has(mark)
    const isBooked = booked.has(`9${mark.replaceAll(/\D/g, '')}`)
    if (!heard.has(mark)) return mayBeLost ? [] : [`${mark}, ${name}, was never heard`]
    if (fate === 'listed' && isBooked) return [`${mark}, ${name}, is booked`]
    return isListed || isBooked ? [] : [`${mark}, ${name}, is neither booked nor listed`]
  })
}

/** The marks that have reached the command log. */
export function marksHeard(client: pg.Client): Promise<Set<string>> {
  return marksIn(client, 'select input as text from everyday.command where input like $1')
}

async function marksIn(client: pg.Client, text: string): Promise<Set<string>> {
  const { rows } = await client.query<{ text: string }>(text, ['%HOSTILE%'])
  return new Set(rows.flatMap(row => row.text.match(/HOSTILE\d+/g) ?? []))
}

/** Every trade that was made is booked, or a person sees that its order is in doubt. */
async function honestTrades(client: pg.Client, trades: readonly ExchangeTradeView[]): Promise<string[]> {
  const { rows } = await client.query<{ key: string }>(
    "select concat_ws('/', market, trade_no, side) as key from everyday.trade",
  )
  const booked = new Set(rows.map(({ key }) => key))
  const missing = trades.filter(({ market, tradeNo, side }) => !booked.has(`${market}/${tradeNo}/${side}`))
  if (missing.length === 0) return []
  const seen = await client.query<{ text: string }>('select content as text from current.unplaced')
  const texts = seen.rows.map(({ text }) => text).join('\n')
  return missing.flatMap(({ market, tradeNo, clOrdId, quantity }) =>
    texts.includes(clOrdId)
      ? []
      : [`trade ${market}/${tradeNo}, ${quantity} of ${clOrdId}, is neither booked nor seen`],
  )
}
