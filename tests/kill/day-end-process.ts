/**
 * The counter as a process that does nothing but the day end of a prepared day and opens the next, to be killed: it says each
 * chunk that is committed, and kills itself behind the one it is told. Started again it goes on; steps that are done are passed over.
 */
import { present } from '@guitai/core/base/assert.ts'
import { MARKETS, type Market } from '@guitai/core/base/market.ts'
import type { Books } from '@guitai/core/books/books.ts'
import { stepKey } from '@guitai/core/books/day.ts'
import { startCounter } from '../../apps/server/counter.ts'
import { systemCommand } from '../../apps/server/system-commands.ts'
import { NEXT_DATE } from './prepared-day.ts'

export interface DayEndProcess {
  folder: string
  chunkSizes: { rows: number; clients: number }
  /** 'E12 2': behind the second chunk of E12; '' never. */
  killBehind: string
  /** From which run of the folder: a request of another run is another request. */
  run: number
}

const { folder, chunkSizes, killBehind, run } = JSON.parse(process.argv[2] ?? '{}') as DayEndProcess

const PER_MARKET = MARKETS.map(market => ({ market }))
const STEPS: readonly (readonly [code: string, inputs: readonly object[]])[] = [
  ['E01', PER_MARKET],
  ['E02', PER_MARKET],
  ['E03', [{}]],
  ['E11', [{}]],
  ['E12', [{}]],
  ['E13', [{}]],
  ['X03', [{ tradeDate: NEXT_DATE }]],
  ['X04', PER_MARKET],
]
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

for (const [code, inputs] of STEPS)
  for (const input of inputs) {
    step = [code, ...Object.values(input)].join('-')
    chunks = 0
    if (isDone(books(), code, step)) continue
    const outcome = await counter.run(systemCommand(counter, code, input, `kill/${run}/${step}`))
    if (outcome.kind !== 'accepted') throw new Error(`${step}: ${JSON.stringify(outcome)}`)
  }
await counter.stop()

/** As an operator reads it off the screen of the day. */
function isDone({ day, steps, markets }: Books, code: string, name: string): boolean {
  const isNextDay = day.businessDate === NEXT_DATE
  if (code === 'X04') return markets.get(name.slice('X04-'.length) as Market)?.listed === true
  if (code === 'X03') return isNextDay
  return (
    isNextDay ||
    day.phase === 'closed' ||
    steps.get(stepKey(day.businessDate, day.clearingRun, name))?.status === 'done'
  )
}
