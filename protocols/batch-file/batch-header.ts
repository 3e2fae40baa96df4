/**
 * Finds out which column of a table of orders says what. The header names columns in Chinese or English, in any order. Titles may
 * stand above it. Columns that say nothing about an order, such as a security's name or a remark, are not read; the person who
 * sent the file is told their names.
 */
import { BATCH_COLUMN_WORDS, type BatchColumn } from '@guitai/core/words/batch-column.ts'
import { valuesOf } from '@guitai/core/words/words.ts'
import type { GridRow } from './csv-rows.ts'

export type Field = BatchColumn

/** What else people write at the head of a column, besides its title in either language. */
const OTHER_NAMES: Readonly<Record<Field, readonly string[]>> = {
  client: ['客户', '客户代码', '客户编号', 'clientno', 'client number'],
  instrument: ['证券', '代码', 'instrument', 'code'],
  market: ['交易所', 'exchange'],
  side: ['买卖方向', '方向'],
  orderType: ['订单类型', 'ordertype', 'type'],
  price: ['委托价格'],
  quantity: ['委托数量', 'qty'],
  amount: ['委托金额'],
  percent: ['可用比例', '比例(%)', 'percent', 'share', '%'],
}
const FIELDS: ReadonlyMap<string, Field> = new Map(
  valuesOf(BATCH_COLUMN_WORDS).flatMap(field => {
    const { zh, en } = BATCH_COLUMN_WORDS[field]
    return [zh, en.toLowerCase(), ...OTHER_NAMES[field]].map(name => [name, field] as const)
  }),
)
const NEEDED = ['client', 'instrument', 'side'] as const
export const SIZES = ['quantity', 'amount', 'percent'] as const
/** The header is searched for in so many rows that are not empty. */
const TITLES = 20

export interface Columns {
  places: ReadonlyMap<Field, number>
  /** The columns' names as the header writes them, for messages about wrong lines. */
  names: ReadonlyMap<Field, string>
  /** The names of the columns that are not read. */
  ignored: readonly string[]
}

type Texts = { zh: string; en: string }

/** The header's columns, after which `rows` goes on with the first line; or a sentence in two languages that says what is wrong. */
export function findHeader(rows: Iterator<GridRow>): Columns | Texts {
  let nearest: { columns: Columns; known: number } | undefined
  for (let looked = 0; looked < TITLES;) {
    const next = rows.next()
    if (next.done === true) break
    if (isEmpty(next.value)) continue
    looked++
    const columns = columnsOf(next.value)
    if ('zh' in columns) return columns
    if (missingOf(columns) === undefined) return columns
    const known = columns.places.size
    if (nearest === undefined || known > nearest.known) nearest = { columns, known }
  }
  if (nearest === undefined) return { zh: '文件是空的', en: 'the file is empty' }
  const { columns } = nearest
  if (columns.places.size === 0) {
    const seen = columns.ignored.slice(0, 10).join('、')
    return { zh: `没有找到表头：${seen}`, en: `no header is found: ${seen}` }
  }
  return missingOf(columns) ?? columns
}

export function isEmpty({ cells }: GridRow): boolean {
  return cells.every(cell => 'text' in cell && cell.text === '')
}

function columnsOf(row: GridRow): Columns | Texts {
  const places = new Map<Field, number>()
  const names = new Map<Field, string>()
  const ignored: string[] = []
  let twice: string | undefined
  for (const [index, cell] of row.cells.entries()) {
    const name = 'text' in cell ? cell.text : 'formula' in cell ? cell.formula : cell.rounded.shown
    if (name === '') continue
    const field = FIELDS.get(name.toLowerCase())
    if (field === undefined) ignored.push(quoted(name))
    else if (places.has(field)) twice ??= name
    else {
      places.set(field, index)
      names.set(field, name)
    }
  }
  const columns = { places, names, ignored }
  // A title may say one word twice; a header must not.
  return twice !== undefined && missingOf(columns) === undefined
    ? { zh: `重复的列：${twice}`, en: `column given twice: ${twice}` }
    : columns
}

function missingOf({ places }: Columns): Texts | undefined {
  const missing = NEEDED.find(field => !places.has(field))
  if (missing !== undefined)
    return {
      zh: `缺少列：${BATCH_COLUMN_WORDS[missing].zh}`,
      en: `missing column: ${BATCH_COLUMN_WORDS[missing].en}`,
    }
  return SIZES.some(field => places.has(field))
    ? undefined
    : { zh: '缺少列：数量、金额或比例', en: 'missing column: quantity, amount or percent' }
}

const QUOTED = 40

/** The cell's text, shortened to fit into a sentence and without characters that trouble a screen or a database. */
export function quoted(cell: string): string {
  const text = cell
    .slice(0, QUOTED + 1)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
  return cell.length > QUOTED ? `${text.slice(0, QUOTED).toWellFormed()}…` : text
}
