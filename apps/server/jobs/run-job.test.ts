/** Chunks and their ids; a second person's agreement; turns; what is refused or breaks off. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeDayFile } from '@guitai/adapters/day-files/write-day-file.ts'
import { applyChanges } from '@guitai/core/books/changes/change.ts'
import type { MutableBooks } from '@guitai/core/books/books.ts'
import { BooksUnavailable, OutcomeUnknown, type Outcome } from '@guitai/core/engine/command.ts'
import { createRegistry } from '@guitai/core/engine/registry.ts'
import { reject } from '@guitai/core/frame/rejection.ts'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import { books } from '@guitai/core/testing/books.ts'
import { commandOf, MAKER } from '../testing/command.ts'
import { jobRunner } from '../testing/job-runner.ts'
import { JOBS } from './registry.generated.ts'
import { JobRunner } from './run-job.ts'

const ACCEPTED: Outcome = { kind: 'accepted', result: {} }
const agreed = commandOf('S91', 1002, { approvalId: 1, agree: true })

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-jobs-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Books in which a teller waits for a second person. */
function asked(functionCode: string, input: object): MutableBooks {
  const given = books()
  const row = {
    approvalId: 1,
    businessDate: given.day.businessDate,
    functionCode,
    input: JSON.stringify(input),
    secrets: '{}',
    makerNo: 1001,
    checkerNo: null,
    approverNo: null,
    channel: 'counter',
    reason: 'always',
    status: 'waiting',
    requestedAt: 1,
  } as const
  applyChanges(given, [{ kind: 'put', table: 'approval', row }])
  return given
}

async function writeTrades(count: number): Promise<void> {
  const records = Array.from({ length: count }, (_, i) => ({
    tradeNo: i + 1,
    partition: 1,
    tradingUnit: '20001',
    clOrdId: `O00000000${i}`,
    securitiesAccount: 'A000000001',
    code: '600000',
    side: 'buy' as const,
    price: 100_000,
    quantity: 100,
    amount: 100_000,
    time: 36_000,
  }))
  const tradeDate = books().day.businessDate
  await writeDayFile(folder, { kind: 'trades', market: 'XSHG', tradeDate, records })
}

describe('a file in chunks of two', () => {
  const request = commandOf('E01', 1001, { market: 'XSHG' })

  test("the last has the request's id, the others ids that follow from it and from what they bring", async () => {
    await writeTrades(5)
    const first = jobRunner(books(), () => ACCEPTED, { folderOf: () => folder })
    await first.runner.run(request)
    expect(first.commands.map(({ inputText }) => JSON.parse(inputText) as unknown)).toMatchObject([
      { market: 'XSHG', gathered: { from: 'trades-file', chunk: 0, isLast: false } },
      { gathered: { chunk: 1, isLast: false } },
      { gathered: { chunk: 2, isLast: true } },
    ])
    expect(first.told).toEqual(['E01 1', 'E01 2', 'E01 3 last'])
    const ids = first.commands.map(({ requestHash }) => requestHash)
    expect(ids[2]).toBe(request.requestHash)
    expect(new Set(ids).size).toBe(3)
    const again = jobRunner(books(), () => ACCEPTED, { folderOf: () => folder })
    await again.runner.run({ ...request, at: 2 })
    expect(again.commands.map(({ requestHash }) => requestHash)).toEqual(ids)
    await writeTrades(6)
    const other = jobRunner(books(), () => ACCEPTED, { folderOf: () => folder })
    await other.runner.run(request)
    expect(other.commands[0]?.requestHash).not.toBe(ids[0])
  })

  test('a chunk that is refused is the answer, and nothing comes after it', async () => {
    await writeTrades(5)
    const refusal: Outcome = { kind: 'rejected', rejection: reject('step_out_of_order') }
    const { runner, commands } = jobRunner(books(), () => refusal, { folderOf: () => folder })
    expect(await runner.run(request)).toEqual(refusal)
    expect(commands.length).toBe(1)
  })

  test('a file that is not there is refused by name, and the engine hears nothing', async () => {
    const { runner, commands } = jobRunner(books(), () => ACCEPTED, { folderOf: () => folder })
    expect(await runner.run(request)).toMatchObject({ rejection: { code: 'file_not_found' } })
    expect(commands).toEqual([])
  })

  test.each([
    ['before anything is done it was not taken', 0, BooksUnavailable],
    ['after a chunk nobody can say', 1, OutcomeUnknown],
  ])('the books are closed on the way: %s', async (_, done, expected) => {
    await writeTrades(5)
    let count = 0
    const { runner } = jobRunner(
      books(),
      () => (count++ < done ? ACCEPTED : Promise.reject(new BooksUnavailable('closed'))),
      { folderOf: () => folder },
    )
    await expect(runner.run(request)).rejects.toThrow(expected)
  })

  test("what a second person agrees to is decided with the first chunk; the rest is the maker's", async () => {
    await writeTrades(3)
    const { runner, commands } = jobRunner(asked('E01', { market: 'XSHG' }), () => ACCEPTED, {
      folderOf: () => folder,
    })
    await runner.run(agreed)
    expect(commands).toMatchObject([
      { functionCode: 'S91', principal: { tellerNo: 1002 }, gathered: { firstRow: 0 } },
      { functionCode: 'E01', principal: MAKER, checkerNo: 1002, gathered: { firstRow: 2, isLast: true } },
    ])
    expect(commands.map(({ requestHash }) => requestHash === agreed.requestHash)).toEqual([false, true])
    expect(commands[1]?.contentHash).toBe(agreed.contentHash)
  })

  test.each([
    ['asked for', commandOf('E11', 1001, {})],
    ['agreed to', agreed],
  ])('%s again with the same id after its end: answered as it was, nothing is read', async (_, repeated) => {
    const answer: Outcome = { kind: 'accepted', result: { trades: 7 } }
    const { runner, commands } = jobRunner(asked('E11', {}), () => answer, { isKnown: () => true })
    expect(await runner.run(repeated)).toEqual(answer)
    expect(commands).toEqual([repeated])
  })
})

