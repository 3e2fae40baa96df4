/** The commands that make up a job: its request, its chunks, and what is told of it. */
import { createHash } from 'node:crypto'
import { present } from '@guitai/core/base/assert.ts'
import type { TimeOfDay } from '@guitai/core/base/market.ts'
import type { Books } from '@guitai/core/books/books.ts'
import type { JobRun } from '@guitai/core/books/tables/jobs/job.ts'
import type { Approval } from '@guitai/core/books/tables/approvals/approval.ts'
import type { Command, JobChunk } from '@guitai/core/engine/command.ts'
import type { AnyInbound } from '@guitai/core/frame/define-inbound.ts'
import type { Principal } from '@guitai/core/frame/meta.ts'
import type { Gathered } from '@guitai/core/frame/gathered.ts'
import { jobRequested, type JobRequested } from '@guitai/core/inbound/job-requested.ts'
import type { JobDeclaration } from './define-job.ts'

export interface Now {
  at: number
  time: TimeOfDay
}

type Declared = JobDeclaration<unknown>

/** Under the request's own id, so that the same request is the same job. */
export function requestFact(
  job: Declared,
  asked: Command,
  { approvalId = null }: { approvalId?: number | null } = {},
): Command {
  const { attachment: _, ...command } = asked
  const { functionCode, input, requestHash, contentHash } = command
  const message: JobRequested = {
    job: job.name,
    functionCode,
    input: JSON.stringify(job.logged?.(input) ?? input),
    requestHash,
    contentHash,
    isCancelable: job.isCancelable === true,
    approvalId,
  }
  return {
    ...command,
    functionCode: jobRequested.name,
    input: message,
    inputText: JSON.stringify(message),
    secrets: {},
  }
}

export function factOf({ name }: AnyInbound, input: object, now: Now): Command {
  return {
    ...now,
    functionCode: name,
    input,
    inputText: JSON.stringify(input),
    principal: { kind: 'system' },
    channel: 'counter',
    workstation: 'server',
    secrets: {},
    requestHash: '',
    contentHash: '',
  }
}

/** As it was asked for: with this the job goes on when nobody asks again. */
export function recordedCommand(job: Readonly<JobRun>, books: Books, now: Now): Command {
  const { tellerNo, functionCode, input, channel, workstation, requestHash, contentHash } = job
  return {
    ...now,
    functionCode,
    input: JSON.parse(input) as unknown,
    inputText: input,
    principal: tellerNo === 0 ? { kind: 'system' } : asTeller(books, tellerNo),
    channel,
    workstation,
    secrets: {},
    requestHash,
    contentHash,
    ...(job.checkerNo === null ? {} : { checkerNo: job.checkerNo }),
  }
}

/** A request that waits since before jobs were written down. */
export function waitingCommand(approval: Readonly<Approval>, books: Books, now: Now): Command {
  const { functionCode, input, makerNo, channel, approvalId } = approval
  return {
    ...now,
    functionCode,
    input: JSON.parse(input) as unknown,
    inputText: input,
    principal: asTeller(books, makerNo),
    channel,
    workstation: '',
    secrets: {},
    requestHash: hashOf(`approval ${approvalId}`),
    contentHash: hashOf(`${functionCode} ${input}`),
  }
}

/**
 * The log keeps which chunk it was, not the rows: those are in the tables, and a file is known by its checksum. A chunk's id follows from
 * the request's and from what it brings, so that a repeat brings the same once, and what has become another is another.
 */
export function chunkCommand(
  command: Command,
  { gathered, chunk, logged }: { gathered: Gathered; chunk: JobChunk; logged: Declared['logged'] },
): Command {
  const { attachment: _, ...rest } = command
  const summary = {
    ...(logged?.(command.input) ?? (command.input as object)),
    gathered: {
      from: gathered.from,
      chunk: chunk.number,
      isLast: gathered.isLast,
      ...('checksum' in gathered ? { checksum: gathered.checksum } : {}),
    },
  }
  return {
    ...rest,
    chunk,
    gathered,
    inputText: JSON.stringify(summary),
    requestHash: hashOf(`${command.requestHash}/${JSON.stringify(gathered)}`),
  }
}

/** The first chunk of what a second person agrees to is decided in the agreement itself. */
export function agreementChunk(
  agreement: Command,
  { gathered, chunk }: { gathered: Gathered; chunk: JobChunk },
): Command {
  return { ...agreement, gathered, chunk }
}

function asTeller(books: Books, tellerNo: number): Principal {
  const { branchNo } = present(books.tellers.get(tellerNo), `teller ${tellerNo}`)
  return { kind: 'teller', tellerNo, branchNo }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)
