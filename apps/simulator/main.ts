/**
 * The simulator as a process of its own:
 *
 *   node apps/simulator/main.ts --seed 7 --date 2026-11-23 --mode accelerated --speed 10 --files DIR
 *     [--layouts csdc] [--fix-port 0] [--feed-port 0] [--control-port 0] [--activity 1] [--instruments 5500] [--time 09:14] [--state DIR] [--with-parent]
 *
 * When it is ready it prints one JSON line with its ports. SIGTERM and SIGINT end it; with --with-parent so does the
 * end of its standard input, which is when the process that started it is gone.
 */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isBusinessDate } from '@guitai/core/base/business-date.ts'
import { timeOfDay } from '@guitai/core/base/market.ts'
import { CLOCK_MODES, type ClockMode } from '@guitai/protocols/quote-feed/quote-feed.ts'
import { LAYOUTS, type Layouts } from './depository/write-closing.ts'
import { fullMarket } from './reference/full-market.ts'
import { startSimulator } from './simulator.ts'
import type { SimulatorOptions } from './simulator-control.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '7' },
    date: { type: 'string', default: '2026-11-23' },
    mode: { type: 'string', default: 'accelerated' },
    speed: { type: 'string', default: '10' },
    time: { type: 'string' },
    state: { type: 'string' },
    activity: { type: 'string', default: '1' },
    instruments: { type: 'string', default: '0' },
    'fix-port': { type: 'string', default: '0' },
    'feed-port': { type: 'string', default: '0' },
    'control-port': { type: 'string', default: '0' },
    files: { type: 'string', default: join(tmpdir(), 'guitai-day-files') },
    layouts: { type: 'string', default: 'csdc' },
    'with-parent': { type: 'boolean', default: false },
  },
})

function fail(text: string): never {
  process.stderr.write(`simulator: ${text}\n`)
  process.exit(2)
}

function numberOf(text: string, name: string): number {
  const value = Number(text)
  return text !== '' && Number.isFinite(value) && value >= 0
    ? value
    : fail(`--${name} ${text} is not a number`)
}

function readOptions(): SimulatorOptions {
  const { date, mode, time, layouts } = values
  if (!isBusinessDate(date)) fail(`--date ${date} is not a date`)
  if (!CLOCK_MODES.includes(mode as ClockMode)) fail(`--mode must be one of ${CLOCK_MODES.join(', ')}`)
  if (!LAYOUTS.includes(layouts as Layouts)) fail(`--layouts must be one of ${LAYOUTS.join(', ')}`)
  if (time !== undefined && !/^\d\d:\d\d(:\d\d)?$/.test(time)) fail(`--time ${time} is not a time`)
  return {
    seed: numberOf(values.seed, 'seed'),
    tradeDate: date,
    mode: mode as ClockMode,
    speed: numberOf(values.speed, 'speed'),
    activity: numberOf(values.activity, 'activity'),
    instruments: fullMarket(numberOf(values.instruments, 'instruments'), numberOf(values.seed, 'seed')),
    fixPort: numberOf(values['fix-port'], 'fix-port'),
    feedPort: numberOf(values['feed-port'], 'feed-port'),
    controlPort: numberOf(values['control-port'], 'control-port'),
    filesFolder: values.files,
    layouts: layouts as Layouts,
    note: text => process.stderr.write(`simulator: ${text}\n`),
    ...(values.state === undefined ? {} : { stateFolder: values.state }),
    ...(time === undefined ? {} : { startTime: timeOfDay(time) }),
  }
}

const simulator = await startSimulator(readOptions())
const { fixPorts, feedPort, controlPort } = simulator

let isEnding = false
async function end(): Promise<void> {
  if (isEnding) return
  isEnding = true
  await simulator.stop()
  process.exit(0)
}

process.on('SIGTERM', () => void end())
process.on('SIGINT', () => void end())
if (values['with-parent']) {
  process.stdin.on('end', () => void end())
  process.stdin.on('error', () => void end())
  process.stdin.resume()
}
process.stdout.write(`${JSON.stringify({ ready: true, fixPorts, feedPort, controlPort })}\n`)
