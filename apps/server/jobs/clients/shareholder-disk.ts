/**
 * X06 股东磁盘: the registration company's list of a market, `shareholders-XSHG-20261123.csv` in the market's folder. It is read whole and
 * verified before its first line is compared; an interrupted one passes over the lines that are compared.
 */
import { createHash } from 'node:crypto'
import { decodeText } from '@guitai/adapters/batch-file/decode-text.ts'
import { readBytes } from '@guitai/adapters/day-files/read-bytes.ts'
import type { BusinessDate } from '@guitai/core/base/business-date.ts'
import type { Market } from '@guitai/core/base/market.ts'
import { fileWrong } from '@guitai/core/frame/file-wrong.ts'
import { decodeShareholderFile } from '@guitai/protocols/shareholder-file/shareholder-file.ts'
import { inChunks } from '../chunks.ts'
import { defineJob } from '../define-job.ts'

export const shareholderDisk = defineJob<{ market: Market }>({
  name: 'shareholder-disk',
  turn: ({ market }) => market,
  // The file may have become another one meanwhile, so it is read from its beginning; lines that are compared are passed over.
  afterKill: 'again',
  isCancelable: true,
  async read({ input: { market }, from }, { folderOf, books, sizes }) {
    const tradeDate = books().day.businessDate
    const bytes = await readBytes(folderOf(market), fileNameOf(market, tradeDate))
    if ('code' in bytes) return bytes
    const text = decodeText(bytes)
    const file = text === undefined ? { problem: NO_TEXT } : decodeShareholderFile(text, market)
    if ('problem' in file) return fileWrong(file.problem)
    const checksum = createHash('sha256').update(bytes).digest('hex')
    // Each line brings a client into memory, so a chunk has as many lines as a command takes clients.
    return inChunks(file.records, { size: sizes.clients, from }, part => ({
      from: 'shareholders-file',
      market,
      tradeDate,
      checksum,
      ...part,
    }))
  },
})

const NO_TEXT = {
  line: 1,
  zh: '编码不是 UTF-8、UTF-16 或 GB18030',
  en: 'neither UTF-8, UTF-16 nor GB18030',
}

export function fileNameOf(market: Market, tradeDate: BusinessDate): string {
  return `shareholders-${market}-${tradeDate.replaceAll('-', '')}.csv`
}
