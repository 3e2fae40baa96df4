/**
 * A runner of the real jobs over books in memory: what reaches the engine is recorded, and answered as the test says. Facts
 * about a job are written into the books, as the engine does it.
 */
import { createHash } from 'node:crypto'
import { allOf } from '@guitai/core/base/all-of.ts'
import { keptFiles, type DocumentStore } from '@guitai/adapters/day-files/file-source.ts'
import { ownFiles } from '@guitai/adapters/day-files/own-files.ts'
import { applyChanges, type Change } from '@guitai/core/books/changes/change.ts'
import type { MutableBooks } from '@guitai/core/books/books.ts'
import { chunkDone, jobWaits } from '@guitai/core/engine/chunk-done.ts'
import type { Command, Outcome } from '@guitai/core/engine/command.ts'
import { concernedBy } from '@guitai/core/engine/concerned-by.ts'
import { execute } from '@guitai/core/engine/execute.ts'
import { outcomeText } from '@guitai/core/engine/outcome-text.ts'
import { createRegistry } from '@guitai/core/engine/registry.ts'
import { tellerOf } from '@guitai/core/frame/meta.ts'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import { INBOUND } from '@guitai/core/inbound/registry.generated.ts'
import { aMeta } from '@guitai/core/testing/meta.ts'
import type { Job, JobPorts } from '../jobs/define-job.ts'
import { JOBS } from '../jobs/registry.generated.ts'
import { JobRunner } from '../jobs/run-job.ts'

type Answer = (command: Command) => Outcome | Promise<Outcome>

export interface TestRunner {
  runner: JobRunner
  /** What the engine was asked to decide, without the facts. */
  commands: Command[]
  told: string[]
}

const registry = createRegistry(FUNCTIONS, INBOUND)

export function jobRunner(
  books: MutableBooks,
  answer: Answer,
  { jobs = JOBS, ...ports }: Partial<JobPorts> & { jobs?: readonly Job[] } = {},
): TestRunner {
  const commands: Command[] = []
  const told: string[] = []
  const engine = standIn(books, answer, commands)
  const runner = new JobRunner({
    registry,
    jobs,
    ready: () => Promise.resolve(),
    progress: ({ functionCode, done, of, what }) => {
      told.push(`${functionCode} ${done}/${of ?? '?'}${what === 'chunk' ? '' : ` ${what}`}`)
    },
    log: () => undefined,
    ports: {
      run: engine.run,
      ask: engine.run,
      now: () => ({ at: 1, time: 36_000 }),
      books: () => books,
      db: engine.db,
      databaseUrl: '',
      heads: { read: () => [], noteCertificate: () => Promise.resolve() },
      folderOf: () => '',
      keptFilesOf: market => keptFiles(ports.folderOf?.(market) ?? '', memoryDocuments()),
      depositoryOf: (market, source) => ownFiles(source, market),
      sizes: { rows: 2, clients: 2 },
      dayMoved: () => undefined,
      dayBack: () => Promise.resolve(),
      ...ports,
    },
  })
  return { runner, commands, told }
}

/** Documents in memory. */
export function memoryDocuments(kept = new Map<string, Uint8Array>()): DocumentStore {
  return {
    async keep(bytes) {
      const whole = Buffer.concat(await allOf(bytes))
      const sha256 = createHash('sha256').update(whole).digest('hex')
      kept.set(sha256, whole)
      return { sha256, size: whole.length }
    },
    read: async sha256 =>
      kept.has(sha256) ? oneAfterAnother([kept.get(sha256) ?? new Uint8Array()]) : undefined,
  }
}

async function* oneAfterAnother<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all
}

function standIn(books: MutableBooks, answer: Answer, commands: Command[]) {
  const outcomes = new Map<number, string>()
  let commandNo = [...books.jobs.values()].reduce((last, { jobNo }) => Math.max(last, jobNo), 0)
  const run = async (command: Command): Promise<Outcome> => {
    commandNo++
    if (registry.inbound(command.functionCode) !== undefined)
      return execute(registry, books, command, commandNo)
    commands.push(command)
    const outcome = await answer(command)
    outcomes.set(commandNo, outcomeText(outcome))
    if (outcome.kind === 'accepted') applyChanges(books, accepted(books, command, commandNo))
    if (outcome.kind === 'pending') applyChanges(books, jobWaits(books, command, outcome.approvalId))
    return outcome
  }
  /** Every table except the log is empty. */
  const query = (_: string, values?: unknown[]) =>
    Promise.resolve({ rows: values?.length === 1 ? outcomeRows(outcomes.get(Number(values[0]))) : [] })
  return { run, db: { query } as never }
}

/** Stores the progress of the job; an approval also closes its request. */
function accepted(books: MutableBooks, command: Command, commandNo: number): Change[] {
  const { approval } = concernedBy(registry, books, command)
  const checkerNo = approval === undefined ? command.checkerNo : tellerOf(command)
  const meta = { ...aMeta({ principal: command.principal }), commandNo, checkerNo: checkerNo ?? null }
  const noted = chunkDone(books, command, meta)
  if (approval === undefined) return noted
  return [...noted, { kind: 'update', table: 'approval', row: { ...approval, status: 'approved' } }]
}

const outcomeRows = (outcome: string | undefined): object[] => (outcome === undefined ? [] : [{ outcome }])
