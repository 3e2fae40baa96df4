/**
 * A counter process that only runs the day end of a prepared day and opens the next day, in order to be killed. It prints each
 * chunk that is committed, and kills itself after the chunk it is told. When it is started again,
 * the interrupted step goes on by itself, and the remaining steps follow.
 */
import { present } from '@guitai/core/base/assert.ts'
import type { Books } from '@guitai/core/books/books.ts'
import { dayFacts, isStepDone } from '@guitai/core/procedures/day/step-state.ts'
import { dayPlan, isOfDayEnd, type PlannedStep } from '@guitai/core/rules/day-plan.ts'
import { startCounter } from '../../apps/server/counter.ts'
import { systemCommand } from '../../apps/server/system-commands.ts'
import { NEXT_DATE } from './prepared-day.ts'

export interface DayEndProcess {
  folder: string
  chunkSizes: { rows: number; clients: number }
  /** For example 'E12 2' for the second chunk of E12; '' means never. */
  killBehind: string
  /** The day is closed, taken back when it lies in history, and closed again. */
  isTakenBack: boolean
  /** The number of the run in this folder, because a request of another run is another request. */
  run: number
}

const { folder, chunkSizes, killBehind, isTakenBack, run } = JSON.parse(
  process.argv[2] ?? '{}',
) as DayEndProcess

let step = ''
let chunks = 0

const counter = await startCounter({
  dataDir: folder,
  host: '127.0.0.1',
  port: 0,
  logLevel: 'silent',
  chunkSizes,
  chunkDone: () => {
    const boundary = `${step} ${++chunks}`
    process.stdout.write(`${boundary}\n`)
    if (boundary === killBehind) process.kill(process.pid, 'SIGKILL')
  },
})
const books = (): Books => present(counter.host.books, 'open books')

const isNextDay = (): boolean => books().day.businessDate === NEXT_DATE

/** The rest of the day. */
function evening(): PlannedStep[] {
  const { parameters, day } = books()
  const today = isNextDay() ? [] : dayPlan(parameters, day.businessDate)
  return today.filter(({ key }) => isOfDayEnd(today, key))
}

/** The start of the next. */
function morning(): PlannedStep[] {
  const tomorrow = dayPlan(books().parameters, NEXT_DATE)
  return tomorrow.filter(({ key }) => !isOfDayEnd(tomorrow, key))
}

async function ask(key: string, functionCode: string, input: object): Promise<void> {
  step = key
  chunks = 0
  const requestId = `kill/${run}/${books().day.clearingRun}/${key}`
  const outcome = await counter.run(systemCommand(counter, { functionCode, input, requestId }))
  if (outcome.kind !== 'accepted') throw new Error(`${key}: ${JSON.stringify(outcome)}`)
}

async function carryOut(steps: readonly PlannedStep[]): Promise<void> {
  for (const planned of steps)
    if (!isDone(books(), planned)) await ask(planned.key, planned.functionCode, planned.input)
}

// What was interrupted goes on by itself.
await counter.atRest()
await carryOut(evening())
if (isTakenBack && !isNextDay() && books().day.clearingRun === 1) {
  await ask('E21', 'E21', { reason: 'a trade was wrong' })
  await carryOut(evening())
}
await carryOut(morning())
await counter.stop()

/**
 * Reads the state from the screen of the day, like an operator: a step that is done is not done again, and the next
 * day begins with its date.
 */
function isDone(open: Books, planned: PlannedStep): boolean {
  const isOpening = planned.input['tradeDate'] === NEXT_DATE
  if (isOpening) return open.day.businessDate === NEXT_DATE
  return isStepDone(dayFacts(open), planned)
}
