/**
 * Reads the rows of a table of orders into lines. A line that cannot be read is reported with its column and reason, and the
 * other lines are read. Which column says what is found by batch-header.ts.
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
import { typedNumber } from '@guitai/core/base/typed-number.ts'
import { BATCH_COLUMN_WORDS, type TypedCells } from '@guitai/core/words/batch-column.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import { ORDER_TYPE_WORDS } from '@guitai/core/words/order-type.ts'
import { SIDE_WORDS } from '@guitai/core/words/side.ts'
import { valuesOf } from '@guitai/core/words/words.ts'
import { isEmpty, quoted, SIZES, type Columns, type Field } from './batch-header.ts'
import type { GridCell, GridRow } from './csv-rows.ts'

export type BatchFileSize =
  | { by: 'quantity'; quantity: Shares }
  | { by: 'amount'; amount: Fen }
  | { by: 'share'; parts: number; of: number }

/** What is wrong with a cell, as a text for the person who corrects it. */
export interface WrongCell {
  field: Field
  /** The column as the file's own header calls it, else its title in each language. */
  column: Texts
  problem: Texts
}

type Texts = { zh: string; en: string }

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
      cells: TypedCells
    }
  | { lineNo: number; wrong: readonly WrongCell[]; cells: TypedCells }

/** People write a value as its code, as the screens call it in either language, or as one of `others`. */
function valuesBy<V extends string>(
  words: Record<V, { zh: string; en: string }>,
  others: Record<string, V>,
): ReadonlyMap<string, V> {
  const named = (Object.entries(words) as [V, { zh: string; en: string }][]).flatMap(([value, { zh, en }]) =>
    [value, zh, en].map(name => [name.toLowerCase(), value] as const),
  )
  return new Map([...named, ...Object.entries(others)])
}

const SIDES = valuesBy<Side>(SIDE_WORDS, { 买: 'buy', b: 'buy', 1: 'buy', 卖: 'sell', s: 'sell', 2: 'sell' })
const MARKETS = valuesBy<Market>(MARKET_WORDS, {})
const ORDER_TYPES = valuesBy<OrderType>(ORDER_TYPE_WORDS, {
  '': 'limit',
  最优五档剩余撤销: 'best-five-then-cancel',
  最优五档剩余转限价: 'best-five-then-limit',
  即时成交剩余撤销: 'immediate-or-cancel',
  全额成交或撤销: 'fill-or-kill',
  盘后固定价格: 'after-hours-fixed-price',
})

/** Undefined for an empty line. */
export function readLine(columns: Columns, row: GridRow): BatchFileLine | undefined {
  if (isEmpty(row)) return undefined
  const { lineNo } = row
  const reader = new LineReader(columns, row.cells)
  const market = reader.read(
    'market',
    text => (text === '' ? NO_MARKET : (MARKETS.get(text.toLowerCase()) ?? marketTyped(text))),
    {
      zh: '没有这个市场',
      en: 'no such market',
    },
  )
  const line = {
    lineNo,
    clientNo: reader.read('client', wholeOf, { zh: '不是客户号', en: 'not a client number' }),
    instruments: reader.read('instrument', text => codesOf(text, market), {
      zh: '不是证券代码',
      en: 'not a security code',
    }),
    typed: quoted(reader.text('instrument')),
    side: reader.read('side', text => SIDES.get(text.toLowerCase()), {
      zh: '应为 买 或 卖',
      en: 'must be buy or sell',
    }),
    orderType: reader.read('orderType', text => ORDER_TYPES.get(text.toLowerCase()), {
      zh: '没有这种委托类型',
      en: 'no such order type',
    }),
    price: reader.read(
      'price',
      text => (/^(0(\.0+)?)?$/.test(text) ? 0 : within(parsePrice(typedNumber(text)), MOST_PRICE)),
      {
        zh: '不是价格',
        en: 'not a price',
      },
    ),
    size: reader.size(),
  }
  const wrong = reader.wrong.toSorted((one, other) => placeOf(one) - placeOf(other))
  const cells = reader.cells()
  return wrong.length === 0 ? ({ ...line, cells } as BatchFileLine) : { lineNo, wrong, cells }
}

const placeOf = ({ field }: WrongCell): number => valuesOf(BATCH_COLUMN_WORDS).indexOf(field)

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

/** Only digits are a number. Another notation ('1e5') is a mistake that may cost money. */
function wholeOf(text: string): number | undefined {
  const value = /^\d{1,15}(\.0+)?$/.test(text) ? Number(text) : 0
  return value > 0 && Number.isSafeInteger(value) ? value : undefined
}

/** Reads the cells of a line and keeps all that is wrong: the sender corrects a line once. */
class LineReader {
  readonly #columns: Columns
  readonly #cells: readonly GridCell[]
  readonly wrong: WrongCell[] = []

  constructor(columns: Columns, cells: readonly GridCell[]) {
    this.#columns = columns
    this.#cells = cells
  }

  text(field: Field): string {
    const cell = this.#cells[this.#columns.places.get(field) ?? -1]
    return cell !== undefined && 'text' in cell ? cell.text : ''
  }

  /** What stands in the line, column by column; nothing of empty cells. */
  cells(): TypedCells {
    const given = [...this.#columns.places].flatMap(([field, place]) => {
      const cell = this.#cells[place]
      return cell === undefined ? [] : [[field, quoted(saidBy(cell))] as const]
    })
    return Object.fromEntries(given.filter(([, text]) => text !== ''))
  }

  read<T>(field: Field, convert: (text: string) => T | undefined, problem: Texts): T | undefined {
    const cell = this.#cells[this.#columns.places.get(field) ?? -1]
    if (cell !== undefined && 'formula' in cell)
      return this.#fail(field, {
        zh: `不接受公式：${quoted(cell.formula)}`,
        en: `formulas are not taken: ${quoted(cell.formula)}`,
      })
    if (cell !== undefined && 'rounded' in cell) {
      const { shown, stored } = cell.rounded
      return this.#fail(field, {
        zh: `显示为 ${quoted(shown)}，实际为 ${stored}`,
        en: `${quoted(shown)} is shown, ${stored} is stored`,
      })
    }
    const text = cell?.text ?? ''
    const value = convert(text)
    return value === undefined
      ? this.#fail(field, { zh: `${problem.zh}：${quoted(text)}`, en: `${problem.en}: ${quoted(text)}` })
      : value
  }

  /** Which of quantity, amount and share the line states. */
  size(): BatchFileSize | undefined {
    const fields = SIZES.filter(field => this.#isGiven(field))
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
      const amount = this.read('amount', text => within(parseFen(typedNumber(text)), MAX_FEN), {
        zh: '不是金额',
        en: 'not an amount',
      })
      return amount === undefined ? undefined : { by: 'amount', amount }
    }
    const value = this.read(
      field,
      text => wholeOf(field === 'percent' ? text.replace(/%$/, '') : typedNumber(text)),
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
    return cell !== undefined && (!('text' in cell) || cell.text !== '')
  }

  #fail(field: Field, problem: Texts): undefined {
    const name = this.#columns.names.get(field)
    const column = name === undefined ? BATCH_COLUMN_WORDS[field] : { zh: name, en: name }
    this.wrong.push({ field, column, problem })
    return undefined
  }
}

function saidBy(cell: GridCell): string {
  if ('text' in cell) return cell.text
  return 'formula' in cell ? cell.formula : cell.rounded.shown
}
