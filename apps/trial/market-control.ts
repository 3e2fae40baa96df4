/** Where the simulated market of a running trial can be told something: its control port lies beside its state. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { control } from './start-simulator.ts'

const fileIn = (folder: string): string => join(folder, 'control.json')

export function keepControlPort(folder: string, controlPort: number): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(fileIn(folder), JSON.stringify({ controlPort }), { mode: 0o600 })
}

export class NoTrialRuns extends Error {
  override name = 'NoTrialRuns'
}

/** Behind the last session of every market, after which the depository writes its files. */
const AFTER_CLOSE = '15:31'

/**
 * Lets the market pass the rest of its day at once. Returns when it is over and the depository's files are written; throws
 * `NoTrialRuns` when no market answers.
 */
export async function closeMarket(folder: string): Promise<{ tradeDate: string; timeText: string }> {
  const { controlPort } = readPort(folder)
  try {
    return (await control(controlPort, 'POST', '/clock', { to: AFTER_CLOSE })) as {
      tradeDate: string
      timeText: string
    }
  } catch (error) {
    if (error instanceof TypeError) throw new NoTrialRuns('the simulated market does not answer')
    throw error
  }
}

function readPort(folder: string): { controlPort: number } {
  try {
    return JSON.parse(readFileSync(fileIn(folder), 'utf8')) as { controlPort: number }
  } catch {
    throw new NoTrialRuns(`no market has run in ${folder}`)
  }
}
