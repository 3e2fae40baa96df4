/** Reads the command log: the accepted commands and facts in their order, and the command that ends each day. */
import type pg from 'pg'
import { textOf, type Input, type Told } from '../replay/replay.ts'
import { readApprovals } from './read-approvals.ts'
import type { ApprovalRow } from './reference.ts'

interface LogRow {
  no: number
  at: number
  code: string
  tellerNo: number
  input: string
  outcome: string
  date: string
}

const TOLD = `command_no::float8 as no, round(extract(epoch from at) * 1000)::float8 as at, function_code as code,
  teller_no::float8 as "tellerNo", input, outcome, business_date::text as date`

/** What nearly all facts are answered with. */
const TAKEN = '{"result":null}'

/** For these steps of the day end only the last chunk says that the step is done. */
const ONLY_LAST = new Set(['E02', 'E11', 'E12', 'E21'])

/** The number of the last command by which a day's clearing was taken back (E21), by date. */
type TakenBack = ReadonlyMap<string, number>

async function readTakenBack(client: pg.ClientBase): Promise<TakenBack> {
  const { rows } = await client.query<{ date: string; no: number }>(
    `select business_date::text as date, max(command_no)::float8 as no from everyday.command
    where function_code = 'E21' and outcome like '{"result":%' and input::jsonb -> 'gathered' ->> 'isLast' = 'true' group by 1`,
  )
  return new Map(rows.map(row => [row.date, row.no]))
}

/**
 * What a run of the clearing has done is followed as if it had never been, once the run is taken back. What its settlement has ended stays
 * ended, and E21 says so.
 */
function withoutTakenBack(told: readonly (Told & { date: string })[], takenBack: TakenBack): Told[] {
  const settled = new Set<string>()
  return told.flatMap(({ date, ...each }) => {
    const isOfRun = each.no < (takenBack.get(date) ?? 0) && isOfClearing(each)
    if (isOfRun && each.code === 'E12') settled.add(date)
    if (each.code === 'E21') return [{ ...each, input: { ...each.input, hasSettled: settled.has(date) } }]
    return isOfRun ? [] : [each]
  })
}

/** The difference of a fee is found by clearing, and accepted before its day is closed. */
const isOfClearing = ({ code, input }: Told): boolean =>
  code === 'E11' ||
  code === 'E12' ||
  (code === 'E03A' && textOf(input['discrepancyKey']).split('/')[1] === 'fee')

/** Reads the commands after one number up to another. */
export async function readLog(
  client: pg.ClientBase,
  { from, after, upTo }: { from: string; after: number; upTo: number },
): Promise<Told[]> {
  const approvals = await readApprovals(client, from)
  const { rows } = await client.query<LogRow>(
    `select ${TOLD} from everyday.command where command_no > $1 and command_no <= $2 and outcome like '{"result":%' order by command_no`,
    [after, upTo],
  )
  const told = rows.flatMap(row => toldBy(row, approvals).map(each => ({ ...each, date: row.date })))
  return withoutTakenBack(told, await readTakenBack(client))
}

function toldBy(row: LogRow, approvals: ReadonlyMap<number, ApprovalRow>): Told[] {
  const { no, at, code, tellerNo } = row
  const input = JSON.parse(row.input) as Input
  const { result } =
    row.outcome === TAKEN ? { result: null } : (JSON.parse(row.outcome) as { result: Input | null })
  const gathered = input['gathered'] as { isLast?: boolean } | undefined
  const isPart = (of: string): boolean => ONLY_LAST.has(of) && gathered?.isLast !== true
  if (isPart(code)) return []
  if (code !== 'S91') return [{ no, at, code, tellerNo, input, result: result ?? {} }]
  const approved = approvals.get(Number(input['approvalId']))
  if (input['agree'] !== true || approved === undefined || isPart(approved.functionCode)) return []
  const original = JSON.parse(approved.input) as Input
  return [{ no, at, code: approved.functionCode, tellerNo, input: original, result: result ?? {} }]
}

/** G08 gives an account a new number, mostly through an approval. */
export async function readRenumbered(client: pg.ClientBase, from: string): Promise<Map<string, string>> {
  const { rows } = await client.query<LogRow>(
    `select ${TOLD} from everyday.command
    where business_date >= $1::date and function_code in ('G08', 'S91') and outcome like '{"result":%' order by command_no`,
    [from],
  )
  const approvals = rows.length === 0 ? new Map<number, ApprovalRow>() : await readApprovals(client, from)
  const told = rows.flatMap(row => toldBy(row, approvals)).filter(({ code }) => code === 'G08')
  return new Map(
    told.map(({ input }) => {
      const old = textOf(input['securitiesAccount'])
      return [old, `${textOf(input['newNumber'])}${old.slice(old.indexOf('.'))}`]
    }),
  )
}

/** The command that closed each day; a day whose clearing was taken back is closed by a later one. */
export async function readCloses(client: pg.ClientBase): Promise<Map<string, number>> {
  const { rows } = await client.query<{ date: string; no: number }>(
    `select business_date::text as date, max(command_no)::float8 as no from everyday.command
    where function_code = 'E13' and outcome like '{"result":%' group by business_date order by 1`,
  )
  const takenBack = await readTakenBack(client)
  const isClosed = ({ date, no }: { date: string; no: number }): boolean => no > (takenBack.get(date) ?? 0)
  return new Map(rows.filter(isClosed).map(row => [row.date, row.no]))
}

export async function lastCommand(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ no: number }>(
    'select coalesce(max(command_no), 0)::float8 as no from everyday.command',
  )
  return rows[0]?.no ?? 0
}
