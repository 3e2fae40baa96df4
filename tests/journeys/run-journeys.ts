/** `npm run journeys` prints how many keys and how much time each journey takes here, typed as fast as the screens allow. */
import { CounterWindow } from './counter-window.ts'
import { JOURNEYS } from './journeys.ts'

const window = await CounterWindow.open()
let isDone = false
let sum = { strokes: 0, seconds: 0 }
try {
  process.stdout.write('| journey | keystrokes | seconds |\n| --- | ---: | ---: |\n')
  for (const { title, before, run } of JOURNEYS) {
    await before?.(window)
    const [strokes, started] = [window.keys.strokes, performance.now()]
    await run(window)
    const took = { strokes: window.keys.strokes - strokes, seconds: (performance.now() - started) / 1000 }
    sum = { strokes: sum.strokes + took.strokes, seconds: sum.seconds + took.seconds }
    process.stdout.write(line(title, took))
  }
  process.stdout.write(line('together', sum))
  isDone = window.problems.length === 0
  for (const problem of window.problems) process.stderr.write(`a screen failed: ${problem}\n`)
} catch (error) {
  await window.picture('journey')
  process.stderr.write(`${String(error)}\n`)
} finally {
  await window.close()
}
process.exitCode = isDone ? 0 : 1

function line(title: string, { strokes, seconds }: { strokes: number; seconds: number }): string {
  return `| ${title} | ${strokes} | ${seconds.toFixed(1)} |\n`
}
