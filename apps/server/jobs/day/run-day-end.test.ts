/** E20: the steps come in the order of the plan; one that is refused stops only what waits for it; a second run finds all done. */
import { expect, test } from 'vitest'
import type { MutableBooks } from '@guitai/core/books/books.ts'
import type { Command, Outcome } from '@guitai/core/engine/command.ts'
import { reject } from '@guitai/core/frame/rejection.ts'
import { books } from '@guitai/core/testing/books.ts'
import { command } from '@guitai/core/testing/commands.ts'
import { aJob } from '@guitai/core/testing/jobs.ts'
import { withSteps } from '@guitai/core/testing/steps.ts'
import { withTellers } from '@guitai/core/testing/tellers.ts'
import { execute } from '@guitai/core/engine/execute.ts'
import { registry } from '@guitai/core/testing/commands.ts'
import { jobRunner } from '../../testing/job-runner.ts'

const COMPLETE = { XSHG: 'complete', XSHE: 'complete', BJSE: 'complete' }

/** Each step that is asked for is done, unless it is one of those that are refused. */
function started(refused: readonly string[] = []) {
  const on = withTellers(books({ day: '2026-11-23 day-end', markets: COMPLETE }))
  const asked: string[] = []
  const ask = (given: Command): Promise<Outcome> => {
    const key = keyOf(given)
    asked.push(key)
    if (refused.includes(key))
      return Promise.resolve({
        kind: 'rejected',
        rejection: reject('file_not_found', undefined, { file: 'F' }),
      })
    withSteps(on, [key])
    return Promise.resolve({ kind: 'accepted', result: {} })
  }
  const answer = (given: Command): Outcome => execute(registry, on, given, 900)
  return { on, asked, runner: jobRunner(on, answer, { ask }).runner }
}

const keyOf = ({ functionCode, input }: Command): string => {
  const { market } = input as { market?: string }
  return market === undefined ? functionCode : `${functionCode}-${market}`
}
const run = (id: string): Command => ({ ...command('E20', {}, { id }), principal: { kind: 'system' } })
const inAll = (step: string): string[] => ['XSHG', 'XSHE', 'BJSE'].map(market => `${step}-${market}`)
const resultOf = (outcome: Outcome | undefined) =>
  (outcome?.kind === 'accepted' ? outcome.result : undefined) as
    { isDone: boolean; done: { step: string }[]; left: { step: string }[] } | undefined

test('all steps of the day end, one after another; a second run does nothing', async () => {
  const { asked, runner } = started()
  const steps = [...inAll('E27'), ...inAll('E01'), ...inAll('E02'), 'E03', 'E11', 'E12', 'E13', 'E28']
  const first = resultOf(await runner.run(run('one')))
  expect(asked).toEqual(steps)
  expect(first).toMatchObject({ isDone: true, left: [], done: steps.map(step => ({ step })) })
  expect(resultOf(await runner.run(run('two')))).toMatchObject({ isDone: true, done: [] })
  expect(asked).toEqual(steps)
})

test('two who start it: each step runs once', async () => {
  const { asked, runner } = started()
  await Promise.all([runner.run(run('one')), runner.run(run('two'))])
  expect(new Set(asked).size).toBe(asked.length)
})

test('a file is missing: the other markets go on, and it says which and why', async () => {
  const { asked, runner } = started(['E01-XSHE'])
  const result = resultOf(await runner.run(run('one')))
  expect(asked).toEqual([...inAll('E27'), ...inAll('E01'), 'E02-XSHG', 'E02-BJSE'])
  expect(result?.isDone).toBe(false)
  expect(result?.left).toEqual([
    {
      step: 'E01-XSHE',
      why: expect.objectContaining({ en: expect.stringContaining('F') as string }) as object,
    },
  ])
})

test('a step that was accepted and is not over is asked once more, and then left to a person', async () => {
  const on: MutableBooks = withTellers(books({ day: '2026-11-23 day-end', markets: COMPLETE }))
  withSteps(on, [...inAll('E27'), ...inAll('E01'), ...inAll('E02'), 'E03', 'E11', 'E12'])
  const asked: string[] = []
  const ask = (given: Command): Promise<Outcome> => {
    asked.push(`${keyOf(given)} ${given.requestHash}`)
    return Promise.resolve({ kind: 'accepted', result: {} })
  }
  const { runner } = jobRunner(on, given => execute(registry, on, given, 900), { ask })
  const result = resultOf(await runner.run(run('one')))
  expect(asked).toHaveLength(2)
  expect(new Set(asked).size).toBe(2)
  expect(result?.left.map(({ step }) => step)).toEqual(['E13'])
})

test('killed between the close and the move to history: it goes on with the move', async () => {
  const on: MutableBooks = withTellers(books({ day: '2026-11-23 closed' }))
  withSteps(on, [...inAll('E27'), ...inAll('E01'), ...inAll('E02'), 'E03', 'E11', 'E12', 'E13'])
  on.jobs.set(
    7,
    aJob({ jobNo: 7, job: 'run-day-end', functionCode: 'E20', input: '{}', tellerNo: 0, status: 'running' }),
  )
  const asked: string[] = []
  const ask = (given: Command): Promise<Outcome> => {
    asked.push(keyOf(given))
    withSteps(on, [keyOf(given)])
    return Promise.resolve({ kind: 'accepted', result: {} })
  }
  const { runner } = jobRunner(on, given => execute(registry, on, given, 900), { ask })
  runner.open()
  await runner.atRest()
  expect(asked).toEqual(['E28'])
  expect(on.jobs.get(7)?.status).toBe('done')
})
