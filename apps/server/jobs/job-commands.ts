/** The commands of a job: its request, its chunks, and the facts about it. */
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

/** The workstation of what the schedule asks for. */
const SCHEDULE = 'schedule'

/** What a row of the schedule asks for, in the name of the system. */
export function scheduledCommand(
  { functionCode, input, requestId }: { functionCode: string; input: object; requestId: string },
  now: Now,
): Command {
  const inputText = JSON.stringify(input)
  return {
    at: now.at,
    time: now.time,
    functionCode,
    input,
    inputText,
    principal: { kind: 'system' },
    channel: 'counter',
    workstation: SCHEDULE,
    secrets: {},
    requestHash: hashOf(requestId),
    contentHash: hashOf(`${functionCode}/${inputText}`),
  }
}

/** No teller has asked: it was the schedule, or the operator (a first start, a trial). Each keeps its own reach. */
const ofNobody = (workstation: string): Principal => ({
  kind: workstation === SCHEDULE ? 'system' : 'operator',
})

/** The command as it was requested. With it the job continues when nobody asks again. */
export function recordedCommand(job: Readonly<JobRun>, books: Books, now: Now): Command {
  const { tellerNo, functionCode, input, channel, workstation, requestHash, contentHash } = job
  return {
    ...now,
    functionCode,
    input: JSON.parse(input) as unknown,
    inputText: input,
    principal: tellerNo === 0 ? ofNobody(workstation) : asTeller(books, tellerNo),
    channel,
    workstation,
    secrets: {},
    requestHash,
    contentHash,
    ...(job.checkerNo === null ? {} : { checkerNo: job.checkerNo }),
  }
}

/** A request that has waited since before jobs were recorded. */
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
 * The log has the number of the chunk and not the rows, which are in the tables; a file is identified by its checksum, clients by
 * the last of them. A
 * chunk's id is made from the request's id and from its content, so that a repeat brings the same chunk once, and a chunk with
 * other content is another command.
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
      ...('cursor' in gathered ? { cursor: gathered.cursor } : {}),
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

/** The first chunk of an approved request is decided in the approval itself. */
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
