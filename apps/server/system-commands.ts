/**
 * Commands that nobody has signed in for: what a first start sets up, what a trial or `npm run day` does, in the operator's name. They take
 * the path of all commands.
 */
import { createHash } from 'node:crypto'
import type { Command, Outcome } from '@guitai/core/engine/command.ts'
import type { VerifiedSecret } from '@guitai/core/frame/meta.ts'
import { rejectionMessage } from '@guitai/core/frame/rejections.ts'
import type { Counter } from './counter.ts'

export type Give = <Result>(
  functionCode: string,
  input: object,
  secrets?: Record<string, VerifiedSecret>,
) => Promise<Result>

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)

export function systemCommand(
  { clock }: Pick<Counter, 'clock'>,
  {
    functionCode,
    input,
    requestId,
    secrets = {},
  }: {
    functionCode: string
    input: object
    requestId: string
    secrets?: Record<string, VerifiedSecret> | undefined
  },
): Command {
  const { at, time } = clock.now()
  const inputText = JSON.stringify(input)
  return {
    functionCode,
    input,
    inputText,
    principal: { kind: 'operator' },
    channel: 'counter',
    workstation: 'server',
    secrets,
    requestHash: hash(`system/${requestId}`),
    contentHash: hash(`${functionCode}/${inputText}`),
    at,
    time,
  }
}

export class Refused extends Error {
  override name = 'Refused'
  readonly outcome: Outcome

  constructor(functionCode: string, outcome: Outcome) {
    const refusal =
      outcome.kind === 'rejected' || outcome.kind === 'forbidden'
        ? rejectionMessage(outcome.rejection.code, outcome.rejection.values).en
        : outcome.kind
    super(`${functionCode}: ${refusal}`)
    this.outcome = outcome
  }
}

/** Gives commands under ids that begin with `prefix`; throws `Refused`. */
export function giver(counter: Counter, prefix: string): Give {
  let number = 0
  return async <Result>(functionCode: string, input: object, secrets?: Record<string, VerifiedSecret>) => {
    const outcome = await counter.run(
      systemCommand(counter, { functionCode, input, requestId: `${prefix}/${number++}`, secrets }),
    )
    if (outcome.kind !== 'accepted') throw new Refused(functionCode, outcome)
    return outcome.result as Result
  }
}
