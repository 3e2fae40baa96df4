/**
 * C93 批量委托试算: the lines of a file or as they were typed, all of a client in one chunk. Whatever was interrupted is simply asked
 * for again: a chunk's id follows from the request's and from what it brings, so no line is entered twice.
 */
import { parseBatchFile } from '@guitai/adapters/batch-file/parse-batch-file.ts'
import { chooseInstrument } from '@guitai/core/base/instrument-typed.ts'
import { formatFen, formatPrice } from '@guitai/core/base/money.ts'
import type { Books } from '@guitai/core/books/books.ts'
import type { Outcome } from '@guitai/core/engine/command.ts'
import { isReadable, type BatchLine, type GatheredLine, type WrongCell } from '@guitai/core/frame/gathered.ts'
import type { Size } from '@guitai/core/frame/order-size.ts'
import { reject, type Rejection } from '@guitai/core/frame/rejection.ts'
import { settingOf } from '@guitai/core/rules/settings.ts'
import { BATCH_COLUMN_WORDS, type BatchColumn, type TypedCells } from '@guitai/core/words/batch-column.ts'
import type { Word } from '@guitai/core/words/words.ts'
import type { BatchFileLine } from '@guitai/protocols/batch-file/batch-lines.ts'
import { defineJob, type Asked, type Reading } from '../define-job.ts'

const LINES_A_CHUNK = 200

type TypedLine = Omit<BatchLine, 'lineNo' | 'size' | 'cells'> & {
  sizeBy: 'quantity' | 'amount' | 'share'
  quantity?: number | undefined
  amount?: number | undefined
  percent?: number | undefined
}

interface TypedInput {
  name: string
  lines?: readonly TypedLine[]
}

export const checkBatch = defineJob<TypedInput>({
  name: 'check-batch',
  afterKill: 'give-up',
  isCancelable: true,
  logged: ({ name }) => ({ name }),
  async read(asked, { books }) {
    const found = await linesOf(asked, books())
    if ('code' in found) return found
    const { lines, ignoredColumns } = found
    const { parameters, day } = books()
    const most = settingOf(parameters, 'batch-lines-per-client', day.businessDate)
    const chunks = chunksByClient(lines, most)
    return chunks.length === 0
      ? reject('batch_file_wrong', 'lines', { reasonZh: '没有委托', reasonEn: 'there are no orders in it' })
      : reading(chunks, ignoredColumns)
  },
})

/** The first chunk makes the batch; the others are told its number. */
async function* reading(chunks: readonly GatheredLine[][], ignoredColumns: readonly string[]): Reading {
  let batchNo = 0
  for (const [index, rows] of chunks.entries()) {
    const isLast = index === chunks.length - 1
    const place = { isFirst: index === 0, isLast }
    const gathered = { from: 'batch-lines', batchNo, rows, ignoredColumns, ...place } as const
    const outcome = yield { gathered, of: chunks.length, restartPoint: 0 }
    batchNo = batchNoOf(outcome)
  }
}

const batchNoOf = (outcome: Outcome): number =>
  outcome.kind === 'accepted' ? (outcome.result as { batchNo: number }).batchNo : 0

async function linesOf(
  { input, command }: Asked<TypedInput>,
  books: Books,
): Promise<{ lines: GatheredLine[]; ignoredColumns: readonly string[] } | Rejection> {
  const { attachment } = command
  if (attachment === undefined) return { lines: typedLines(input), ignoredColumns: [] }
  const file = await parseBatchFile(attachment)
  return 'wrong' in file
    ? reject('batch_file_wrong', 'lines', { reasonZh: file.wrong.zh, reasonEn: file.wrong.en })
    : { lines: file.lines.map(line => fileLine(books, line)), ignoredColumns: file.ignored }
}

function typedLines({ lines = [] }: TypedInput): GatheredLine[] {
  return lines.map(({ sizeBy, quantity, amount, percent, ...request }, index) => {
    const lineNo = index + 1
    const cells = typedCells({ ...request, quantity, amount, percent })
    const value = { quantity, amount, share: percent }[sizeBy]
    if (value === undefined || value <= 0)
      return {
        lineNo,
        wrong: [wrongCell(sizeBy === 'share' ? 'percent' : sizeBy, { zh: '未填写', en: 'is missing' })],
        cells,
      }
    const size: Size =
      sizeBy === 'quantity'
        ? { by: 'quantity', quantity: value }
        : sizeBy === 'amount'
          ? { by: 'amount', amount: value }
          : { by: 'share', parts: value, of: 100 }
    return { ...request, lineNo, size, cells }
  })
}

/** What a file would say of the same line. */
function typedCells({
  clientNo,
  price,
  quantity,
  amount,
  percent,
  ...coded
}: Omit<TypedLine, 'sizeBy'>): TypedCells {
  return {
    client: String(clientNo),
    instrument: coded.instrument,
    side: coded.side,
    orderType: coded.orderType,
    price: formatPrice(price),
    ...(quantity === undefined ? {} : { quantity: String(quantity) }),
    ...(amount === undefined ? {} : { amount: formatFen(amount) }),
    ...(percent === undefined ? {} : { percent: String(percent) }),
  }
}

function fileLine(books: Books, line: BatchFileLine): GatheredLine {
  if ('wrong' in line) return line
  const { instruments, typed, ...rest } = line
  const instrument = chooseInstrument(instruments, id => books.instrumentsById.has(id))
  if (instrument !== undefined) return { ...rest, instrument }
  const problem = { zh: `没有这只证券，或不止一只：${typed}`, en: `no such security, or several: ${typed}` }
  return { lineNo: line.lineNo, wrong: [wrongCell('instrument', problem)], cells: line.cells }
}

function wrongCell(field: BatchColumn, problem: Word): WrongCell {
  return { field, column: BATCH_COLUMN_WORDS[field], problem }
}

/**
 * All lines of a client in one chunk, in their order: what an earlier one holds counts for a later one. As many as the firm
 * allows; those beyond are refused.
 */
export function chunksByClient(lines: readonly GatheredLine[], most: number): GatheredLine[][] {
  const clientOf = (line: GatheredLine): number => (isReadable(line) ? line.clientNo : 0)
  const chunks: GatheredLine[][] = []
  let chunk: GatheredLine[] = []
  const close = (): void => {
    if (chunk.length > 0) chunks.push(chunk)
    chunk = []
  }
  for (const [clientNo, ofClient] of Map.groupBy(lines, clientOf)) {
    const whole = clientNo === 0 ? 0 : most
    chunk.push(...ofClient.slice(0, whole))
    if (chunk.length >= LINES_A_CHUNK) close()
    for (const line of ofClient.slice(whole)) {
      chunk.push(isReadable(line) ? aboveLimit(line, most) : line)
      if (chunk.length >= LINES_A_CHUNK) close()
    }
  }
  close()
  return chunks
}

function aboveLimit({ lineNo, clientNo, cells }: BatchLine, limit: number): GatheredLine {
  return { lineNo, aboveLimit: { clientNo, limit }, ...(cells === undefined ? {} : { cells }) }
}
