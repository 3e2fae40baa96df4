/** E22 at 15:05 on a Friday: once, though the server is started again at 15:06; not on Saturday. What is refused is told with its reason. */
import { expect, test } from 'vitest'
import { timeOfDay } from '@guitai/core/base/market.ts'
import { shanghaiInstant } from '@guitai/core/base/shanghai-time.ts'
import type { MutableBooks } from '@guitai/core/books/books.ts'
import { OutcomeUnknown, type Command, type Outcome } from '@guitai/core/engine/command.ts'
import { execute } from '@guitai/core/engine/execute.ts'
import { reject } from '@guitai/core/frame/rejection.ts'
import { books } from '@guitai/core/testing/books.ts'
import { registry } from '@guitai/core/testing/commands.ts'
import { Scheduler } from './scheduler.ts'

const FRIDAY = '2026-11-27'
const DONE: Outcome = { kind: 'accepted', result: {} }

/** Facts go to the books; functions, and nothing else, are answered as told. A request id that is known is answered as before. */
function world(answer: () => Outcome = () => DONE) {
  const on: MutableBooks = books({ day: `${FRIDAY} open` })
  const asked: string[] = []
  const answered = new Map<string, Outcome>()
  let [clock, commandNo] = [now(FRIDAY, '15:04'), 0]
  const run = (command: Command): Promise<Outcome> => {
    if (registry.inbound(command.functionCode) !== undefined) throw new Error('a fact is no function')
    const known = answered.get(command.requestHash)
    if (known !== undefined) return Promise.resolve(known)
    asked.push(`${command.functionCode} ${command.principal.kind}`)
    const outcome = answer()
    answered.set(command.requestHash, outcome)
    return Promise.resolve(outcome)
  }
  const start = (): Scheduler =>
    new Scheduler({
      books: () => on,
      now: () => clock,
      run,
      tell: fact => Promise.resolve(execute(registry, on, fact, ++commandNo)),
      log: (text, error) => {
        throw new Error(text, { cause: error })
      },
    })
  const look = async (scheduler: Scheduler, date: string, time: string): Promise<void> => {
    clock = now(date, time)
    scheduler.look()
    await scheduler.atRest()
  }
  return { on, asked, start, look }
}

function now(tradeDate: string, text: string) {
  const time = timeOfDay(text)
  return { at: shanghaiInstant(tradeDate, time), time, tradeDate }
}
const statesOf = ({ scheduleRuns }: MutableBooks): string[] =>
  [...scheduleRuns.values()].map(({ runKey, status, refusal }) => `${runKey} ${status}${refusal}`)

test('once on its day', async () => {
  const { on, asked, start, look } = world()
  const first = start()
  await look(first, FRIDAY, '15:04')
  expect(asked).toEqual([])
  await look(first, FRIDAY, '15:05')
  await look(first, FRIDAY, '15:06')
  const second = start()
  await look(second, FRIDAY, '15:06')
  await look(second, '2026-11-28', '15:05')
  expect(asked).toEqual(['E22 system'])
  expect(statesOf(on)).toEqual([`settle-automatic/${FRIDAY} done`])
})

test('ended before it heard the answer: the same request hears it', async () => {
  let isCut = true
  const { on, asked, start, look } = world(() => {
    if (!isCut) return DONE
    isCut = false
    throw new OutcomeUnknown('cut')
  })
  await look(start(), FRIDAY, '15:05')
  expect(statesOf(on)).toEqual([`settle-automatic/${FRIDAY} asked`])
  await look(start(), FRIDAY, '15:06')
  expect(asked).toHaveLength(2)
  expect(statesOf(on)).toEqual([`settle-automatic/${FRIDAY} done`])
})

test('refused: told with its reason, and not tried again', async () => {
  const { on, asked, start, look } = world(() => ({
    kind: 'rejected',
    rejection: reject('phase_not_allowed'),
  }))
  const scheduler = start()
  await look(scheduler, FRIDAY, '15:05')
  await look(scheduler, FRIDAY, '16:05')
  expect(asked).toHaveLength(1)
  expect(statesOf(on)).toEqual([`settle-automatic/${FRIDAY} refused{"code":"phase_not_allowed"}`])
})
