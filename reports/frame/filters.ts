/** Filters that many reports share. */
import { Type } from 'typebox'
import { accountsTyped } from '@guitai/core/base/account-typed.ts'
import { ClientSearch, DateField, EndDateField } from '@guitai/core/frame/fields.ts'
import type { Conditions } from './conditions.ts'
import { addCovered } from './covered.ts'
import type { Database } from './database.ts'
import type { ReportContext } from './define-report.ts'
import { InvalidReportInput, SeveralClients } from './invalid-report-input.ts'

/**
 * Client number, cash account, securities account (as account-typed.ts reads it), identity number or phone, in full; name or
 * pinyin from its beginning. A teller who may not see personal data types all of it in full, because from beginnings a masked
 * text could be rebuilt letter by letter.
 */
export const CLIENT = {
  client: Type.Optional(ClientSearch),
}

/** For reports about one client: without a client there is no answer. */
export const NAMED_CLIENT = {
  client: ClientSearch,
}

/** A date, or a period. Without either it is from the business day on, because an evening order belongs to the next day. */
export const PERIOD = {
  date: Type.Optional(DateField({ zh: '日期', en: 'Date' })),
  from: Type.Optional(DateField({ zh: '起始日期', en: 'From' })),
  to: Type.Optional(EndDateField({ zh: '截止日期', en: 'To' }, 'from')),
}

export interface PeriodInput {
  date?: string
  from?: string
  to?: string
}

export async function businessDay(database: Database): Promise<string> {
  const [row] = await database.query<{ date: string | null }>(
    'select max(business_date) as date from current.business_day',
  )
  return row?.date ?? '1970-01-01'
}

export async function addPeriod(
  database: Database,
  conditions: Conditions,
  column: string,
  input: PeriodInput,
): Promise<void> {
  conditions.add(`${column} = ?`, input.date)
  conditions.add(`${column} >= ?`, input.from)
  conditions.add(`${column} <= ?`, input.to)
  if (input.date === undefined && input.from === undefined && input.to === undefined) {
    conditions.add(`${column} >= ?`, await businessDay(database))
  }
}

/** A backslash before what `like` would take for a pattern. */
export function likePrefix(text: string): string {
  return `${text.replace(/[\\%_]/g, '\\$&')}%`
}

const IDENTITY = /^[0-9A-Z]{6,}$/
/** A longer number may not fit into a bigint. */
const NUMBER = /^\d{1,18}$/
/** Numbers that the firm gave: clients and cash accounts. Phones and documents have more digits. */
const OWN_NUMBER = /^\d{1,10}$/

/** True for a search by name, pinyin, phone or document, which looks for a person, found or not. */
export function isPersonalSearch(text: string): boolean {
  const trimmed = text.trim()
  return trimmed !== '' && !OWN_NUMBER.test(trimmed) && accountsTyped(trimmed).length === 0
}

/**
 * The searching teller: data that the teller may not see is found only by its full text. `clientNo` is the client found, when
 * it is one.
 */
export type Searcher = Pick<
  ReportContext,
  'seesPersonalData' | 'clientNo' | 'namesSeveral' | 'branches' | 'clientClasses'
>

/** The clients with this name, pinyin, document or phone. Beginnings are accepted only from tellers who may see them. */
export function personalBranches(
  text: string,
  conditions: Conditions,
  { seesPersonalData }: Pick<Searcher, 'seesPersonalData'>,
): string[] {
  if (!seesPersonalData && !isPersonalSearch(text)) return []
  const place = conditions.place(seesPersonalData ? likePrefix(text) : text)
  const is = seesPersonalData ? 'like' : '='
  return [`name ${is} ${place}`, `pinyin ${is} lower(${place})`].map(
    condition => `select client_no from current.client where ${condition}`,
  )
}

/** One branch for each way in which `text` can name a client; each can use an index of its own. */
export function clientBranches(text: string, conditions: Conditions, searcher: Searcher): string[] {
  const upper = text.toUpperCase()
  const found: string[] = []
  if (NUMBER.test(text)) {
    const place = `${conditions.place(text)}::int8`
    found.push(`select client_no from current.client where client_no = ${place}`)
    found.push(`select client_no from current.cash_account where account_no = ${place}`)
  }
  const accounts = accountsTyped(text)
  if (accounts.length > 0)
    found.push(
      `select client_no from current.securities_account where securities_account_id = any(${conditions.place(accounts)}::text[])`,
    )
  if (IDENTITY.test(upper) && (searcher.seesPersonalData || isPersonalSearch(text))) {
    const place = conditions.place(upper)
    found.push(`select client_no from current.client where identity_number = ${place} or phone = ${place}`)
  }
  return [...found, ...personalBranches(text, conditions, searcher)]
}

export function addClient(
  conditions: Conditions,
  column: string,
  client: string | undefined,
  searcher: Searcher,
): void {
  addCovered(conditions, column, searcher)
  addSearched(conditions, { column, client }, searcher)
}

/** Whom the text names; of whom may be told its caller says. */
export function addSearched(
  conditions: Conditions,
  { column, client }: { column: string; client: string | undefined },
  searcher: Searcher,
): void {
  const text = client?.trim()
  if (text === undefined) return
  if (text === '') throw new InvalidReportInput('client')
  if (searcher.clientNo !== undefined) conditions.add(`${column} = ?::int8`, searcher.clientNo)
  else conditions.add(`${column} in (\n${clientBranches(text, conditions, searcher).join('\n  union ')})`)
}

/** For reports whose figures run on from row to row: those of several clients in one list would be nobody's. */
export function addOneClient(
  conditions: Conditions,
  { column, client }: { column: string; client: string },
  searcher: Searcher,
): void {
  if (searcher.namesSeveral === true) throw new SeveralClients('client')
  addClient(conditions, column, client, searcher)
}
