/** The dry run in chunks: clients whole, ids that follow from the request's, wrong lines among the good ones. */
import { expect, test } from 'vitest'
import type { Command, Outcome } from '@guitai/core/engine/command.ts'
import { books } from '@guitai/core/testing/books.ts'
import type { GatheredLine } from '@guitai/core/frame/gathered.ts'
import { jobRunner } from '../../testing/job-runner.ts'
import { commandOf } from '../../testing/command.ts'
import { chunksByClient } from './check-batch.ts'

const line = (lineNo: number, clientNo: number): GatheredLine => ({
  lineNo,
  clientNo,
  instrument: '600000.XSHG',
  side: 'buy',
  orderType: 'limit',
  price: 100_000,
  size: { by: 'quantity', quantity: 100 },
})
const request = commandOf('C93', 1001, { name: 'A' })

async function checked(command: Command): Promise<{ commands: Command[]; outcome: Outcome | undefined }> {
  const { runner, commands } = jobRunner(books(), () => ({ kind: 'accepted', result: { batchNo: 7 } }))
  return { outcome: await runner.run(command), commands }
}
const file = (count: number): Uint8Array =>
  Buffer.from(
    `客户号,证券代码,买卖,价格,数量\n${'1,600000.SH,买,10,100\n2,600000.SH,买,10,100\n'.repeat(count / 2)}`,
  )

test('all lines of a client in one chunk, in their order', () => {
  const lines = Array.from({ length: 600 }, (_, i) => line(i + 1, (i % 5) + 1))
  const chunks = chunksByClient(lines, 1000)
  expect(chunks.map(chunk => chunk.length)).toEqual([240, 240, 120])
  for (const chunk of chunks)
    for (const ofClient of Map.groupBy(chunk, each => ('size' in each ? each.clientNo : 0)).values()) {
      expect(ofClient.length).toBe(120)
      expect(ofClient.map(({ lineNo }) => lineNo)).toEqual(
        ofClient.map(({ lineNo }) => lineNo).toSorted((a, b) => a - b),
      )
    }
})

test('a client has as many lines as the firm allows, all in one chunk; the others are refused by name', () => {
  const lines = Array.from({ length: 2500 }, (_, i) => line(i + 1, i % 500 === 0 ? 2 : 1))
  const chunks = chunksByClient(lines, 1000)
  const ofFirst = chunks.filter(chunk => chunk.some(each => 'size' in each && each.clientNo === 1))
  expect(ofFirst.length).toBe(1)
  expect(ofFirst.flat().filter(each => 'size' in each && each.clientNo === 1).length).toBe(1000)
  const all = chunks.flat()
  expect(new Set(all.map(({ lineNo }) => lineNo)).size).toBe(2500)
  const refused = all.filter(each => 'aboveLimit' in each)
  expect(refused.length).toBe(2495 - 1000)
  expect(refused[0]).toMatchObject({ aboveLimit: { clientNo: 1, limit: 1000 } })
})

test('a file: the later chunks are told the number that the first has made', async () => {
  const { commands, outcome } = await checked({ ...request, attachment: file(600) })
  expect(commands.map(({ gathered }) => gathered)).toMatchObject([
    { isFirst: true, isLast: false, batchNo: 0 },
    { isFirst: false, isLast: true, batchNo: 7 },
  ])
  expect(new Set([...commands.map(({ requestHash }) => requestHash), request.requestHash]).size).toBe(3)
  expect(commands.every(command => command.attachment === undefined)).toBe(true)
  expect(outcome).toMatchObject({ kind: 'accepted' })
  const again = await checked({ ...request, attachment: file(600) })
  expect(again.commands.map(({ requestHash }) => requestHash)).toEqual(
    commands.map(({ requestHash }) => requestHash),
  )
})

test('a security that is not listed is named', async () => {
  const attachment = Buffer.from(Buffer.from(file(2)).toString().replace('600000', '699999'))
  const { commands } = await checked({ ...request, attachment })
  expect(commands[0]?.gathered).toMatchObject({
    rows: [
      { lineNo: 2, wrong: [{ field: 'instrument', column: { zh: '证券代码' } }] },
      { lineNo: 3, instrument: '600000.XSHG' },
    ],
  })
})

test('columns that were not read are named with every chunk', async () => {
  const text = '客户号,证券代码,证券名称,买卖,价格,数量\n10000001,600000.SH,浦发银行,买,10,100'
  const { commands } = await checked({ ...request, attachment: Buffer.from(text) })
  expect(commands.map(({ gathered }) => gathered)).toMatchObject([{ ignoredColumns: ['证券名称'] }])
})

test('a file that cannot be read is refused whole', async () => {
  const { commands, outcome } = await checked({ ...request, attachment: Buffer.from('a,b\n1,2') })
  expect(commands).toEqual([])
  const values = { reasonZh: '没有找到表头：a、b', reasonEn: 'no header is found: a、b' }
  expect(outcome).toMatchObject({ kind: 'rejected', rejection: { code: 'batch_file_wrong', values } })
})

test('typed lines: by share, and one without its number', async () => {
  const typed = { clientNo: 1, instrument: '600000.XSHG', side: 'sell', orderType: 'limit', price: 100_000 }
  const lines = [
    { ...typed, sizeBy: 'share', percent: 50 },
    { ...typed, sizeBy: 'quantity' },
  ]
  const { commands } = await checked({ ...request, input: { name: 'A', lines } })
  const rows = commands.flatMap(({ gathered }) => (gathered?.from === 'batch-lines' ? gathered.rows : []))
  expect(rows.toSorted((a, b) => a.lineNo - b.lineNo)).toMatchObject([
    { lineNo: 1, size: { by: 'share', parts: 50, of: 100 } },
    { lineNo: 2, wrong: [{ field: 'quantity', problem: { en: 'is missing' } }] },
  ])
})
