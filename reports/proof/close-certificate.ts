/**
 * The close certificate of a day: what was proved, at which batch, the day's totals, the exceptions, and the command log's
 * hash. It is read in one snapshot, side by side on as many connections as there are; the day end stores it.
 */
import type pg from 'pg'
import { formatMoneyIn } from '../frame/format-money-in.ts'
import { outsideDifferences, type LineDifferences } from './outside-differences.ts'
import type { Evening } from './proof-line.ts'
import { inOneSnapshot, sideBySide, type Connections } from './one-snapshot.ts'
import { proveIn, type Proof, type ProvedLine } from './run-proof.ts'

export interface CertificateException {
  /** A discrepancy that is carried, or an outside line that is false. */
  name: string
  since: string
  detail: Record<string, unknown>
}

export interface CloseCertificate extends Proof {
  clearingRun: number
  /** Every internal line is true, so the next day may open. */
  isProved: boolean
  exceptions: CertificateException[]
  /** What makes outside lines false, thing by thing; each needs to be carried. */
  differences: LineDifferences
  /** What settlement modes 3 and 4 leave to tellers, by trade date; money as decimal texts. */
  openSettlement: OpenSettlement[]
  /** What the depository has not moved by its settlement date, or on it; above zero the firm receives it. Money as decimal texts. */
  unpaidDues: UnpaidDue[]
  /** The hash of the closing state that the second engine has calculated. */
  closingStateHash?: string
}

/** The result of the second engine, which knows only the rules, about the day. */
export type SecondEngine = (
  snapshot: pg.ClientBase,
) => Promise<{ line: ProvedLine; closingStateHash: string }>

/** What a certificate needs besides the database. */
export interface CertificateSources {
  heads?: Evening['heads']
  secondEngine?: SecondEngine
}

export interface OpenSettlement {
  tradeDate: string
  currency: string
  mode: number
  clients: number
  trades: number
  /** What clients are to pay and to receive. */
  toPay: string
  toReceive: string
}

export interface UnpaidDue {
  market: string
  tradingUnit: string
  currency: string
  settlementDate: string
  ours: string
  paid: string
  unpaid: string
  /** The settlement date is the first day. */
  days: number
}

export async function closeCertificate(
  clients: Connections,
  businessDate: string,
  { heads = [], secondEngine }: CertificateSources = {},
): Promise<CloseCertificate> {
  const [client] = clients
  return inOneSnapshot(clients, async () => {
    const { proof, second } = await proveTwice(clients, { businessDate, heads }, secondEngine)
    if (second !== undefined) proof.lines.push(second.line)
    return {
      ...proof,
      clearingRun: await clearingRun(client, businessDate),
      isProved: proof.lines.every(line => line.isTrue || !line.isInternal),
      exceptions: [...outsideLines(proof), ...(await carried(client, businessDate))],
      differences: await outsideDifferences(client, proof),
      openSettlement: await leftOpen(client, businessDate),
      unpaidDues: await unpaidDues(client, businessDate),
      ...(second === undefined ? {} : { closingStateHash: second.closingStateHash }),
    }
  })
}

/** The second engine has the last connection to itself, when there is more than one. */
async function proveTwice(
  clients: Connections,
  evening: Evening,
  secondEngine: SecondEngine | undefined,
): Promise<{ proof: Proof; second: Awaited<ReturnType<SecondEngine>> | undefined }> {
  const [first, ...others] = clients
  const last = others.at(-1) ?? first
  const ours: Connections = [first, ...others.slice(0, -1)]
  const [proof, second] = await sideBySide(others.length === 0 ? [first] : [first, last], [
    () => proveIn(ours, evening),
    async () => secondEngine?.(last),
  ])
  return { proof, second }
}

async function clearingRun(client: pg.ClientBase, businessDate: string): Promise<number> {
  const { rows } = await client.query<{ run: number }>(
    'select clearing_run as run from current.business_day where business_date = $1::date',
    [businessDate],
  )
  return rows[0]?.run ?? 0
}

function outsideLines(proof: Proof): CertificateException[] {
  const falseOnes = proof.lines.filter(line => !line.isTrue && !line.isInternal)
  return falseOnes.map(({ name, count, examples }) => ({
    name,
    since: proof.businessDate,
    detail: { count, examples },
  }))
}

/** The figures of a trade by name, as they are stored; a single figure as a text. */
const figures = (side: string): string =>
  `case when ${side} like '{%' then ${side}::jsonb else to_jsonb(${side}) end`

async function carried(client: pg.ClientBase, businessDate: string): Promise<CertificateException[]> {
  const { rows } = await client.query<CertificateException>(
    `select discrepancy_key as name, business_date::text as since,
      jsonb_build_object('kind', kind, 'subject', subject, 'ours', ${figures('ours')}, 'theirs', ${figures('theirs')}, 'resolvedBy', resolved_by) as detail
    from everyday.discrepancy where resolution = 'carry-exception' and business_date <= $1::date order by business_date, discrepancy_key`,
    [businessDate],
  )
  return rows
}

async function unpaidDues(client: pg.ClientBase, businessDate: string): Promise<UnpaidDue[]> {
  const { rows } = await client.query<Record<string, unknown>>(
    `select market, trading_unit as "tradingUnit", currency, settlement_date::text as "settlementDate", ours::float8, paid::float8,
      (ours - paid)::float8 as unpaid, $1::date - settlement_date + 1 as days
    from current.settlement_due where is_open and settlement_date <= $1::date order by settlement_date, market, trading_unit, currency`,
    [businessDate],
  )
  return formatMoneyIn(rows, ['ours', 'paid', 'unpaid']) as unknown as UnpaidDue[]
}

async function leftOpen(client: pg.ClientBase, businessDate: string): Promise<OpenSettlement[]> {
  const { rows } = await client.query<Record<string, unknown>>(
    `select o.trade_date::text as "tradeDate", i.currency, o.mode, count(distinct o.client_no)::int as clients, count(*)::int as trades,
      coalesce(sum(-o.net) filter (where o.net < 0), 0)::float8 as "toPay", coalesce(sum(o.net) filter (where o.net > 0), 0)::float8 as "toReceive"
    from everyday.open_trade o join current.instrument i using (instrument_no)
    where o.settled_on is null and o.trade_date <= $1::date group by o.trade_date, i.currency, o.mode order by 1, 2, 3`,
    [businessDate],
  )
  return formatMoneyIn(rows, ['toPay', 'toReceive']) as unknown as OpenSettlement[]
}
