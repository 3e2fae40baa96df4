/**
 * `npm run journeys` prints how many keys and how much time each journey takes here, typed as fast as the screens allow. Keys for
 * safety (last looks, what the client has to say) stand beside the others. `-- --typist SEED` types without looking at the focus.
 */
import { parseArgs } from 'node:util'
import { CounterWindow } from './counter-window.ts'
import { TEN } from './journeys.ts'
import { OTHERS } from './other-journeys.ts'
import { fastTypist, steadyTypist } from './keyboard.ts'

const { values } = parseArgs({ options: { typist: { type: 'string' } } })
const typist = values.typist === undefined ? steadyTypist : fastTypist(Number(values.typist))
const window = await CounterWindow.open(typist)
let isDone = false
const NOTHING: Took = { work: 0, safety: 0, seconds: 0 }
const sums = { ten: NOTHING, others: NOTHING }
try {
  process.stdout.write('| journey | keystrokes | for safety | seconds |\n| --- | ---: | ---: | ---: |\n')
  for (const journey of [...TEN, ...OTHERS]) {
    const { title, before, run } = journey
    await before?.(window)
    const [strokes, started] = [window.keys.strokes, performance.now()]
    await run(window)
    const { work, safety } = window.keys.strokes
    const seconds = (performance.now() - started) / 1000
    const took = { work: work - strokes.work, safety: safety - strokes.safety, seconds }
    const part = TEN.includes(journey) ? 'ten' : 'others'
    sums[part] = added(sums[part], took)
    process.stdout.write(line(title, took))
  }
  process.stdout.write(line('the ten of a client', sums.ten) + line('the others', sums.others))
  isDone = window.problems.length === 0
  for (const problem of window.problems) process.stderr.write(`a screen failed: ${problem}\n`)
} catch (error) {
  await window.picture('journey')
  process.stderr.write(`${String(error)}\n`)
} finally {
  await window.close()
}
process.exitCode = isDone ? 0 : 1

interface Took {
  readonly work: number
  readonly safety: number
  readonly seconds: number
}

function added(a: Took, b: Took): Took {
  return { work: a.work + b.work, safety: a.safety + b.safety, seconds: a.seconds + b.seconds }
}

function line(title: string, { work, safety, seconds }: Took): string {
  return `| ${title} | ${work} | ${safety} | ${seconds.toFixed(1)} |\n`
}
