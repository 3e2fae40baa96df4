/**
 * Reads a table of orders into lines. The header names columns in Chinese or English, in any order. A line that cannot be read
 * is reported with its column and reason, and the other lines are read. A table that lacks a needed column is refused whole.
 */
import { instrumentsTyped, marketTyped } from '@guitai/core/base/instrument-typed.ts'
import type { Market, Side } from '@guitai/core/base/market.ts'
import {
  MAX_FEN,
  MAX_SHARES,
  parseFen,
  parsePrice,
  type Fen,
  type Price,
  type Shares,
} from '@guitai/core/base/money.ts'
import type { OrderType } from '@guitai/core/base/order-type.ts'
import type { GridCell, GridRow } from './csv-rows.ts'

export type BatchFileSize =
  | { by: 'quantity'; quantity: Shares }
  | { by: 'amount'; amount: Fen }
  | { by: 'share'; parts: number; of: number }

/** What is wrong with a cell, as a text for the person who corrects it. */
export interface WrongCell {
  column: string
  problem: { zh: string; en: string }
}

export type BatchFileLine =
  | {
      lineNo: number
      clientNo: number
      /** The instruments that the code may mean. The list of securities decides between them. */
      instruments: readonly string[]
      typed: string
      side: Side
      orderType: OrderType
      price: Price
      size: BatchFileSize
    }
  | { lineNo: number; wrong: WrongCell }

type Field =
  'client' | 'instrument' | 'market' | 'side' | 'orderType' | 'price' | 'quantity' | 'amount' | 'percent'

const HEADERS: Record<Field, readonly string[]> = {
  client: ['客户号', '客户', '客户代码', 'client', 'clientno', 'client number'],
  instrument: ['证券代码', '证券', '代码', 'instrument', 'code', 'security'],
  market: ['市场', '交易所', 'market', 'exchange'],
  side: ['买卖', '买卖方向', '方向', 'side'],
  orderType: ['委托类型', '订单类型', 'ordertype', 'order type', 'type'],
  price: ['价格', '委托价格', 'price'],
  quantity: ['数量', '委托数量', 'quantity', 'qty'],
  amount: ['金额', '委托金额', 'amount'],
  percent: ['比例', '可用比例', '比例(%)', 'percent', 'share', '%'],
}
const SIDES: Record<string, Side> = {
  买: 'buy',
  买入: 'buy',
  b: 'buy',
  buy: 'buy',
  1: 'buy',
  卖: 'sell',
  卖出: 'sell',
  s: 'sell',
  sell: 'sell',
  2: 'sell',
}
const ORDER_TYPES: Record<string, OrderType> = {
  '': 'limit',
  限价: 'limit',
  limit: 'limit',
  最优五档剩余撤销: 'best-five-then-cancel',
  'best-five-then-cancel': 'best-five-then-cancel',
  最优五档剩余转限价: 'best-five-then-limit',
  'best-five-then-limit': 'best-five-then-limit',
  本方最优: 'own-best',
  'own-best': 'own-best',
  对手方最优: 'opposite-best',
  'opposite-best': 'opposite-best',
  即时成交剩余撤销: 'immediate-or-cancel',
  'immediate-or-cancel': 'immediate-or-cancel',
  全额成交或撤销: 'fill-or-kill',
  'fill-or-kill': 'fill-or-kill',
  盘后固定价格: 'after-hours-fixed-price',
  'after-hours-fixed-price': 'after-hours-fixed-price',
}

export interface Columns {
  places: ReadonlyMap<Field, number>
  /** The columns' names as the header writes them, for messages about wrong lines. */
  names: ReadonlyMap<Field, string>
}

/** The position of each column, or a sentence in two languages that says what is wrong with the header. */
export function readHeader(row: GridRow | undefined): Columns | { zh: string; en: string } {
  if (row === undefined) return { zh: '文件是空的', en: 'the file is empty' }
  const places = new Map<Field, number>()
  const names = new Map<Field, string>()
  for (const [index, cell] of row.cells.entries()) {
    const name = 'text' in cell ? cell.text : cell.formula
    if (name === '') continue
    const field = fieldOf(name)
    if (field === undefined)
      return { zh: `不认识的列：${quoted(name)}`, en: `unknown column: ${quoted(name)}` }
    if (places.has(field)) return { zh: `重复的列：${name}`, en: `column given twice: ${name}` }
    places.set(field, index)
    names.set(field, name)
  }
  const missing = (['client', 'instrument', 'side'] as const).find(field => !places.has(field))
  if (missing !== undefined)
    return { zh: `缺少列：${HEADERS[missing][0]}`, en: `missing column: ${HEADERS[missing][0]} (${missing})` }
  if (!(['quantity', 'amount', 'percent'] as const).some(field => places.has(field)))
    return { zh: '缺少列：数量、金额或比例', en: 'missing column: quantity, amount or percent' }
  return { places, names }
}

function fieldOf(name: string): Field | undefined {
  const wanted = name.toLowerCase().replace('（', '(').replace('）', ')')
  return (Object.keys(HEADERS) as Field[]).find(field => HEADERS[field].includes(wanted))
}

