/** A thread that reads: questions come in, finished bytes go out, so that the server's own thread only passes them on. */
import { parentPort, workerData } from 'node:worker_threads'
import { present } from '@guitai/core/base/assert.ts'
import { readingClient } from '@guitai/reports/frame/database.ts'
import { readingOf } from '@guitai/prints/frame/print-reading.ts'
import { PRINTS } from '@guitai/prints/registry.generated.ts'
import { REPORTS } from '@guitai/reports/registry.generated.ts'
import { readReport, type ReadPorts } from './read-report.ts'
import { ReaderConnection } from './reader-connection.ts'
import { databaseFailure } from './reader-failure.ts'
import {
  ReadFailed,
  type ReadAnswer,
  type ReadJob,
  type ReadResult,
  type ReaderThreadOptions,
} from './reader-messages.ts'
import { lowerThisThread } from './reader-priority.ts'

const port = present(parentPort ?? undefined, 'the thread that started this one')
const { url, connections } = workerData as ReaderThreadOptions
const reports = new Map([...REPORTS, ...PRINTS.map(readingOf)].map(report => [report.name, report]))

lowerThisThread()

const idle: ReadPorts[] = Array.from({ length: connections }, () => ({
  books: new ReaderConnection(() => readingClient(url)),
  now: () => performance.now(),
}))

async function answer({ request, remainingMs }: ReadJob): Promise<ReadResult> {
  // Whoever sends keeps no more jobs here than there are connections.
  const ports = present(idle.pop(), 'a free connection')
  try {
    const report = reports.get(request.name)
    if (report === undefined) throw new ReadFailed('invalid', `there is no report ${request.name}`)
    return await readReport(ports, report, request, performance.now() + remainingMs)
  } finally {
    idle.push(ports)
  }
}

function reply(message: ReadAnswer): void {
  port.postMessage(message, 'bytes' in message ? [message.bytes.buffer as ArrayBuffer] : [])
}

function failed(id: number, error: unknown): void {
  const { failure, message, field } =
    databaseFailure(error) ??
    new ReadFailed('failed', error instanceof Error ? (error.stack ?? error.message) : String(error))
  reply({ id, failure, message, ...(field === undefined ? {} : { field }) })
}

port.on('message', (job: ReadJob) => {
  answer(job).then(
    result => reply({ id: job.id, ...result }),
    (error: unknown) => failed(job.id, error),
  )
})
