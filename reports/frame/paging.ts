/**
 * Pages by key: the next page begins after the last row's key, so that a far page costs as much as the first, and new rows in
 * between neither repeat nor hide others. Callers cannot read the cursor.
 */
import { Type } from 'typebox'
import { isBusinessDate } from '@guitai/core/base/business-date.ts'
import { Text, Whole } from '@guitai/core/frame/fields.ts'
import type { Conditions } from './conditions.ts'
import type { Database } from './database.ts'
import type { ReportResult, Row } from './define-report.ts'
import { InvalidReportInput } from './invalid-report-input.ts'

export const MOST_ROWS = 500
const USUAL_ROWS = 100

export const PAGE = {
  after: Type.Optional(Text({ zh: '续读位置', en: 'After' }, 400)),
  limit: Type.Optional(Whole({ zh: '每页行数', en: 'Rows a page' }, 1, MOST_ROWS)),
}

export interface PageInput {
  after?: string
  limit?: number
}

type KeyValue = string | number
type KeyType = 'int8' | 'date' | 'text'

/** The values that the database accepts for the type. */
const IS_OF_TYPE: Record<KeyType, (value: unknown) => boolean> = {
  int8: Number.isSafeInteger,
  date: value => typeof value === 'string' && isBusinessDate(value),
  text: value => typeof value === 'string' && !value.includes('\0'),
}

export function encodeCursor(key: readonly KeyValue[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

export function decodeCursor(text: string, types: readonly KeyType[]): KeyValue[] {
  const key = parsed(Buffer.from(text, 'base64url').toString())
  const isKey =
    Array.isArray(key) &&
    key.length === types.length &&
    types.every((type, place) => IS_OF_TYPE[type](key[place]))
  if (!isKey) throw new InvalidReportInput('after')
  return key as KeyValue[]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export interface KeyedPage {
  /** Everything before `where`. */
  select: string
  conditions: Conditions
  /** The unique key by which rows are sorted: SQL expressions with their types, and the row's fields. */
  key: readonly { sql: string; type: KeyType; field: string }[]
  direction: 'asc' | 'desc'
}

/** One row more than requested tells whether there is a next page. */
export async function readPage(database: Database, input: PageInput, page: KeyedPage): Promise<ReportResult> {
  const { key, direction } = page
  const limit = input.limit ?? USUAL_ROWS
  if (input.after !== undefined)
    addCursor(
      page,
      decodeCursor(
        input.after,
        key.map(({ type }) => type),
      ),
    )
  const order = key.map(({ sql }) => `${sql} ${direction}`).join(', ')
  const text = `${page.select}\n${page.conditions.where()}\norder by ${order}\nlimit ${limit + 1}`
  const rows = await database.query<Row>(text, page.conditions.values)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  if (last === undefined) return { rows }
  return { rows: rows.slice(0, limit), next: encodeCursor(key.map(({ field }) => last[field] as KeyValue)) }
}

/** Reads all pages of what may not be cut. `read` gets the start of each page. */
export async function allPages(
  read: (page: Required<Pick<PageInput, 'limit'>> & PageInput) => Promise<ReportResult>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let after: string | undefined; ;) {
    const page = await read({ limit: MOST_ROWS, ...(after === undefined ? {} : { after }) })
    rows.push(...page.rows)
    if (page.next === undefined) return rows
    after = page.next
  }
}

/** The first page also has the totals of each currency, over all rows and not only its own. */
export async function readPageWithTotals(
  database: Database,
  input: PageInput,
  { totals: select, ...page }: KeyedPage & { totals: string },
): Promise<ReportResult> {
  if (input.after !== undefined) return readPage(database, input, page)
  const { conditions } = page
  const totals = await database.query<Row>(
    `${select}\n${conditions.where()}\ngroup by i.currency order by i.currency`,
    conditions.values,
  )
  return { ...(await readPage(database, input, page)), totals }
}

function addCursor({ key, conditions, direction }: KeyedPage, after: readonly KeyValue[]): void {
  const sign = direction === 'asc' ? '>' : '<'
  const places = key.map(({ type }) => `?::${type}`).join(', ')
  conditions.add(`(${key.map(({ sql }) => sql).join(', ')}) ${sign} (${places})`, ...after)
}
