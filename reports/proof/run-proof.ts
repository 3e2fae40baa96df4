/** The proof of the ledger: all lines over one snapshot, at one batch number. It proves and reports, and never posts. */
import type pg from 'pg'
import { present } from '@guitai/core/base/assert.ts'
import type { Title } from '@guitai/core/frame/define-function.ts'
import { commandLogChain } from './command-log-chain.ts'
import { inOneSnapshot, sideBySide, type Connections } from './one-snapshot.ts'
import type { Evening, FoundLine, ProofLine, SqlLine } from './proof-line.ts'
import { PROOF_LINES } from './proof-lines.ts'
import { readTotals, type DayTotals } from './read-totals.ts'

export interface ProvedLine {
  name: string
  title: Title
  isInternal: boolean
  isTrue: boolean
  /** The number of rows that contradict it. */
  count: number
  /** The first few of them; money in fen, quantities whole. */
  examples: Record<string, unknown>[]
}

export interface Proof {
  businessDate: string
  /** The last batch that the snapshot sees. */
  batchNo: number
  chainHash: string
  lines: ProvedLine[]
  totals: DayTotals
}

const EXAMPLES = 5

export function proveLine(
  client: pg.ClientBase,
  line: ProofLine,
  { businessDate, heads = [] }: { businessDate: string; heads?: Evening['heads'] | undefined },
): Promise<ProvedLine> {
  return 'sql' in line
    ? proveSql(client, line, businessDate)
    : proveFound(client, line, { businessDate, heads })
}

async function proveFound(client: pg.ClientBase, line: FoundLine, evening: Evening): Promise<ProvedLine> {
  const { name, title, isInternal } = line
  const found = await line.find(client, evening)
  const examples = found.slice(0, EXAMPLES).map(example => ({ ...example }))
  return { name, title, isInternal, isTrue: found.length === 0, count: found.length, examples }
}

async function proveSql(client: pg.ClientBase, line: SqlLine, businessDate: string): Promise<ProvedLine> {
  const text = `with violation as materialized (${line.sql})
    select count(*)::float8 as count, (select jsonb_agg(e) from (select * from violation limit ${EXAMPLES}) e) as examples from violation`
  const values = line.sql.includes('$1') ? [businessDate] : []
  const { rows } = await client.query<{ count: number; examples: Record<string, unknown>[] | null }>(
    text,
    values,
  )
  const count = rows[0]?.count ?? 0
  const { name, title, isInternal } = line
  return { name, title, isInternal, isTrue: count === 0, count, examples: rows[0]?.examples ?? [] }
}

export async function runProof(client: pg.ClientBase, businessDate: string): Promise<Proof> {
  return inOneSnapshot([client], () => proveIn([client], { businessDate, heads: [] }))
}

/** Runs within the callers' snapshot. The chain, which reads every row, runs beside all other lines. */
export async function proveIn(clients: Connections, { businessDate, heads }: Evening): Promise<Proof> {
  const [client] = clients
  const others = PROOF_LINES.filter(line => line !== commandLogChain)
  const [proved, chain] = await sideBySide(clients, [
    each => proveLines(each, others, { businessDate, heads }),
    each => proveLines(each, [commandLogChain], { businessDate, heads }),
  ])
  const byName = new Map([...proved, ...chain].map(line => [line.name, line]))
  const lines = PROOF_LINES.map(({ name }) => present(byName.get(name), name))
  return { businessDate, ...(await lastBatch(client)), lines, totals: await readTotals(client, businessDate) }
}

async function proveLines(
  client: pg.ClientBase,
  lines: readonly ProofLine[],
  { businessDate, heads }: Evening,
): Promise<ProvedLine[]> {
  const proved: ProvedLine[] = []
  for (const line of lines) proved.push(await proveLine(client, line, { businessDate, heads }))
  return proved
}

async function lastBatch(client: pg.ClientBase): Promise<{ batchNo: number; chainHash: string }> {
  const { rows } = await client.query<{ batchNo: number; chainHash: string }>(
    'select batch_no::float8 as "batchNo", chain_hash as "chainHash" from current.batch order by batch_no desc limit 1',
  )
  return rows[0] ?? { batchNo: 0, chainHash: '' }
}
