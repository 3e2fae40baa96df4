/**
 * WCAG 2.2 AA on every screen and in both languages, as far as a machine can tell: axe looks at every function's form, every report,
 * the dialogs and the open lists, and finds nothing. Lists have lines in them, since most of what can be wrong is in a line. English
 * has the same structure and colours: there one screen of each kind is looked at, for names and languages.
 */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import { REPORTS } from '@guitai/reports/registry.generated.ts'
import { launchBrowser, type TestBrowser } from '../../../tests/support/chromium.ts'
import { breaches, bringAxe, OF_OPEN_LISTS } from './axe.ts'
import { startStubApi, type StubApi } from './stub-api.ts'
import { OWN_REQUESTS, ownRequest } from './stub-approvals.ts'
import { signIn } from './stub-screens.ts'

const OWN = ['', 'KH', 'FH', 'RZ', 'RW', 'HH', 'NIX']
const CODES = [
  ...new Set([
    ...OWN,
    ...FUNCTIONS.filter(({ runBy }) => runBy !== 'system').map(({ code }) => code),
    ...REPORTS.map(({ code }) => code),
  ]),
]
/** One of each kind: the frame's own, a screen of its own, a form and a list made from their schemas. */
const KINDS = [...OWN, 'F04', 'F09', 'C01', 'C03', 'C24', 'S01', 'S04', 'S95', 'F07', 'Q01', 'Q13', 'R10']
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
    for (const code of language === 'zh' ? CODES : KINDS) {
      await open(code)
      const heads = await page.locator('.place h1').count()
      if (heads !== 1) found.push(`${code}: ${heads} headings of the first rank`)
      found.push(...(await breaches(page, code === '' ? 'start' : code, { place: '.place' })))
    }
    expect(found).toEqual([])
  })

  test('dialogs and open lists', async () => {
    await signIn(page)
    const found: string[] = []
    const look = async (where: string, without: readonly string[] = []): Promise<void> => {
      await isDrawn()
      found.push(...(await breaches(page, where, { without })))
    }
    await page.keyboard.press('F2')
    await page.keyboard.type('C0')
    await page.locator('.command-list [role=option]').first().waitFor()
    await look('the command box')
    await page.keyboard.press('Escape')
    await open('F09')
    await page.locator('.place #amount').fill('100')
    await page.keyboard.press('Control+Enter')
    await page.locator('dialog[open]').waitFor()
    await look('the last look')
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'detached' })
    await page.locator('.place #clientNo').fill('1')
    await page.locator('[role=listbox] [role=option]').first().waitFor()
    await look('clients found', OF_OPEN_LISTS)
    await open('S92')
    OWN_REQUESTS.splice(0, Infinity, ownRequest('waiting'))
    api.answers.push({ status: 202, body: { approvalId: 7, reason: 'day' } })
    await page.locator('.place #approvalId').fill('31')
    await page.keyboard.press('Control+Enter')
    await page.locator('.spot-choices button:focus').waitFor()
    await look('a second person is offered')
    await page.keyboard.press('Enter')
    await page.locator('.spot-signing input:focus').waitFor()
    await look('a second person signs')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await open('S04')
    await page.locator('.place .ant-select').first().click()
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').waitFor()
    await look('an open choice', OF_OPEN_LISTS)
    await page.keyboard.press('Escape')
    await open('F04')
    await page.keyboard.press('Control+Enter')
    await look('what is missing in a form')
    OWN_REQUESTS.length = 0
    expect(found).toEqual([])
  })
})
