/** Through the engine: requests that are sent again, at once or later, leave the books as if each had been sent once. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stateHash } from '@guitai/core/books/state-hash.ts'
import type { Command, Outcome } from '@guitai/core/engine/command.ts'
import { Engine } from '@guitai/core/engine/engine.ts'
import type { ExecutionReport } from '@guitai/core/inbound/execution-report.ts'
import { MemoryStorage } from '../support/memory-storage.ts'
import { action, commandOf, isFact, registry, stepsOf, world, type Action, type Step } from './history.ts'

const histories = fc.array(fc.record({ action, again: fc.nat(3), later: fc.boolean() }), {
  minLength: 5,
  maxLength: 40,
  size: 'max',
})

interface Played {
  hash: string
  commands: number
  outcomes: string[]
}

async function play(
  history: readonly { action: Action; again: number; later: boolean }[],
  isRepeating: boolean,
): Promise<Played> {
  const given = world(2)
  const storage = new MemoryStorage(given)
  const engine = new Engine(
    registry,
    {
      storage,
      soon: run => {
        setImmediate(run)
      },
      send: () => undefined,
      committed: () => undefined,
      failed: error => {
        throw error
      },
    },
    await storage.open(),
  )
  const said: ExecutionReport[] = []
  const outcomes: string[] = []
  const earlier: { command: Command; first: Outcome }[] = []
  let serial = 1
  for (const { action: each, again, later } of history) {
    for (const step of stepsOf(given, each, said, serial)) {
      const command = asked(step, serial++)
      const answers = await Promise.all(
        Array.from({ length: isRepeating && !isFact(step) ? 1 + again : 1 }, () => engine.submit(command)),
      )
      const [first] = answers as [Outcome]
      for (const answer of answers) expect(answer).toEqual(first)
      outcomes.push(JSON.stringify(first))
      if (!isFact(step)) earlier.push({ command, first })
    }
    const known = earlier[serial % Math.max(1, earlier.length)]
    if (isRepeating && later && known !== undefined)
      expect(await engine.submit(known.command)).toEqual(known.first)
  }
  await engine.idle()
  return {
    hash: stateHash(given),
    commands: storage.batches.reduce((sum, batch) => sum + batch.commands.length, 0),
    outcomes,
  }
}

function asked(step: Step, serial: number): Command {
  const hash = serial.toString(16).padStart(8, '0').repeat(4)
  return { ...commandOf(step, serial), ...(isFact(step) ? {} : { requestHash: hash, contentHash: hash }) }
}

test('a request sent again gets the first answer and changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async history => {
      expect(await play(history, true)).toEqual(await play(history, false))
    }),
    { numRuns: 40 },
  )
})
