/** Columns of a list: how a value of each type is shown, aligned and how wide it needs to be. */
import { assert } from '@guitai/core/base/assert.ts'
import { textOf } from '../format/text-of.ts'
import { MARKET_WORDS } from '@guitai/core/words/market.ts'
import type { Words } from '@guitai/core/words/words.ts'
import type { ReactNode } from 'react'
import { columnsIn, type DeclaredColumn, type ColumnType } from '@guitai/core/frame/report-column.ts'
import type { Row } from '../api/reports.ts'
import { NOTHING, showCount, showMoney, showPriceText, showTime } from '../format/figures.ts'
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

const FIGURES: ReadonlySet<ColumnType> = new Set(['money', 'price', 'shares', 'integer'])

/** What of a column's declaration says how a value is shown. */
export type Shown = Pick<DeclaredColumn, 'type' | 'labels' | 'parts'>

/** A value as text, by its column's declaration. */
export function showValue(value: unknown, column: Shown, texts: Texts): string {
  if (value === null || value === undefined || value === '') return NOTHING
  if (Array.isArray(value))
    return value.map(each => showValue(each, column, texts)).join(texts.t('word.separator')) || NOTHING
  if (typeof value === 'object') return showParts(value, column, texts)
  const label = column.labels?.[textOf(value)]
  if (label !== undefined) return texts.pick(label)
  return typeof value === 'boolean'
    ? texts.t(value ? 'word.yes' : 'word.no')
    : showTyped(value, column.type, texts)
}

/** Words, numbers of things and dates speak for themselves; a figure and a mark need their title. */
function showParts(value: object, { parts = [] }: Shown, texts: Texts): string {
  const said = parts.flatMap(part => {
    const given = (value as Row)[part.name]
    if (given === null || given === undefined || given === '' || given === false) return []
    if (given === true) return [texts.pick(part.title)]
    const text = showValue(given, part, texts)
    return [FIGURES.has(part.type) ? `${texts.pick(part.title)} ${text}` : text]
  })
  return said.join(' ') || NOTHING
}

function showTyped(value: unknown, type: ColumnType, texts: Texts): string {
  switch (type) {
    case 'money':
      return showMoney(value)
    case 'price':
      return showPriceText(value)
    case 'shares':
      return showCount(value)
    case 'listed':
      return listedText(textOf(value), texts)
    case 'time':
      return showTime(value)
    default:
      return textOf(value)
  }
}

/** '600000.XSHG' → '600000 上海'; the market stays as it is where it is none. */
export function listedText(id: string, { pick }: Pick<Texts, 'pick'>): string {
  const [, number = id, market = ''] = /^(.+)\.([A-Z]{4})$/.exec(id) ?? []
  const word = (MARKET_WORDS as Words)[market]
  return word === undefined ? id : `${number} ${pick(word)}`
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
  declared: readonly DeclaredColumn[] | undefined,
  rows: readonly Row[],
  texts: Texts,
  wordOf?: WordOf,
): GridColumn[] {
  return columnsIn(declared ?? [], texts.language).map(column => {
    const title = texts.pick(column.title)
    const show = (row: Row): string => shownBy(column, row, texts, wordOf)
    return {
      name: column.name,
      title,
      width: widthFor(title, rows.slice(0, SAMPLE).map(show)),
      align: FIGURES.has(column.type) && column.labels === undefined ? 'right' : 'left',
      show,
      tone: row => toneOfCell(column, row),
    }
  })
}

function shownBy(column: DeclaredColumn, row: Row, texts: Texts, wordOf?: WordOf): string {
  const value = row[column.name]
  const word = column.words === undefined ? undefined : wordOf?.(column.words, textOf(value))
  return word === undefined ? showValue(value, column, texts) : texts.pick(word)
}

export function toneOfCell({ name, tone }: DeclaredColumn, row: Row): string | undefined {
  if (tone === undefined) return undefined
  if (tone === 'side') return row[name] === 'buy' ? 'up' : 'down'
  const figure = Number(row[name])
  return figure > 0 ? 'up' : figure < 0 ? 'down' : undefined
}
