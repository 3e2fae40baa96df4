/** Columns of a list: how a value of each type is shown, aligned and how wide it needs to be. */
import { assert } from '@guitai/core/base/assert.ts'
import { textOf } from '../format/text-of.ts'
import type { ReactNode } from 'react'
import type { ColumnInfo } from '../api/catalogue.ts'
import type { Row } from '../api/reports.ts'
import { groupDecimal, NOTHING, showCount, showMoment, showMoney, showTime } from '../format/figures.ts'
import type { Titles } from '../texts/pick-title.ts'
import type { Texts } from '../texts/use-text.ts'

export interface GridColumn {
  readonly name: string
  readonly title: string
  readonly width: number
  readonly align?: 'left' | 'right' | 'center'
  /** Takes a share of what is left. */
  readonly grows?: boolean
  readonly show?: (row: Row) => ReactNode
  readonly tone?: (row: Row) => string | undefined
}

const RIGHT = new Set([
  'money',
  'fen',
  'price',
  'quantity',
  'shares',
  'integer',
  'number',
  'count',
  'percent',
  'decimal',
])

export function isFigure(type: string | undefined): boolean {
  return RIGHT.has(type ?? '')
}

/** Numbers of things are names, not amounts. */
function isNumberOfThing(name: string): boolean {
  return /(No|Id|Seq)$/.test(name) || name === 'reverses' || name === 'reversedBy'
}

/** A value as text by its column's type. */
export function showValue(value: unknown, type: string | undefined, name: string, texts: Texts): string {
  if (value === null || value === undefined || value === '') return NOTHING
  if (typeof value === 'boolean') return texts.t(value ? 'word.yes' : 'word.no')
  if (name === 'status' || name === 'orderStatus') return texts.word('status', textOf(value))
  if (name === 'tellerNo' && value === 0) return texts.t('word.system')
  if (typeof value === 'object') return showContent(value, name, texts)
  return WORDED.has(name) ? texts.word(name, textOf(value)) : showTyped(value, type)
}

/** Columns whose values have words of the same name in the catalogue. */
const WORDED = new Set([
  'side',
  'market',
  'orderType',
  'reason',
  'channel',
  'phase',
  'currency',
  'custodyMode',
  'identityType',
])

/** Lists of values, by the words each of them has. */
const LIST_WORDS: Readonly<Record<string, string>> = { scopes: 'scope', channels: 'channel', boards: 'board' }

/** What stands in a cell though it is a list or a group: its values, each by its word. */
function showContent(value: object, name: string, texts: Texts): string {
  if (!Array.isArray(value))
    return (
      Object.entries(value)
        .map(([key, each]) => `${key} ${showValue(each, undefined, key, texts)}`)
        .join(' ') || NOTHING
    )
  const group = LIST_WORDS[name]
  const said = (value as unknown[]).map(each =>
    typeof each === 'object' && each !== null
      ? Object.entries(each)
          .map(([key, part]) => showValue(part, undefined, key, texts))
          .join(' ')
      : group === undefined
        ? textOf(each)
        : texts.word(group, textOf(each)),
  )
  return said.join(texts.t('word.separator')) || NOTHING
}

function showTyped(value: unknown, type: string | undefined): string {
  switch (type) {
    case 'money':
    case 'fen':
      return showMoney(value)
    case 'price':
    case 'decimal':
      return groupDecimal(value)
    case 'quantity':
    case 'shares':
    case 'count':
      return showCount(value)
    case 'time':
      return showTime(value)
    case 'moment':
    case 'timestamp':
    case 'datetime':
      return showMoment(value)
    default:
      return textOf(value)
  }
}

/** Pixels a text needs in a list, as the browser itself measures it; figures stand in columns, so each counts as a zero. */
export function textWidth(text: string): number {
  ruler ??= newRuler()
  return Math.ceil(ruler.measureText(text.replaceAll(/\d/g, '0')).width)
}

let ruler: CanvasRenderingContext2D | undefined

function newRuler(): CanvasRenderingContext2D {
  const made = document.createElement('canvas').getContext('2d')
  assert(made !== null, 'a browser draws texts')
  const { fontSize, fontFamily } = getComputedStyle(document.body)
  made.font = `${fontSize} ${fontFamily}`
  return made
}

/** Of the cell, and a pixel for what rounding takes. */
const PADDING = 16
const MOST = 320
const SAMPLE = 60

export function columnWidth(text: string): number {
  return Math.min(MOST, textWidth(text) + PADDING)
}

/** Wide enough for its title and its texts, up to a limit. */
export function widthFor(title: string, said: readonly string[]): number {
  return Math.min(MOST, Math.max(...[title, ...said.slice(0, SAMPLE)].map(textWidth)) + PADDING)
}

/** How a value of a list that the firm keeps is called. */
export type WordOf = (list: string, value: string) => Titles | undefined

/** Columns of a report as the server declares them; widths follow what the first rows contain. */
export function reportColumns(
  declared: readonly ColumnInfo[] | undefined,
  rows: readonly Row[],
  texts: Texts,
  wordOf?: WordOf,
): GridColumn[] {
  const columns = declared ?? Object.keys(rows[0] ?? {}).map((name): ColumnInfo => ({ name }))
  return columns.map(column => {
    const title = texts.pick(column.title) || column.name
    const show = (row: Row): string => shownBy(column, row, texts, wordOf)
    return {
      name: column.name,
      title,
      width: widthFor(title, rows.slice(0, SAMPLE).map(show)),
      align: isFigure(column.type) && !isNumberOfThing(column.name) ? 'right' : 'left',
      show,
      tone: row => toneOfCell(column.name, row),
    }
  })
}

function shownBy(column: ColumnInfo, row: Row, texts: Texts, wordOf?: WordOf): string {
  const value = row[column.name]
  const word = column.words === undefined ? undefined : wordOf?.(column.words, textOf(value))
  if (column.labels !== undefined && Array.isArray(value))
    return (
      value
        .map(each => texts.pick(column.labels?.[textOf(each)]) || textOf(each))
        .join(texts.t('word.separator')) || NOTHING
    )
  const label = word ?? column.labels?.[textOf(value)]
  return label === undefined ? showValue(value, column.type, column.name, texts) : texts.pick(label)
}

export function toneOfCell(name: string, row: Row): string | undefined {
  if (name === 'side') return row['side'] === 'buy' ? 'up' : 'down'
  if (!/profit|change/i.test(name)) return undefined
  const value = Number(row[name])
  return value > 0 ? 'up' : value < 0 ? 'down' : undefined
}
