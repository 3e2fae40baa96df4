/**
 * The registration company's list of securities accounts (X06) as a DBF table. Its layout is ours, because none is published. A name of
 * more than 20 bytes is cut between two characters, so one that fills its field may go on.
 */
import type { Market } from '@guitai/core/base/market.ts'
import { encodeCharacters } from '../dbf/gb18030.ts'
import { date, label, text } from '../dbf/fields.ts'
import type { DbfLayout } from '../dbf/layout.ts'
import { MOST_RECORDS, problemOf, type ShareholderFile, type ShareholderRecord } from './shareholder-file.ts'

const NAME_BYTES = 20

/** 股东库 */
export const GDK = {
  name: 'GDK',
  version: '1',
  fields: {
    GDDM: text(10, '股东代码'),
    GDXM: label(NAME_BYTES, '股东姓名'),
    ZJLX: text(2, '证件类型'),
    ZJHM: text(20, '证件号码'),
    KHRQ: date('开户日期'),
    XWDM: text(6, '席位代码'),
    ZHZT: text(1, '账户状态'),
  },
} satisfies DbfLayout

export interface TableRow {
  /** The number of the record in the table. */
  line: number
  GDDM: string
  GDXM: string
  ZJHM: string
}

export function shareholderRecords(rows: readonly TableRow[], market: Market): ShareholderFile {
  const lines = new Map<string, number>()
  const records: ShareholderRecord[] = []
  for (const row of rows) {
    const record = recordOf(row, market)
    const problem = records.length === MOST_RECORDS ? TOO_MANY : problemOf(record, market, lines)
    if (problem !== undefined) return { problem: { line: row.line, ...problem } }
    lines.set(record.securitiesAccountId, row.line)
    records.push(record)
  }
  return records.length === 0 ? { problem: { line: 0, ...NOTHING } } : { records }
}

const TOO_MANY = { zh: `超过 ${MOST_RECORDS} 行`, en: `more than ${MOST_RECORDS} lines` }
const NOTHING = { zh: '没有证券账户', en: 'there are no securities accounts in it' }

function recordOf({ line, GDDM, GDXM, ZJHM }: TableRow, market: Market): ShareholderRecord {
  const name = GDXM.normalize('NFKC').trim()
  return {
    lineNo: line,
    securitiesAccountId: `${GDDM}.${market}`,
    name,
    identityNumber: ZJHM.toUpperCase(),
    ...(mayGoOn(GDXM) ? { isNameCut: true } : {}),
  }
}

/** The next character may have up to four bytes, and those of names have two. */
function mayGoOn(name: string): boolean {
  const bytes = encodeCharacters(name, 'gb18030')?.flat().length ?? 0
  return bytes > NAME_BYTES - 2
}
