/** A runner of the real jobs over books in memory: what reaches the engine is noted, and answered as the test says. */
import type { Books } from '@guitai/core/books/books.ts'
import type { Command, Outcome } from '@guitai/core/engine/command.ts'
import { createRegistry } from '@guitai/core/engine/registry.ts'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import type { JobPorts } from '../jobs/define-job.ts'
import { JOBS } from '../jobs/registry.generated.ts'
import { JobRunner } from '../jobs/run-job.ts'

/** As after a restart in which only the last part was still wanting: no table has a row. */
const EMPTY = { query: () => Promise.resolve({ rows: [] }) } as never

export function jobRunner(
  books: Books,
  answer: (command: Command) => Outcome | Promise<Outcome>,
  ports: Partial<JobPorts> = {},
): { runner: JobRunner; commands: Command[]; told: string[] } {
  const commands: Command[] = []
  const told: string[] = []
  const runner = new JobRunner({
    registry: createRegistry(FUNCTIONS, []),
    jobs: JOBS,
    ready: () => Promise.resolve(),
    progress: (functionCode, done, isLast) => told.push(`${functionCode} ${done}${isLast ? ' last' : ''}`),
    ports: {
      run: command => {
        commands.push(command)
        return Promise.resolve(answer(command))
      },
      isKnown: () => false,
      books: () => books,
      db: EMPTY,
      databaseUrl: '',
      heads: { read: () => [], noteCertificate: () => Promise.resolve() },
      folderOf: () => '',
      sizes: { rows: 2, clients: 2 },
      dayClosed: () => undefined,
      ...ports,
    },
  })
  return { runner, commands, told }
}
