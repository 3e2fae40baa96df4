/**
 * X06 股东磁盘: the registration company's list of a market, `shareholders-XSHG-20261123` in the market's folder: a DBF table (.dbf) or, where
 * there is none, a text (.csv). It is read whole and verified before its first line is compared; an interrupted one passes over the
 * lines that are compared.
 */
import { createHash } from 'node:crypto'
import { decodeText } from '@guitai/adapters/batch-file/decode-text.ts'
import type { FileSource } from '@guitai/adapters/day-files/file-source.ts'
import { readBytes } from '@guitai/adapters/day-files/read-bytes.ts'
import { readDbfFile } from '@guitai/adapters/day-files/read-dbf-file.ts'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { Market } from '@guitai/core/base/market.ts'
import { fileWrong } from '@guitai/core/frame/file-wrong.ts'
import type { FileShareholder } from '@guitai/core/frame/gathered.ts'
import type { Rejection } from '@guitai/core/frame/rejection.ts'
import { decodeShareholderFile } from '@guitai/protocols/shareholder-file/shareholder-file.ts'
import { GDK, shareholderRecords } from '@guitai/protocols/shareholder-file/shareholder-table.ts'
import { inChunks } from '../chunks.ts'
import { defineJob } from '../define-job.ts'

export const shareholderDisk = defineJob<{ market: Market }>({
  name: 'shareholder-disk',
  turn: ({ market }) => market,
  // The file may have become another one meanwhile, so it is read from its beginning; lines that are compared are passed over.
  afterKill: 'again',
  isCancelable: true,
  async read({ input: { market }, from }, { keptFilesOf, books, sizes }) {
    const tradeDate = books().day.businessDate
    const { source, documents } = keptFilesOf(market)
    const table = await readTable(source, market, fileNameOf(market, tradeDate, 'dbf'))
    const isThere = !('code' in table) || table.code !== 'file_not_found'
    const file = isThere ? table : await readText(source, market, fileNameOf(market, tradeDate))
    if ('code' in file) return file
    const { checksum } = file
    // Each line brings a client into memory, so a chunk has as many lines as a command takes clients.
    return inChunks(file.records, { size: sizes.clients, from }, part => ({
      from: 'shareholders-file',
      market,
      tradeDate,
      checksum,
      ...part,
      ...(part.isLast ? { documents: documents() } : {}),
    }))
  },
})

type List = { records: readonly FileShareholder[]; checksum: string } | Rejection

async function readTable(source: FileSource, market: Market, name: string): Promise<List> {
  const columns = ['GDDM', 'GDXM', 'ZJHM'] as const
  const file = await readDbfFile(source, { name, layout: GDK, columns })
  if (!file.accepted) return file
  const list = shareholderRecords(file.rows, market)
  return 'problem' in list ? fileWrong(list.problem) : { ...list, checksum: file.checksum }
}

async function readText(source: FileSource, market: Market, name: string): Promise<List> {
  const bytes = await readBytes(source, name)
  if ('code' in bytes) return bytes
  const text = decodeText(bytes)
  const list = text === undefined ? { problem: NO_TEXT } : decodeShareholderFile(text, market)
  if ('problem' in list) return fileWrong(list.problem)
  return { ...list, checksum: createHash('sha256').update(bytes).digest('hex') }
}

const NO_TEXT = {
  line: 1,
  zh: '编码不是 UTF-8、UTF-16 或 GB18030',
  en: 'neither UTF-8, UTF-16 nor GB18030',
}

export function fileNameOf(market: Market, tradeDate: BusinessDate, form: 'csv' | 'dbf' = 'csv'): string {
  return `shareholders-${market}-${tradeDate.replaceAll('-', '')}.${form}`
}
