/**
 * A cell as a person reads it in a file: words for codes, yes and no, the parts of a thing one after another. It has no JSON and no
 * code of which a word is known. Screens do the same (apps/web-kit/grid/columns.ts), where figures are grouped as well.
 */
import type { DeclaredColumn } from '@guitai/core/frame/report-column.ts'
import { findWord, type Dictionary } from './dictionary.ts'
import { plainText } from './plain-text.ts'

export type Language = 'zh' | 'en'

export interface Speech {
  readonly language: Language
  /** The words that the firm keeps itself. */
  readonly dictionary: Dictionary
}

const YES = { zh: '是', en: 'yes' }
const NO = { zh: '否', en: 'no' }
const SEPARATOR = { zh: '，', en: '; ' }
const FIGURES: ReadonlySet<string> = new Set(['money', 'price', 'shares', 'integer'])

/** What of a column's declaration says how a value is said. */
type Said = Pick<DeclaredColumn, 'type' | 'labels' | 'words' | 'parts'>

export function saidCell(value: unknown, column: Said, speech: Speech): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value))
    return value
      .map(each => saidCell(each, column, speech))
      .filter(text => text !== '')
      .join(SEPARATOR[speech.language])
  if (typeof value === 'object') return saidParts(value as Record<string, unknown>, column, speech)
  if (typeof value === 'boolean') return (value ? YES : NO)[speech.language]
  const text = plainText(value)
  const word = column.labels?.[text] ?? findWord(speech.dictionary, column.words, text)
  if (word !== undefined) return word[speech.language]
  return column.type === 'time' ? localTime(text) : text
}

/** Words, numbers of things and dates speak for themselves; a figure and a mark need their title. */
function saidParts(thing: Record<string, unknown>, { parts }: Said, speech: Speech): string {
  if (parts === undefined)
    return Object.values(thing)
      .map(each => saidCell(each, { type: 'text' }, speech))
      .filter(text => text !== '')
      .join(' ')
  return parts
    .flatMap(part => {
      const given = thing[part.name]
      if (given === false) return []
      const title = part.title[speech.language]
      if (given === true) return [title]
      const text = saidCell(given, part, speech)
      return text === '' ? [] : [FIGURES.has(part.type) ? `${title} ${text}` : text]
    })
    .join(' ')
}

/** '2026-11-23T09:31:05.123+08:00' → '2026-11-23 09:31:05'; reports give Shanghai's time. */
export function localTime(moment: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(moment)
    ? `${moment.slice(0, 10)} ${moment.slice(11, 19)}`
    : moment
}