test('C03: begun by the agreement, finished in the maker’s name, answered with what came of it', async () => {
  const { runner, commands } = jobRunner(asked('C03', { batchNo: 7 }), () => ACCEPTED)
  const outcome = await runner.run(agreed)
  expect(commands).toMatchObject([
    { functionCode: 'S91', gathered: { from: 'batch-answers', isFirst: true } },
    { functionCode: 'C03', principal: MAKER, gathered: { isLast: true } },
  ])
  expect(outcome).toMatchObject({ kind: 'accepted', result: { batchNo: 7, status: 'done' } })
})

test('C03 again after its end: what came of it, not what its last part said', async () => {
  const { runner, commands } = jobRunner(asked('C03', { batchNo: 7 }), () => ACCEPTED, {
    isKnown: () => true,
  })
  expect(await runner.run(agreed)).toMatchObject({ kind: 'accepted', result: { batchNo: 7, status: 'done' } })
  expect(commands).toEqual([agreed])
})

test('C04: the orders are looked for when it is agreed to', async () => {
  const { runner, commands } = jobRunner(asked('C04', {}), () => ACCEPTED)
  await runner.run(agreed)
  expect(commands).toMatchObject([{ functionCode: 'S91', gathered: { from: 'open-orders', orderIds: [] } }])
})

test('runs of one batch wait for one another, those of another do not', async () => {
  const gates: (() => void)[] = []
  const { runner, commands } = jobRunner(
    books(),
    () => new Promise<Outcome>(resolve => gates.push(() => resolve(ACCEPTED))),
  )
  const runs = [7, 7, 8].map(batchNo => runner.run(commandOf('C03', 1001, { batchNo })))
  await expect.poll(() => commands.length).toBe(2)
  expect(commands.map(({ input }) => (input as { batchNo: number }).batchNo)).toEqual([7, 8])
  const open = setInterval(() => gates.splice(0).forEach(gate => gate()), 1)
  await Promise.all(runs)
  clearInterval(open)
  expect(commands.length).toBe(6)
})

test.each([
  ['no job', commandOf('F09', 1001, {}), undefined],
  ['a refusal to agree', commandOf('S91', 1002, { approvalId: 1, agree: false }), 'E01'],
  ['an agreement to something else', agreed, 'F09'],
])('%s is left to the engine', async (_, command, functionCode) => {
  const given = functionCode === undefined ? books() : asked(functionCode, { market: 'XSHG' })
  const { runner, commands } = jobRunner(given, () => ACCEPTED)
  expect(await runner.run(command)).toBeUndefined()
  expect(commands).toEqual([])
})

test('every job is named by a function, and every function has the job that it names', () => {
  const named = FUNCTIONS.flatMap(({ job }) => (job === undefined ? [] : [job])).toSorted()
  expect(JOBS.map(({ name }) => name).toSorted()).toEqual(named)
  const registry = createRegistry(FUNCTIONS, [])
  const options = { registry, ready: () => Promise.resolve(), progress: () => undefined, ports: {} as never }
  expect(() => new JobRunner({ ...options, jobs: JOBS.slice(1) })).toThrow(/there is no job/)
})
