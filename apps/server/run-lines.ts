/**
 * Runs the lines that a function of many lines has decided on, some hundreds at a time, so that other commands run in between,
 * and answers with the result of each. See core/frame/lines.ts.
 */
import { createHash } from 'node:crypto'
import type { Command, Outcome } from '@guitai/core/engine/command.ts'
import type { LineAnswer } from '@guitai/core/frame/lines.ts'
import type { Line, PlannedLine } from '@guitai/core/frame/rejection.ts'
import type { Rejection } from '@guitai/core/frame/rejection.ts'
import { rejectionMessage } from '@guitai/core/frame/rejections.ts'

const LINES_AT_ONCE = 200

export type RunCommand = (command: Command) => Promise<Outcome>

/** `told`: so many of all of them have run. */
export async function runLines(
  outcome: Outcome,
  parent: Command,
  run: RunCommand,
  told: (done: number, of: number) => void = () => undefined,
): Promise<Outcome> {
  if (outcome.kind !== 'accepted' || outcome.lines === undefined) return outcome
  const { lines: planned, by, secrets } = outcome.lines
  const answers: LineAnswer[] = []
  for (let at = 0; at < planned.length; at += LINES_AT_ONCE) {
    const part = planned.slice(at, at + LINES_AT_ONCE)
    const runs = part.map((line, i) =>
      answerTo(line, { line: at + i + 1, parent: { ...parent, principal: by, secrets }, run }),
    )
    answers.push(...(await Promise.all(runs)))
    told(answers.length, planned.length)
  }
  return {
    kind: 'accepted',
    result: {
      lines: answers,
      accepted: answers.filter(({ status }) => status === 'accepted').length,
      rejected: answers.filter(({ status }) => status === 'rejected').length,
    },
  }
}

async function answerTo(
  planned: PlannedLine,
  { line, parent, run }: { line: number; parent: Command; run: RunCommand },
): Promise<LineAnswer> {
  if ('rejection' in planned) return refusal(line, planned.rejection)
  return lineAnswer(line, await run(lineCommand(planned, parent, `${parent.requestHash}/${line}`)))
}

export function lineAnswer(line: number, outcome: Outcome): LineAnswer {
  switch (outcome.kind) {
    case 'accepted':
      return { line, status: 'accepted', result: outcome.result }
    case 'pending':
      return { line, status: 'pending', approvalId: outcome.approvalId }
    case 'forbidden':
    case 'rejected':
      return refusal(line, outcome.rejection)
  }
}

function refusal(line: number, { code, field, values }: Rejection): LineAnswer {
  return {
    line,
    status: 'rejected',
    code,
    ...(field === undefined ? {} : { field }),
    message: rejectionMessage(code, values),
  }
}

/** `id` distinguishes the line from all others for ever; the same id is the same line. */
export function lineCommand({ functionCode, input }: Line, parent: Command, id: string): Command {
  const inputText = JSON.stringify(input)
  const { gathered: _, position: __, ...rest } = parent
  return {
    ...rest,
    functionCode,
    input,
    inputText,
    requestHash: parent.requestHash === '' ? '' : hashOf(`line ${id}`),
    contentHash: hashOf(`${functionCode} ${inputText}`),
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)
