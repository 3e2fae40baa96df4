/**
 * Reads the registration company's list of securities accounts (X06): CSV with a header in Chinese or English that names at least three
 * columns, in any order. The list is taken whole or refused whole, with line and reason.
 *
 *   证券账户,姓名,证件号码
 *   A123456789.XSHG,张三,11010519491231002X
 */
import type { Market } from '@guitai/core/base/market.ts'
import { csvRows, type GridRow } from '../batch-file/csv-rows.ts'

export interface ShareholderRecord {
  /** As a reader of the file counts, from 1. */
  lineNo: number
  securitiesAccountId: string
  name: string
  /** With capital letters. */
  identityNumber: string
  /** The name fills its field, so the rest of it may have been cut off. */
  isNameCut?: true
}

export interface ShareholderProblem {
  line: number
  zh: string
  en: string
}

export type ShareholderFile = { records: ShareholderRecord[] } | { problem: ShareholderProblem }

export const MOST_RECORDS = 200_000

const NAMES = {
  account: ['证券账户', '股东账号', 'securities account', 'account'],
  name: ['姓名', '名称', '姓名/名称', 'name'],
  identity: ['证件号码', 'identity number', 'identity'],
} as const
type Field = keyof typeof NAMES
const FIELDS = Object.keys(NAMES) as Field[]

/** What the counter keeps of each has at most so many letters. */
const ACCOUNT = /^[A-Z0-9]{10}\.[A-Z]{4}$/
const NAME = /^.{1,60}$/u
const IDENTITY = /^[0-9A-Z()/-]{1,30}$/

export function decodeShareholderFile(text: string, market: Market): ShareholderFile {
  let places: Record<Field, number> | undefined
  const records: ShareholderRecord[] = []
  const lines = new Map<string, number>()
  for (const row of csvRows(text)) {
    if (isEmpty(row)) continue
    if (places === undefined) {
      const found = placesOf(row)
      if ('problem' in found) return found
      places = found
      continue
    }
    const record = recordOf(row, places)
    const problem = record === undefined ? NOT_READ : problemOf(record, market, lines)
    if (record === undefined || problem !== undefined) return wrong(row.lineNo, problem ?? NOT_READ)
    if (records.length === MOST_RECORDS)
      return wrong(row.lineNo, { zh: `超过 ${MOST_RECORDS} 行`, en: `more than ${MOST_RECORDS} lines` })
    lines.set(record.securitiesAccountId, record.lineNo)
    records.push(record)
  }
  return records.length === 0
    ? wrong(1, { zh: '没有证券账户', en: 'there are no securities accounts in it' })
    : { records }
}

type Texts = Omit<ShareholderProblem, 'line'>

const NOT_READ: Texts = { zh: '有公式，不能读取', en: 'a formula is not read' }
const wrong = (line: number, texts: Texts): { problem: ShareholderProblem } => ({
  problem: { line, ...texts },
})

const isEmpty = ({ cells }: GridRow): boolean => cells.every(cell => 'text' in cell && cell.text === '')

function placesOf({ cells, lineNo }: GridRow): Record<Field, number> | { problem: ShareholderProblem } {
  const names = cells.map(cell => ('text' in cell ? cell.text.toLowerCase() : ''))
  const places = FIELDS.map(
    field => [field, names.findIndex(name => (NAMES[field] as readonly string[]).includes(name))] as const,
  )
  const missing = places.find(([, place]) => place < 0)
  if (missing === undefined) return Object.fromEntries(places) as Record<Field, number>
  const [zh] = NAMES[missing[0]]
  return wrong(lineNo, { zh: `表头缺少“${zh}”`, en: `the header has no column ${missing[0]} (${zh})` })
}

/** Undefined where one of the cells is a formula. */
function recordOf(
  { cells, lineNo }: GridRow,
  places: Readonly<Record<Field, number>>,
): ShareholderRecord | undefined {
  const [securitiesAccountId, name, identity] = FIELDS.map(field => {
    const cell = cells[places[field]] ?? { text: '' }
    return 'text' in cell ? cell.text : undefined
  })
  if (securitiesAccountId === undefined || name === undefined || identity === undefined) return undefined
  return { lineNo, securitiesAccountId, name, identityNumber: identity.toUpperCase() }
}

/** What is wrong with a record, whichever form the list has. */
export function problemOf(
  { securitiesAccountId: account, name, identityNumber }: ShareholderRecord,
  market: Market,
  lines: ReadonlyMap<string, number>,
): Texts | undefined {
  if (!ACCOUNT.test(account))
    return { zh: `证券账户格式不符：${account}`, en: `no securities account: ${account}` }
  if (!account.endsWith(`.${market}`))
    return { zh: `不是 ${market} 的账户：${account}`, en: `not of ${market}: ${account}` }
  if (!NAME.test(name)) return { zh: '姓名为空或过长', en: 'the name is empty or too long' }
  if (!IDENTITY.test(identityNumber))
    return { zh: '证件号码为空或格式不符', en: 'the identity number is empty or has a wrong form' }
  const before = lines.get(account)
  return before === undefined
    ? undefined
    : { zh: `${account} 与第 ${before} 行重复`, en: `${account} stands on line ${before} already` }
}
