/**
 * E20 收市总清: asks for one automatic step after another in the name of who asked, as the plan has them. A step that is refused is left to
 * a person, and what does not wait for it goes on. A chunk says how far it has come.
 */
import { createHash } from 'node:crypto'
import type { Command, Outcome } from '@guitai/core/engine/command.ts'
import { rejectionMessage } from '@guitai/core/frame/rejections.ts'
import type { Gathered } from '@guitai/core/frame/gathered.ts'
import { nextAutomatic } from '@guitai/core/procedures/day/automatic-steps.ts'
import { dayFacts, isStepOver } from '@guitai/core/procedures/day/step-state.ts'
import type { PlannedStep } from '@guitai/core/rules/day-plan.ts'
import { defineJob, type JobPorts, type Reading } from '../define-job.ts'

type Left = Extract<Gathered, { from: 'day-run' }>['left'][number]

/** A step may be accepted and not be over: E13 lists what differs, and says so when it is asked again. */
const MOST_TRIES = 2

export const runDayEnd = defineJob({
  name: 'run-day-end',
  turn: () => '',
  afterKill: 'again',
  isCancelable: true,
  async *read({ command }, ports): Reading {
    const done: string[] = []
    const left: Left[] = []
    let asked = 0
    for (;;) {
      const step = nextAutomatic(ports.books(), ports.now(), new Set(left.map(each => each.step)))
      if (step === undefined) break
      const why = await carryOut(step, command, ports)
      if (why === undefined) done.push(step.key)
      else left.push({ step: step.key, why })
      yield chunk({ done, left, isLast: false }, ++asked)
    }
    yield chunk({ done, left, isLast: true }, ++asked)
  },
})

/** Undefined: the step is over, whoever has carried it out; else why it is not. */
async function carryOut(
  step: PlannedStep,
  command: Command,
  ports: JobPorts,
): Promise<Left['why'] | undefined> {
  let outcome: Outcome | undefined
  for (let number = 1; number <= MOST_TRIES; number++) {
    outcome = await ports.ask(stepCommand(step, command, { number, ...ports.now() }))
    if (isStepOver(dayFacts(ports.books()), step)) return undefined
    if (outcome.kind !== 'accepted') break
  }
  if (outcome?.kind === 'rejected' || outcome?.kind === 'forbidden')
    return rejectionMessage(outcome.rejection.code, outcome.rejection.values)
  return rejectionMessage('step_needs_a_person', undefined)
}

/** Under an id of its own, so that a repeated run does not get the answers of an earlier one. */
function stepCommand(
  { key, functionCode, input }: PlannedStep,
  asked: Command,
  { number, ...now }: Pick<Command, 'at' | 'time'> & { number: number },
): Command {
  const { attachment: _, chunk: __, gathered: ___, checkerNo: ____, ...command } = asked
  const inputText = JSON.stringify(input)
  return {
    ...command,
    ...now,
    functionCode,
    input,
    inputText,
    requestHash: hashOf(`${asked.requestHash}/${key}/${number}/${now.at}`),
    contentHash: hashOf(`${functionCode} ${inputText}`),
  }
}

function chunk({ done, left, isLast }: { done: string[]; left: Left[]; isLast: boolean }, asked: number) {
  const gathered = {
    from: 'day-run',
    done: [...done],
    left: [...left],
    isFirst: asked === 1,
    isLast,
  } as const
  return { gathered, of: null, restartPoint: 0 }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)
