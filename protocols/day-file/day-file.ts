/**
 * Writes and reads the text of a day file.
 *
 *   HEADER|trades|2|XSHG|2026-11-23
 *   COLUMNS|tradeNo|tradingUnit|…
 *   1|12345|0000000001|A123456789|600000|buy|128500|100|1285000|09:30:05|1
 *   TRAILER|1|6ca13d52ca70c883e0f0bb101e425a89e8624de51db2d2392593af6a84118090
 */
import { isBusinessDate, type BusinessDate } from '@guitai/core/base/business-date.ts'
import { MARKETS, type Market } from '@guitai/core/base/market.ts'
import { sha256 } from './sha256.ts'
import type { Column } from './columns.ts'
import {
  DAY_FILE_COLUMNS,
  DAY_FILE_KEYS,
  DAY_FILE_KINDS,
  type DayFileKind,
  type DayFileRecord,
} from './kinds.ts'

export const DAY_FILE_VERSION = 2

/** The header and the names of the columns stand before the first record. */
export const FIRST_RECORD_LINE = 3

export interface DayFile<K extends DayFileKind> {
  kind: K
  market: Market
  tradeDate: BusinessDate
  records: DayFileRecord<K>[]
}

export interface DayFileProblem {
  /** Line number, starting with 1. */
  line: number
  /** The name of the column, when a single column is wrong. */
  column?: string
  zh: string
  en: string
}

export type DayFileResult<K extends DayFileKind> =
  { ok: true; file: DayFile<K> } | { ok: false; problem: DayFileProblem }

/** For example 'trades-XSHG-20261123.txt'. */
export function dayFileName(kind: DayFileKind, market: Market, tradeDate: BusinessDate): string {
  return `${kind}-${market}-${tradeDate.replaceAll('-', '')}.txt`
}

type AnyColumns = Record<string, Column<unknown>>
type AnyRecord = Record<string, unknown>

/** The columns of a kind without their types, because both directions go through them by name. */
const columnsOf = (kind: DayFileKind): AnyColumns => DAY_FILE_COLUMNS[kind]

/** UTF-8, every line ended by \n. The trailer has the number of records and the SHA-256 of everything before it. */
export function encodeDayFile<K extends DayFileKind>(file: DayFile<K>): string {
  const columns = columnsOf(file.kind)
  const names = Object.keys(columns)
  const lines = [
    ['HEADER', file.kind, DAY_FILE_VERSION, file.market, file.tradeDate].join('|'),
    ['COLUMNS', ...names].join('|'),
    ...file.records.map(record => {
      const row = record as AnyRecord
      return names.map(name => columns[name]?.write(row[name])).join('|')
    }),
  ]
  const body = lines.join('\n') + '\n'
  return `${body}TRAILER|${file.records.length}|${sha256(body)}\n`
}

class Refused extends Error {
  readonly problem: DayFileProblem
  constructor(problem: DayFileProblem) {
    super(problem.en)
    this.problem = problem
  }
}

function refuse(
  line: number,
  { zh, en, column }: { zh: string; en: string; column?: string | undefined },
): never {
  throw new Refused(column === undefined ? { line, zh, en } : { line, column, zh, en })
}

/** The kind, market and date that the reader asked for. A file of another day or market is a wrong file. */
export interface ExpectedDayFile<K extends DayFileKind> {
  kind: K
  market: Market
  tradeDate: BusinessDate
}

/**
 * Reads strictly: a file is accepted whole or refused whole, with line, column and reason. The refusal of a wrong digest does not say
 * which one would be right.
 */
export function decodeDayFile<K extends DayFileKind>(
  text: string,
  expected: ExpectedDayFile<K>,
): DayFileResult<K> {
  try {
    return { ok: true, file: decode(text, expected) }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem }
    throw error
  }
}

function decode<K extends DayFileKind>(text: string, expected: ExpectedDayFile<K>): DayFile<K> {
  const lines = linesOf(text)
  const last = lines.length
  checkTrailer(text, lines)
  checkHeader(lines[0] ?? '', expected)
  checkColumns(lines[1] ?? '', expected.kind)
  const records: DayFileRecord<K>[] = []
  const seen = new Map<string, number>()
  for (let line = FIRST_RECORD_LINE; line < last; line++) {
    const record = readRecord(expected.kind, lines[line - 1] ?? '', line)
    checkUnique(expected.kind, { record, line, seen })
    records.push(record as DayFileRecord<K>)
  }
  return { ...expected, records }
}

