/**
 * Measures what a teller waits for: the bytes before the first screen stands, the time from the last key of the sign-in to a screen
 * that takes keys, and the longest task of the page's main thread while a market of full size scrolls and updates. Each run has a
 * browser context of its own, as on a morning; beside it runs a real server on which nobody else works.
 */
import { loadavg } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { FIRST_SCREEN_GOAL, firstScreen } from '../../apps/web/e2e/first-screen.ts'
import { startServer } from '../../apps/web/e2e/start-server.ts'
import { launchBrowser } from '../support/chromium.ts'
import { round } from './figures.ts'
import { longestTask, type LongestTask } from './longest-task.ts'

export interface ScreenReport {
  firstScreen: { gzip: number; brotli: number; goal: number }
  signInMs: { runs: number[]; median: number; goal: number }
  longestTaskMs: { runs: number[]; median: number; goal: number }
  /** Of these the main thread's own work: what is left of them when others want the processor. */
  workedMs: { runs: number[]; median: number }
  /** How many processes wanted a processor on average, in the last minute of each run. */
  load: number[]
}

export interface ScreenEffort {
  runs: number
  scrollSeconds: number
}

const SIGN_IN_GOAL_MS = 1500
const LONGEST_TASK_GOAL_MS = 50
const INSTRUMENTS = 5500
const WHEEL_EVERY_MS = 50
const ROW = '.start-market .grid-row'

export async function measureScreen({ runs, scrollSeconds }: ScreenEffort): Promise<ScreenReport> {
  const files = firstScreen(join(import.meta.dirname, '../../apps/web/dist'))
  const sum = (of: 'gzip' | 'brotli'): number => files.reduce((bytes, file) => bytes + file[of], 0)
  const server = await startServer({ GUITAI_INSTRUMENTS: String(INSTRUMENTS) })
  const chromium = await launchBrowser()
  const signIn: number[] = []
  const tasks: LongestTask[] = []
  const load: number[] = []
  try {
    for (let run = 0; run < runs; run++) {
      const page = await chromium.newPage()
      signIn.push(await timeToSignIn(page, server.url))
      tasks.push(await longestWhileScrolling(chromium.browser, page, scrollSeconds))
      load.push(round(loadavg()[0] ?? 0, 1))
      await page.context().close()
    }
  } finally {
    await chromium.close()
    await server.stop()
  }
  const [ms, workedMs] = [tasks.map(task => task.ms), tasks.map(task => task.workedMs)]
  return {
    firstScreen: { gzip: sum('gzip'), brotli: sum('brotli'), goal: FIRST_SCREEN_GOAL },
    signInMs: { runs: signIn, median: median(signIn), goal: SIGN_IN_GOAL_MS },
    longestTaskMs: { runs: ms, median: median(ms), goal: LONGEST_TASK_GOAL_MS },
    workedMs: { runs: workedMs, median: median(workedMs) },
    load,
  }
}

/** Until the command box takes keys and the market stands. */
async function timeToSignIn(page: Page, url: string): Promise<number> {
  await page.goto(url)
  await page.locator('input[autocomplete=username]').fill('teller')
  await page.locator('input[type=password]').fill('teller-2026')
  const from = performance.now()
  await page.locator('input[type=password]').press('Enter')
  await page.keyboard.press('Enter')
  await page.locator('.top-bar input').waitFor()
  await page.locator(ROW).first().waitFor()
  return Math.round(performance.now() - from)
}

async function longestWhileScrolling(browser: Browser, page: Page, seconds: number): Promise<LongestTask> {
  await page.locator(ROW).first().hover()
  return longestTask(browser, page, async () => {
    const end = performance.now() + seconds * 1000
    for (let turn = 0; performance.now() < end; turn++) {
      // Down, mostly, and back now and then.
      await page.mouse.wheel(0, turn % 40 < 32 ? 400 : -400)
      await page.waitForTimeout(WHEEL_EVERY_MS)
    }
  })
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

export function printScreen(report: ScreenReport, say: (line: string) => void): void {
  const { firstScreen: first, signInMs, longestTaskMs, workedMs, load } = report
  say('| figure | reached | goal |\n| --- | ---: | ---: |')
  say(`| first screen, gzip (brotli) | ${kB(first.gzip)} (${kB(first.brotli)}) | ${kB(first.goal)} |`)
  say(`| sign-in to usable, median | ${signInMs.median} ms | ${signInMs.goal} ms |`)
  say(`| longest task while scrolling, median | ${longestTaskMs.median} ms | ${longestTaskMs.goal} ms |`)
  say(`| of this the thread's own work, median | ${workedMs.median} ms | |`)
  say(`runs: sign-in ${signInMs.runs.join(', ')} ms; longest task ${longestTaskMs.runs.join(', ')} ms`)
  say(`the thread's own work ${workedMs.runs.join(', ')} ms; load of the machine ${load.join(', ')}`)
}

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`
