/**
 * WCAG 2.2 AA on every screen and in both languages, as far as a machine can tell: axe looks at every function's form, every report,
 * the dialogs and the open lists, and finds nothing. Lists have lines in them, since most of what can be wrong is in a line.
 */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import { REPORTS } from '@guitai/reports/registry.generated.ts'
import { launchBrowser, type TestBrowser } from '../../../tests/support/chromium.ts'
import { breaches, bringAxe } from './axe.ts'
import { startStubApi, type StubApi } from './stub-api.ts'
import { signIn } from './stub-screens.ts'

const OWN = ['', 'KH', 'FH', 'RZ', 'RW', 'HH', 'NIX']
const CODES = [
  ...new Set([
    ...OWN,
    ...FUNCTIONS.filter(({ runBy }) => runBy !== 'system').map(({ code }) => code),
    ...REPORTS.map(({ code }) => code),
  ]),
]
const HERE = 'clientNo=10000001&client=10000001&instrument=600000.XSHG'

let browser: TestBrowser
let api: StubApi
let page: Page
let problems: string[]

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  api = await startStubApi(join(import.meta.dirname, '..', 'dist'), { isFull: true })
  // What moves is not looked at half-way.
  page = await browser.newPage({ reducedMotion: 'reduce' })
  page.setDefaultTimeout(30_000)
  problems = []
  page.on('pageerror', error => problems.push(error.message))
  await page.addInitScript(countRequests)
})
afterEach(async () => {
  await page.context().close()
  await api.close()
  expect(problems).toEqual([])
})

/** In the page: how many answers are still to come. */
function countRequests(): void {
  const counted = globalThis as unknown as { underWay: number }
  counted.underWay = 0
  const { fetch } = globalThis
  globalThis.fetch = async (...args) => {
    counted.underWay++
    try {
      return await fetch(...args)
    } finally {
      counted.underWay--
    }
  }
}

/** Nothing is on its way, and what came is drawn. */
async function isDrawn(): Promise<void> {
  await page.evaluate(async () => {
    const counted = globalThis as unknown as { underWay: number }
    const frame = (): Promise<unknown> => new Promise(resolve => requestAnimationFrame(resolve))
    let quiet = 0
    while (quiet < 3) {
      await frame()
      const isQuiet = counted.underWay === 0 && document.querySelector('.ant-spin, .spinner') === null
      quiet = isQuiet ? quiet + 1 : 0
    }
  })
}

async function open(code: string): Promise<void> {
  await page.evaluate(hash => {
    window.location.hash = hash
  }, `#/${code}?${HERE}`)
  await page.locator('.place .screen').first().waitFor()
  await isDrawn()
}

async function enter(language: 'zh' | 'en'): Promise<void> {
  await page.goto(api.url)
  await page.evaluate(chosen => localStorage.setItem('guitai.language', chosen), language)
  await page.reload()
  await page.locator('input').first().waitFor()
  await bringAxe(page)
}

describe.each(['zh', 'en'] as const)('in %s', language => {
  beforeEach(() => enter(language))

  test('the sign-in page, empty and refused', async () => {
    const found = await breaches(page, 'sign-in')
    await page.keyboard.type('wang')
    await page.locator('input[type=password]').fill('wrong')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.locator('.ant-alert-error').waitFor()
    found.push(...(await breaches(page, 'refused')))
    expect(found).toEqual([])
  })

  test('every screen', { timeout: 600_000 }, async () => {
    await signIn(page)
    await open('')
    const found = await breaches(page, 'the frame')
    for (const code of CODES) {
      await open(code)
      const heads = await page.locator('.place h1').count()
      if (heads !== 1) found.push(`${code}: ${heads} headings of the first rank`)
      found.push(...(await breaches(page, code === '' ? 'start' : code, '.place')))
    }
    expect(found).toEqual([])
  })
})
