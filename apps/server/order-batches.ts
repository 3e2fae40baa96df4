/**
 * Batches of orders as the server runs them: the dry run of a file or of typed lines in chunks, and a confirmed batch order by
 * order. Everything has a request id that follows from the request's or the batch's own, so whatever was interrupted is
 * simply asked for again, and nothing is entered twice.
 */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { parseBatchFile } from '@guitai/adapters/batch-file/parse-batch-file.ts'
import { batchCounts, goodLinesWithoutAnswer, type GoodLine } from '@guitai/adapters/storage/order-batches.ts'
import { chooseInstrument } from '@guitai/core/base/instrument-typed.ts'
import type { Books } from '@guitai/core/books/books.ts'
import type { Command, Outcome } from '@guitai/core/engine/command.ts'
import {
  isReadable,
  type BatchAnswer,
  type BatchLine,
  type Gathered,
  type GatheredLine,
} from '@guitai/core/frame/gathered.ts'
import type { Size } from '@guitai/core/frame/order-size.ts'
import { reject } from '@guitai/core/frame/rejection.ts'
import { settingOf } from '@guitai/core/rules/settings.ts'
import type { BatchFileLine } from '@guitai/protocols/batch-file/batch-lines.ts'
import { lineAnswer, lineCommand, type RunCommand } from './run-lines.ts'

const LINES_A_CHUNK = 200
const ORDERS_AT_ONCE = 500

interface TypedInput {
  name: string
  lines?: readonly (Omit<BatchLine, 'lineNo' | 'size'> & {
    sizeBy: 'quantity' | 'amount' | 'share'
    quantity?: number
    amount?: number
    percent?: number
  })[]
}

export async function runCheckBatch(command: Command, books: () => Books, run: RunCommand): Promise<Outcome> {
  const lines = await linesOf(command, books())
  if ('code' in lines) return { kind: 'rejected', rejection: lines }
  const { parameters, day } = books()
  const chunks = chunksByClient(lines, settingOf(parameters, 'batch-lines-per-client', day.businessDate))
  let batchNo = 0
  let outcome: Outcome | undefined
  for (const [index, rows] of chunks.entries()) {
    const isLast = index === chunks.length - 1
    const gathered = { from: 'batch-lines', batchNo, rows, isFirst: index === 0, isLast } as const
    outcome = await run(part(command, gathered, isLast ? '' : `lines ${index}`))
    if (outcome.kind !== 'accepted') return outcome
    batchNo = (outcome.result as { batchNo: number }).batchNo
  }
  return outcome ?? { kind: 'rejected', rejection: reject('batch_file_wrong', 'lines', { reason: '0' }) }
}

/** A part's id follows from the request's; the last part bears the request's own, so a repeat gets its answer. */
function part(command: Command, gathered: Gathered, name: string): Command {
  const { attachment: _, ...rest } = command
  return {
    ...rest,
    gathered,
    inputText: JSON.stringify({ ...nameOf(command), part: name }),
    requestHash:
      name === '' || command.requestHash === ''
        ? command.requestHash
        : hashOf(`${command.requestHash} ${name}`),
  }
}

const nameOf = ({ input }: Command): object => {
  const { lines: _, ...rest } = input as TypedInput
  return rest
}
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)

async function linesOf(command: Command, books: Books): Promise<GatheredLine[] | ReturnType<typeof reject>> {
  const { attachment } = command
  if (attachment === undefined) return typedLines(command.input as TypedInput)
  const file = await parseBatchFile(attachment)
  return 'wrong' in file
    ? reject('batch_file_wrong', 'lines', { reason: `${file.wrong.zh} / ${file.wrong.en}` })
    : file.lines.map(line => fileLine(books, line))
}

function typedLines({ lines = [] }: TypedInput): GatheredLine[] {
  return lines.map(({ sizeBy, quantity, amount, percent, ...request }, index) => {
    const lineNo = index + 1
    const value = { quantity, amount, share: percent }[sizeBy]
    if (value === undefined || value <= 0)
      return { lineNo, wrong: { column: sizeBy, problem: { zh: '未填写', en: 'is missing' } } }
    const size: Size =
      sizeBy === 'quantity'
        ? { by: 'quantity', quantity: value }
        : sizeBy === 'amount'
          ? { by: 'amount', amount: value }
          : { by: 'share', parts: value, of: 100 }
    return { ...request, lineNo, size }
  })
}

