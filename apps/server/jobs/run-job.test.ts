/** Chunks and their ids; what becomes of a job that is cut, canceled, agreed to; turns; what is refused or breaks off. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeDayFile } from '@guitai/adapters/day-files/write-day-file.ts'
import { applyChanges } from '@guitai/core/books/changes/change.ts'
import { present } from '@guitai/core/base/assert.ts'
import type { MutableBooks } from '@guitai/core/books/books.ts'
import { fullRight } from '@guitai/core/books/function-right.ts'
import type { JobRun } from '@guitai/core/books/tables/jobs/job.ts'
import { BooksUnavailable, OutcomeUnknown, type Command, type Outcome } from '@guitai/core/engine/command.ts'
import { createRegistry } from '@guitai/core/engine/registry.ts'
import { acceptLines } from '@guitai/core/frame/lines.ts'
import { reject } from '@guitai/core/frame/rejection.ts'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import { books as noTellers } from '@guitai/core/testing/books.ts'
import { aJob } from '@guitai/core/testing/jobs.ts'
import { withTellers } from '@guitai/core/testing/tellers.ts'
import { commandOf, MAKER } from '../testing/command.ts'
import { jobRunner } from '../testing/job-runner.ts'
import { MOST_JOBS } from './jobs-of-tellers.ts'
import { JOBS } from './registry.generated.ts'
import { JobRunner } from './run-job.ts'

const books = (): MutableBooks => withTellers(noTellers())
const ACCEPTED: Outcome = { kind: 'accepted', result: {} }
const agreed = commandOf('S91', 1002, { approvalId: 1, agree: true })

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-jobs-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Books in which a teller waits for a second person, and one who may agree to everything. */
function asked(functionCode: string, input: object): MutableBooks {
  const given = books()
  const [role = ''] = present(given.tellers.get(1002), 'checker').roles
  given.roles.set(role, {
    ...present(given.roles.get(role), 'role'),
    rights: [fullRight('*')],
    isChecker: true,
  })
  const row = {
    approvalId: 1,
    businessDate: given.day.businessDate,
    functionCode,
    input: JSON.stringify(input),
    secrets: '{}',
    makerNo: 1001,
    branchNo: 1,
    checkerNo: null,
    approverNo: null,
    channel: 'counter',
    reason: 'always',
    status: 'waiting',
    requestedAt: 1,
  } as const
  applyChanges(given, [{ kind: 'insert', table: 'approval', row }])
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

const E01 = commandOf('E01', 1001, { market: 'XSHG' })
const jobOf = (given: MutableBooks): JobRun | undefined => [...given.jobs.values()][0]

describe('a file in chunks of two', () => {
  test('every chunk has an id that follows from the request’s and from what it brings', async () => {
    await writeTrades(5)
    const given = books()
    const first = jobRunner(given, () => ACCEPTED, { folderOf: () => folder })
    await first.runner.run(E01)
    expect(first.commands.map(({ inputText }) => JSON.parse(inputText) as unknown)).toMatchObject([
      { market: 'XSHG', gathered: { from: 'trades-file', chunk: 1, isLast: false } },
      { gathered: { chunk: 2, isLast: false } },
      { gathered: { chunk: 3, isLast: true } },
    ])
    expect(first.told).toEqual(['E01 0/? begins', 'E01 1/3', 'E01 2/3', 'E01 3/3', 'E01 3/3 ended'])
    expect(jobOf(given)).toMatchObject({
      job: 'import-fills',
      functionCode: 'E01',
      input: '{"market":"XSHG"}',
      tellerNo: 1001,
      status: 'done',
      runs: 1,
      done: 3,
      of: 3,
      restartPoint: 5,
    })
    const ids = first.commands.map(({ requestHash }) => requestHash)
    expect(new Set([...ids, E01.requestHash]).size).toBe(4)
    const again = jobRunner(books(), () => ACCEPTED, { folderOf: () => folder })
    await again.runner.run({ ...E01, at: 2 })
    expect(again.commands.map(({ requestHash }) => requestHash)).toEqual(ids)
    await writeTrades(6)
    const other = jobRunner(books(), () => ACCEPTED, { folderOf: () => folder })
    await other.runner.run(E01)
    expect(other.commands[0]?.requestHash).not.toBe(ids[0])
  })

  test('a chunk that is refused is the answer, now and for ever, and nothing comes after it', async () => {
    await writeTrades(5)
    const given = books()
    const refusal: Outcome = { kind: 'rejected', rejection: reject('step_out_of_order') }
    const { runner, commands } = jobRunner(given, () => refusal, { folderOf: () => folder })
    expect(await runner.run(E01)).toEqual(refusal)
    expect(jobOf(given)).toMatchObject({ status: 'failed', done: 0 })
    expect(await runner.run(E01)).toEqual(refusal)
    expect(commands.length).toBe(1)
  })

  test('a file that is not there is refused by name, and the engine decides nothing', async () => {
    const { runner, commands } = jobRunner(books(), () => ACCEPTED, { folderOf: () => folder })
    expect(await runner.run(E01)).toMatchObject({ rejection: { code: 'file_not_found' } })
    expect(commands).toEqual([])
  })

  test('what goes wrong ends it; asked for once more it is tried once more', async () => {
    await writeTrades(5)
    const given = books()
    const broken = jobRunner(given, () => Promise.reject(new Error('a disk')), { folderOf: () => folder })
    await expect(broken.runner.run(E01)).rejects.toThrow('a disk')
    expect(jobOf(given)).toMatchObject({ status: 'failed', failure: '{"error":"a disk"}' })
    const { runner } = jobRunner(given, () => ACCEPTED, { folderOf: () => folder })
    expect(await runner.run(E01)).toEqual(ACCEPTED)
    expect(jobOf(given)).toMatchObject({ status: 'done', failure: '', runs: 2 })
  })

  test('asked for twice at once it is run once; with other content it is refused', async () => {
    await writeTrades(5)
    const given = books()
    const { runner, commands } = jobRunner(given, () => ACCEPTED, { folderOf: () => folder })
    expect(await Promise.all([runner.run(E01), runner.run(E01)])).toEqual([ACCEPTED, ACCEPTED])
    expect(commands.length).toBe(3)
    expect(given.jobs.size).toBe(1)
  })
})

/** Books in which the request was cut behind its first chunk: the server died. */
async function cut(given: MutableBooks, command: Command): Promise<string[]> {
  let count = 0
  const { runner, commands } = jobRunner(
    given,
    () => (count++ < 1 ? ACCEPTED : Promise.reject(new BooksUnavailable('closed'))),
    { folderOf: () => folder },
  )
  await expect(runner.run(command)).rejects.toThrow(OutcomeUnknown)
  return commands.map(({ requestHash }) => requestHash)
}

describe('cut in the middle', () => {
  beforeEach(() => writeTrades(5))

  test('the books are closed on the way: nobody can say, and the record says how far it is', async () => {
    const given = books()
    await cut(given, E01)
    expect(jobOf(given)).toMatchObject({ status: 'running', done: 1, of: 3, restartPoint: 2, endedAt: null })
  })

  test('it goes on by itself behind its restart point; whoever asks meanwhile joins it', async () => {
    const given = books()
    const ids = await cut(given, E01)
    const { runner, commands, told } = jobRunner(given, () => ACCEPTED, { folderOf: () => folder })
    runner.open()
    expect(await runner.run(E01)).toEqual(ACCEPTED)
    expect(commands.map(({ gathered }) => gathered)).toMatchObject([{ firstRow: 2 }, { firstRow: 4 }])
    // The chunk that nobody knows the end of comes once more under its own id.
    expect(commands[0]?.requestHash).toBe(ids[1])
    expect(told).toEqual(['E01 1/3 begins', 'E01 2/3', 'E01 3/3', 'E01 3/3 ended'])
    expect(jobOf(given)).toMatchObject({ status: 'done', runs: 2, done: 3 })
  })

  test('its last chunk was decided: only what follows is left', async () => {
    const given = books()
    await writeTrades(1)
    const first = jobRunner(given, () => ACCEPTED, { folderOf: () => folder })
    await first.runner.run(E01)
    applyChanges(given, [
      {
        kind: 'update',
        table: 'job',
        row: { ...present(jobOf(given), 'job'), status: 'running', endedAt: null },
      },
    ])
    const { runner, commands, told } = jobRunner(given, () => ACCEPTED, {
      db: { query: () => Promise.resolve({ rows: [{ outcome: '{"result":{"trades":1}}' }] }) } as never,
    })
    runner.open()
    await runner.atRest()
    expect([commands, told]).toEqual([[], ['E01 1/1 ended']])
    expect(await runner.run(E01)).toEqual({ kind: 'accepted', result: { trades: 1 } })
  })

  test('what breaks off again and again waits for a person, who sends it on', async () => {
    const given = books()
    await cut(given, E01)
    for (let time = 0; time < 2; time++) {
      const { runner } = jobRunner(given, () => Promise.reject(new BooksUnavailable('closed')), {
        folderOf: () => folder,
      })
      runner.open()
      await runner.atRest()
      runner.close()
    }
    const { runner, commands } = jobRunner(given, () => ACCEPTED, { folderOf: () => folder })
    runner.open()
    await runner.atRest()
    expect(jobOf(given)).toMatchObject({ status: 'interrupted', runs: 3 })
    expect(commands).toEqual([])
    const row: JobRun = { ...present(jobOf(given), 'job'), status: 'requested', runs: 0 }
    applyChanges(given, [{ kind: 'update', table: 'job', row }])
    const sentOn = new Set(given.jobs.values())
    runner.committed({ job: { inserted: new Set(), updated: sentOn, held: new Set() } })
    await runner.atRest()
    expect(jobOf(given)).toMatchObject({ status: 'done', runs: 1 })
    runner.close()
  })

  test.each([
    ['ask', 'interrupted'],
    ['give-up', 'abandoned'],
  ] as const)(
    'a job that says %s is %s, and goes on where its request comes again',
    async (afterKill, status) => {
      const given = books()
      await cut(given, E01)
      const jobs = JOBS.map(job => (job.name === 'import-fills' ? { ...job, afterKill } : job))
      const { runner, commands } = jobRunner(given, () => ACCEPTED, { folderOf: () => folder, jobs })
      runner.open()
      await runner.atRest()
      expect(jobOf(given)).toMatchObject({ status, runs: 1 })
      expect(commands).toEqual([])
      expect(await runner.run(E01)).toEqual(ACCEPTED)
      expect(jobOf(given)).toMatchObject({ status: 'done', runs: 2, done: 3 })
      runner.close()
    },
  )
})

describe('the day went on', () => {
  const nextDay = (given: MutableBooks): void => {
    given.day.businessDate = '2026-11-24'
  }
  const REFUSED = { rejection: { code: 'job_of_other_day', values: { date: '2026-11-23' } } }

  test('what was cut does not go on behind a restart point in another day’s file', async () => {
    await writeTrades(5)
    const given = books()
    await cut(given, E01)
    nextDay(given)
    const { runner, commands } = jobRunner(given, () => ACCEPTED, { folderOf: () => folder })
    runner.open()
    await runner.atRest()
    expect(jobOf(given)).toMatchObject({ status: 'failed', restartPoint: 2 })
    expect(await runner.run(E01)).toMatchObject(REFUSED)
    expect(commands).toEqual([])
    runner.close()
  })

  test.each(['interrupted', 'abandoned'] as const)(
    'nor does one that is %s, when its request comes again',
    async status => {
      await writeTrades(5)
      const given = books()
      await cut(given, E01)
      const row: JobRun = { ...present(jobOf(given), 'job'), status }
      applyChanges(given, [{ kind: 'update', table: 'job', row }])
      nextDay(given)
      const { runner, commands } = jobRunner(given, () => ACCEPTED, { folderOf: () => folder })
      expect(await runner.run(E01)).toMatchObject(REFUSED)
      expect(commands).toEqual([])
    },
  )

  test('one that a person sends on then is ended', async () => {
    const given = books()
    await writeTrades(5)
    await cut(given, E01)
    const row: JobRun = { ...present(jobOf(given), 'job'), status: 'requested', runs: 0 }
    applyChanges(given, [{ kind: 'update', table: 'job', row }])
    nextDay(given)
    const { runner, commands } = jobRunner(given, () => ACCEPTED, { folderOf: () => folder })
    runner.open()
    runner.committed({ job: { inserted: new Set(), updated: new Set(given.jobs.values()), held: new Set() } })
    await runner.atRest()
    expect([commands, jobOf(given)?.status]).toEqual([[], 'failed'])
    runner.close()
  })
})

describe('canceled between two chunks', () => {
  const wish = (given: MutableBooks): void =>
    applyChanges(given, [
      { kind: 'update', table: 'job', row: { ...present(jobOf(given), 'job'), cancelAskedBy: 1001 } },
    ])

  test('what is done stays, the rest is left, and so it is answered for ever', async () => {
    await writeTrades(5)
    const given = books()
    const { runner, commands, told } = jobRunner(given, () => (wish(given), ACCEPTED), {
      folderOf: () => folder,
    })
    for (let time = 0; time < 2; time++)
      expect(await runner.run(E01)).toMatchObject({ kind: 'rejected', rejection: { code: 'job_canceled' } })
    expect(commands.length).toBe(1)
    expect(told).toEqual(['E01 0/? begins', 'E01 1/3', 'E01 1/3 ended'])
    expect(jobOf(given)).toMatchObject({ status: 'canceled', done: 1 })
  })

  test('behind the last chunk it is done all the same', async () => {
    await writeTrades(2)
    const given = books()
    const { runner } = jobRunner(given, () => (wish(given), ACCEPTED), { folderOf: () => folder })
    expect(await runner.run(E01)).toEqual(ACCEPTED)
    expect(jobOf(given)).toMatchObject({ status: 'done' })
  })

  test('a wish that the server did not live to hear is heard by the next', async () => {
    await writeTrades(5)
    const given = books()
    await cut(given, E01)
    wish(given)
    const { runner } = jobRunner(given, () => ACCEPTED, { folderOf: () => folder })
    runner.open()
    await runner.atRest()
    expect(jobOf(given)).toMatchObject({ status: 'canceled' })
    runner.close()
  })
})

describe('what a second person agrees to', () => {
  const PENDING: Outcome = { kind: 'pending', approvalId: 1, reason: 'always' }

  test('waits with its request, and asked for again is still waiting', async () => {
    await writeTrades(3)
    const given = asked('E01', { market: 'XSHG' })
    const { runner, commands, told } = jobRunner(given, () => PENDING, { folderOf: () => folder })
    expect([await runner.run(E01), await runner.run(E01)]).toEqual([PENDING, PENDING])
    // Nothing is under way meanwhile: no bar is left behind.
    expect(told).toEqual(['E01 0/? begins', 'E01 0/? ended'])
    expect(commands.length).toBe(1)
    expect(jobOf(given)).toMatchObject({ status: 'requested', approvalId: 1 })
    runner.open()
    await runner.atRest()
    expect(jobOf(given)).toMatchObject({ status: 'requested' })
    runner.close()
  })

  test('is decided with the first chunk; the rest is the maker’s', async () => {
    await writeTrades(3)
    const given = asked('E01', { market: 'XSHG' })
    const waiting = jobRunner(given, () => PENDING, { folderOf: () => folder })
    await waiting.runner.run(E01)
    const { runner, commands } = jobRunner(given, () => ACCEPTED, { folderOf: () => folder })
    await runner.run(agreed)
    expect(commands).toMatchObject([
      { functionCode: 'S91', principal: { tellerNo: 1002 }, gathered: { firstRow: 0 } },
      { functionCode: 'E01', principal: MAKER, checkerNo: 1002, gathered: { firstRow: 2, isLast: true } },
    ])
    expect(commands[0]?.requestHash).toBe(agreed.requestHash)
    expect(jobOf(given)).toMatchObject({ status: 'done', tellerNo: 1001, checkerNo: 1002 })
  })

  test('a request of before there were records of jobs gets one', async () => {
    await writeTrades(3)
    const given = asked('E01', { market: 'XSHG' })
    const { runner, commands } = jobRunner(given, () => ACCEPTED, { folderOf: () => folder })
    expect(await runner.run(agreed)).toEqual(ACCEPTED)
    expect(commands.map(({ functionCode }) => functionCode)).toEqual(['S91', 'E01'])
    expect(jobOf(given)).toMatchObject({ status: 'done', tellerNo: 1001, checkerNo: 1002 })
  })

  test('cut behind the first chunk and agreed to again, it goes on, though its file has become another', async () => {
    await writeTrades(5)
    const given = asked('E01', { market: 'XSHG' })
    await cut(given, agreed)
    await writeTrades(6)
    // The engine answers a repeat as it was; anything new to a closed approval is refused.
    const { runner, commands } = jobRunner(
      given,
      command =>
        command.functionCode === 'S91' && command.gathered !== undefined
          ? { kind: 'rejected', rejection: reject('approval_closed') }
          : ACCEPTED,
      { folderOf: () => folder },
    )
    expect(await runner.run(agreed)).toEqual(ACCEPTED)
    expect(commands).toMatchObject([
      { functionCode: 'S91', requestHash: agreed.requestHash },
      { functionCode: 'E01', principal: MAKER, checkerNo: 1002, gathered: { firstRow: 2 } },
      { functionCode: 'E01', gathered: { firstRow: 4, isLast: true } },
    ])
    expect(jobOf(given)).toMatchObject({ status: 'done', checkerNo: 1002 })
  })

  test('who may not agree has agreed to nothing: it waits on', async () => {
    await writeTrades(3)
    const given = asked('E01', { market: 'XSHG' })
    const refusal: Outcome = { kind: 'rejected', rejection: reject('not_a_checker') }
    const { runner } = jobRunner(given, () => refusal, { folderOf: () => folder })
    expect(await runner.run(agreed)).toEqual(refusal)
    expect(jobOf(given)).toMatchObject({ status: 'requested', checkerNo: null, endedAt: null })
  })
})

test.each([
  ['another branch’s checker', (given: MutableBooks) => void (given.tellers.get(1002)!.branchNo = 2)],
  ['who is no checker', (given: MutableBooks) => void (given.tellers.get(1002)!.roles = [])],
])('nothing is read for %s, and the engine refuses', async (_, change) => {
  const given = asked('E01', { market: 'XSHG' })
  change(given)
  const refusal: Outcome = { kind: 'rejected', rejection: reject('approval_not_found') }
  // There is no file: whoever reads for it learns so.
  const { runner, commands, told } = jobRunner(given, () => refusal, { folderOf: () => folder })
  expect(await runner.run(agreed)).toEqual(refusal)
  expect([told, given.jobs.size]).toEqual([[], 0])
  expect(commands).toMatchObject([{ functionCode: 'S91' }])
})

test('a teller asks for so many jobs in a day and no more; another one still does, and the next day counts anew', async () => {
  const given = books()
  for (let no = 1; no <= MOST_JOBS; no++) given.jobs.set(no, aJob({ jobNo: no, requestHash: String(no) }))
  const { runner } = jobRunner(given, () => ACCEPTED)
  const ask = (tellerNo: number, id: string) =>
    runner.run({ ...commandOf('C04', tellerNo, {}), requestHash: id.repeat(32) })
  expect(await ask(1001, 'd')).toMatchObject({ rejection: { code: 'too_many_jobs' } })
  expect([await ask(1002, 'e'), given.jobs.size]).toEqual([ACCEPTED, MOST_JOBS + 1])
  given.day.businessDate = '2026-11-24'
  expect(await ask(1001, 'f')).toEqual(ACCEPTED)
})

test('C03: begun by the agreement, finished in the maker’s name, answered with what came of it, also later', async () => {
  const { runner, commands } = jobRunner(asked('C03', { batchNo: 7 }), () => ACCEPTED)
  for (let time = 0; time < 2; time++)
    expect(await runner.run(agreed)).toMatchObject({
      kind: 'accepted',
      result: { batchNo: 7, status: 'done' },
    })
  expect(commands).toMatchObject([
    { functionCode: 'S91', gathered: { from: 'batch-answers', isFirst: true } },
    { functionCode: 'C03', principal: MAKER, gathered: { isLast: true } },
    // The repeat of the agreement: the engine knows it.
    { functionCode: 'S91', requestHash: agreed.requestHash },
  ])
})

test('C04: the orders are looked for when it is agreed to', async () => {
  const { runner, commands } = jobRunner(asked('C04', {}), () => ACCEPTED)
  await runner.run(agreed)
  expect(commands).toMatchObject([{ functionCode: 'S91', gathered: { from: 'open-orders', orderIds: [] } }])
})

test('C04: its lines are run in the maker’s name, and counted', async () => {
  const line = { functionCode: 'O02', input: { orderId: 5 } }
  const decided = acceptLines([line, line], { principal: MAKER, secrets: {} }).lines
  const { runner, commands, told } = jobRunner(books(), ({ functionCode }) =>
    functionCode === 'C04' ? { kind: 'accepted', result: null, lines: decided } : ACCEPTED,
  )
  const outcome = await runner.run(commandOf('C04', 1001, {}))
  expect(outcome).toMatchObject({ result: { accepted: 2, rejected: 0 } })
  expect(commands.map(({ functionCode }) => functionCode)).toEqual(['C04', 'O02', 'O02'])
  expect(told).toEqual(['C04 0/? begins', 'C04 1/1', 'C04 2/2 lines', 'C04 1/1 ended'])
})

test('runs of one batch wait for one another, those of another do not', async () => {
  const gates: (() => void)[] = []
  const { runner, commands } = jobRunner(
    books(),
    () => new Promise<Outcome>(resolve => gates.push(() => resolve(ACCEPTED))),
  )
  const runs = [7, 7, 8].map((batchNo, index) =>
    runner.run({ ...commandOf('C03', 1001, { batchNo }), requestHash: `request ${index}` }),
  )
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
  const options = {
    registry,
    ready: () => Promise.resolve(),
    progress: () => undefined,
    log: () => undefined,
    ports: {} as never,
  }
  expect(() => new JobRunner({ ...options, jobs: JOBS.slice(1) })).toThrow(/there is no job/)
})