/** Undefined for an empty line. */
export function readLine(columns: Columns, row: GridRow): BatchFileLine | undefined {
  if (row.cells.every(cell => 'text' in cell && cell.text === '')) return undefined
  const { lineNo } = row
  const reader = new LineReader(columns, row.cells)
  const market = reader.read('market', text => (text === '' ? NO_MARKET : marketTyped(text)), {
    zh: '没有这个市场',
    en: 'no such market',
  })
  const line = {
    lineNo,
    clientNo: reader.read('client', wholeOf, { zh: '不是客户号', en: 'not a client number' }),
    instruments: reader.read('instrument', text => codesOf(text, market), {
      zh: '不是证券代码',
      en: 'not a security code',
    }),
    typed: quoted(reader.text('instrument')),
    side: reader.read('side', text => SIDES[text.toLowerCase()], {
      zh: '应为 买 或 卖',
      en: 'must be buy or sell',
    }),
    orderType: reader.read('orderType', text => ORDER_TYPES[text.toLowerCase()], {
      zh: '没有这种委托类型',
      en: 'no such order type',
    }),
    price: reader.read(
      'price',
      text => (/^(0(\.0+)?)?$/.test(text) ? 0 : within(parsePrice(text), MOST_PRICE)),
      {
        zh: '不是价格',
        en: 'not a price',
      },
    ),
    size: reader.size(),
  }
  const { wrong } = reader
  return wrong === undefined ? (line as BatchFileLine) : { lineNo, wrong }
}

type Texts = WrongCell['problem']

const QUOTED = 40

/** The cell's text, shortened to fit into a sentence and without characters that trouble a screen or a database. */
function quoted(cell: string): string {
  const text = cell
    .slice(0, QUOTED + 1)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
  return cell.length > QUOTED ? `${text.slice(0, QUOTED).toWellFormed()}…` : text
}

const NO_MARKET = 'none'
/** A price of ten million, the limit that screens also have. */
const MOST_PRICE: Price = 99_999_999_999

/** The value when it is above 0 and not above `most`. A sign or a mistyped zero is a mistake that may cost money. */
function within(value: number | undefined, most: number): number | undefined {
  return value !== undefined && value > 0 && value <= most ? value : undefined
}

function codesOf(text: string, market: Market | typeof NO_MARKET | undefined): readonly string[] | undefined {
  const ids = instrumentsTyped(text, market === NO_MARKET ? undefined : market)
  return ids.length === 0 ? undefined : ids
}

/** Only digits are a number. Another notation ('1e5', '1,000') is a mistake that may cost money. */
function wholeOf(text: string): number | undefined {
  const value = /^\d{1,15}(\.0+)?$/.test(text) ? Number(text) : 0
  return value > 0 && Number.isSafeInteger(value) ? value : undefined
}

/** Reads the cells of a line and keeps the first error. */
class LineReader {
  readonly #columns: Columns
  readonly #cells: readonly GridCell[]
  wrong: WrongCell | undefined

  constructor(columns: Columns, cells: readonly GridCell[]) {
    this.#columns = columns
    this.#cells = cells
  }

  text(field: Field): string {
    const cell = this.#cells[this.#columns.places.get(field) ?? -1]
    return cell !== undefined && 'text' in cell ? cell.text : ''
  }

  read<T>(field: Field, convert: (text: string) => T | undefined, problem: Texts): T | undefined {
    const cell = this.#cells[this.#columns.places.get(field) ?? -1]
    if (cell !== undefined && 'formula' in cell)
      return this.#fail(field, {
        zh: `不接受公式：${quoted(cell.formula)}`,
        en: `formulas are not taken: ${quoted(cell.formula)}`,
      })
    const text = cell?.text ?? ''
    const value = convert(text)
    return value === undefined
      ? this.#fail(field, { zh: `${problem.zh}：${quoted(text)}`, en: `${problem.en}: ${quoted(text)}` })
      : value
  }

  /** Which of quantity, amount and share the line states. */
  size(): BatchFileSize | undefined {
    const fields = (['quantity', 'amount', 'percent'] as const).filter(field => this.#isGiven(field))
    const [field] = fields
    if (field === undefined)
      return this.#fail('quantity', {
        zh: '没有数量、金额或比例',
        en: 'neither quantity, amount nor per cent',
      })
    if (fields.length > 1)
      return this.#fail(fields[1] ?? field, {
        zh: '数量、金额、比例只能填一个',
        en: 'only one of quantity, amount and per cent',
      })
    if (field === 'amount') {
      const amount = this.read('amount', text => within(parseFen(text), MAX_FEN), {
        zh: '不是金额',
        en: 'not an amount',
      })
      return amount === undefined ? undefined : { by: 'amount', amount }
    }
    const value = this.read(
      field,
      text => wholeOf(field === 'percent' ? text.replace(/%$/, '') : text),
      field === 'percent'
        ? { zh: '不是比例', en: 'not a per cent' }
        : { zh: '不是数量', en: 'not a quantity' },
    )
    if (value === undefined) return undefined
    if (field === 'quantity')
      return value > MAX_SHARES
        ? this.#fail('quantity', { zh: '数量太大', en: 'the quantity is too large' })
        : { by: 'quantity', quantity: value }
    return value > 100
      ? this.#fail('percent', { zh: '比例应为 1 至 100', en: 'must be 1 to 100 per cent' })
      : { by: 'share', parts: value, of: 100 }
  }

  #isGiven(field: Field): boolean {
    const cell = this.#cells[this.#columns.places.get(field) ?? -1]
    return cell !== undefined && ('formula' in cell || cell.text !== '')
  }

  #fail(field: Field, problem: Texts): undefined {
    this.wrong ??= { column: this.#columns.names.get(field) ?? HEADERS[field][0] ?? field, problem }
    return undefined
  }
}