function fileLine(books: Books, line: BatchFileLine): GatheredLine {
  if ('wrong' in line) return line
  const { instruments, typed, ...rest } = line
  const instrument = chooseInstrument(instruments, id => books.instrumentsById.has(id))
  if (instrument !== undefined) return { ...rest, instrument }
  const problem = { zh: `没有这只证券，或不止一只：${typed}`, en: `no such security, or several: ${typed}` }
  return { lineNo: line.lineNo, wrong: { column: '证券代码', problem } }
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
      chunk.push(isReadable(line) ? { lineNo: line.lineNo, aboveLimit: { clientNo, limit: most } } : line)
      if (chunk.length >= LINES_A_CHUNK) close()
    }
  }
  close()
  return chunks
}

const answers = (rows: readonly BatchAnswer[], isFirst: boolean, isLast: boolean): Gathered => ({
  from: 'batch-answers',
  rows,
  isFirst,
  isLast,
})
/** May it begin? */
export const BEGIN = answers([], true, false)

export interface BatchPorts {
  db: pg.Pool
  books: () => Books
  run: RunCommand
  /** Batches that are being entered: who confirms one of them again waits for that first. */
  busy: Map<number, Promise<unknown>>
}

export async function runBatchOrders(command: Command, ports: BatchPorts): Promise<Outcome> {
  const begun = await ports.run(part(command, BEGIN, 'begin'))
  return begun.kind === 'accepted' ? finishBatch(command, ports) : begun
}

/** One after another: two at once would both note the same answers. */
export async function finishBatch(request: Command, ports: BatchPorts): Promise<Outcome> {
  const { batchNo } = request.input as { batchNo: number }
  const before = ports.busy.get(batchNo)
  const done = Promise.resolve(before?.catch(() => undefined)).then(() => enterRest(request, ports))
  ports.busy.set(batchNo, done)
  try {
    return await done
  } finally {
    if (ports.busy.get(batchNo) === done) ports.busy.delete(batchNo)
  }
}

/** Enters what of a batch has no answer yet; who agreed to the batch has agreed to its orders. */
async function enterRest(request: Command, { db, books, run }: BatchPorts): Promise<Outcome> {
  const { batchNo } = request.input as { batchNo: number }
  const checkerNo = books().records.order_batch.get(batchNo)?.checkerNo ?? undefined
  const command = { ...request, ...(checkerNo === undefined ? {} : { checkerNo }) }
  for (;;) {
    const lines = await goodLinesWithoutAnswer(db, batchNo, ORDERS_AT_ONCE)
    if (lines.length === 0) break
    const rows = await Promise.all(lines.map(line => enter(line, batchNo, command, run)))
    const [first] = lines
    const noted = await run(
      part(command, answers(rows, false, false), `answers ${first?.lineNo}/${first?.sliceNo}`),
    )
    if (noted.kind !== 'accepted') return noted
  }
  const done = await run(part(command, answers([], false, true), ''))
  return done.kind === 'accepted'
    ? { kind: 'accepted', result: { batchNo, status: 'done', ...(await batchCounts(db, batchNo)) } }
    : done
}

/** Its id is the batch's and the line's: whoever confirms the batch, and however often, it is entered once. */
async function enter(
  { lineNo, sliceNo, ...input }: GoodLine,
  batchNo: number,
  command: Command,
  run: RunCommand,
): Promise<BatchAnswer> {
  const outcome = await run(
    lineCommand({ functionCode: 'C01', input }, command, `batch ${batchNo}/${lineNo}/${sliceNo}`),
  )
  const { status, result, approvalId = 0, code = '' } = lineAnswer(lineNo, outcome)
  const { orderId = 0 } = (result ?? {}) as { orderId?: number }
  const values = 'rejection' in outcome ? outcome.rejection.values : undefined
  const reason = values === undefined ? '' : JSON.stringify(values)
  return { lineNo, sliceNo, status, orderId, approvalId, code, reason }
}