function linesOf(text: string): string[] {
  const lines = text.split('\n')
  if (lines.pop() !== '' || lines.length < 3) {
    refuse(Math.max(1, lines.length), { zh: '文件不完整', en: 'the file is not complete' })
  }
  return lines
}

/** Checks the digest first, because a text with a wrong digest may be anything. */
function checkTrailer(text: string, lines: string[]): void {
  const line = lines.length
  const trailer = lines[line - 1] ?? ''
  const match = /^TRAILER\|(\d{1,9})\|([0-9a-f]{64})$/.exec(trailer)
  if (match === null) refuse(line, { zh: '缺少或无法识别文件尾', en: 'the trailer is missing or malformed' })
  if (sha256(text.slice(0, text.length - trailer.length - 1)) !== match[2])
    refuse(line, { zh: '摘要与内容不符', en: 'the digest is not that of the content', column: 'sha256' })
  const count = lines.length - 3
  if (count !== Number(match[1])) {
    refuse(line, {
      zh: `记录数不符：实为${count}，文件为${match[1]}`,
      en: `${count} records, the file says ${match[1]}`,
      column: 'count',
    })
  }
}

function checkHeader(header: string, expected: ExpectedDayFile<DayFileKind>): void {
  const [mark, kind = '', version, market = '', tradeDate = '', ...more] = header.split('|')
  if (mark !== 'HEADER' || more.length > 0)
    refuse(1, { zh: '缺少或无法识别文件头', en: 'the header is missing or malformed' })
  const wrong = (column: string, value: string, want: string): void => {
    if (value !== want)
      refuse(1, {
        zh: `${column}应为${want}，文件为${value}`,
        en: `${column} is ${value}, wanted ${want}`,
        column,
      })
  }
  if (!DAY_FILE_KINDS.includes(kind as DayFileKind))
    refuse(1, { zh: `未知文件类型${kind}`, en: `unknown kind ${kind}`, column: 'kind' })
  wrong('kind', kind, expected.kind)
  wrong('version', version ?? '', String(DAY_FILE_VERSION))
  if (!MARKETS.includes(market as Market))
    refuse(1, { zh: `未知市场${market}`, en: `unknown market ${market}`, column: 'market' })
  wrong('market', market, expected.market)
  if (!isBusinessDate(tradeDate))
    refuse(1, { zh: `日期错误${tradeDate}`, en: `not a date: ${tradeDate}`, column: 'tradeDate' })
  wrong('tradeDate', tradeDate, expected.tradeDate)
}

function checkColumns(line: string, kind: DayFileKind): void {
  const want = ['COLUMNS', ...Object.keys(columnsOf(kind))]
  const found = line.split('|')
  const at = want.findIndex((name, i) => found[i] !== name)
  if (at >= 0)
    refuse(2, {
      zh: `第${at}列应为${want[at]}`,
      en: `column ${at} is ${found[at]}, wanted ${want[at]}`,
      column: want[at],
    })
  if (found.length > want.length) {
    refuse(2, {
      zh: `多余的列${found[want.length]}`,
      en: `unknown column ${found[want.length]}`,
      column: found[want.length],
    })
  }
}

function readRecord(kind: DayFileKind, text: string, line: number): AnyRecord {
  const columns = Object.entries(columnsOf(kind))
  const fields = text.split('|')
  if (fields.length !== columns.length) {
    refuse(line, {
      zh: `应有${columns.length}列，实有${fields.length}列`,
      en: `${fields.length} columns, wanted ${columns.length}`,
    })
  }
  const record: AnyRecord = {}
  columns.forEach(([name, column], i) => {
    const value = column.read(fields[i] ?? '')
    if (value === undefined) {
      refuse(line, {
        zh: `"${fields[i]}"不是${column.expects.zh}`,
        en: `"${fields[i]}" is not ${column.expects.en}`,
        column: name,
      })
    }
    record[name] = value
  })
  return record
}

function checkUnique(
  kind: DayFileKind,
  { record, line, seen }: { record: AnyRecord; line: number; seen: Map<string, number> },
): void {
  const names: readonly string[] = DAY_FILE_KEYS[kind]
  const key = names.map(name => String(record[name])).join('|')
  const earlier = seen.get(key)
  if (earlier !== undefined) {
    refuse(line, {
      zh: `与第${earlier}行重复：${key}`,
      en: `the same as line ${earlier}: ${key}`,
      column: names[0],
    })
  }
  seen.set(key, line)
}
