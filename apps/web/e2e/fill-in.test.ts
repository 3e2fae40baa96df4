/**
 * What a screen fills in by itself never takes the place of what the teller has typed: the price that comes with a quote, and the row that
 * a form begins with. Quotes and rows come here when the test says so.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../../tests/support/chromium.ts'
import { screenOf } from './screen-of.ts'
import { startStubApi, type StubApi } from './stub-api.ts'
import { QUOTES } from './stub-rows.ts'

const folder = mkdtempSync(join(tmpdir(), 'guitai-web-fill-in-'))
let browser: TestBrowser
let api: StubApi
let page: Page

beforeAll(async () => {
  await build({
    configFile: join(import.meta.dirname, '..', 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  api = await startStubApi(folder)
  page = await browser.newPage()
  page.setDefaultTimeout(30_000)
  await page.goto(api.url)
  await page.locator('input').first().waitFor()
  await page.keyboard.type('wang')
  await page.locator('input[type=password]').fill('secret')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.locator('.top-bar').waitFor()
})
afterEach(async () => {
  await page.context().close()
  await api.close()
})

const UNQUOTED = {
  ...QUOTES[0],
  code: '601398',
  previousClose: 70_000,
  last: 70_000,
  asks: [[70_100, 500]],
  bids: [[70_000, 500]],
  upperLimit: 77_000,
  lowerLimit: 63_000,
}

/** C01 for a security without a quote yet, with the focus in the price. */
async function atThePrice(): Promise<void> {
  await page.goto(`${api.url}#/C01?clientNo=10000001&instrument=601398.XSHG`)
  await screenOf(page, 'C01').locator('#price').focus()
}

/** It is drawn: its best price stands on the ladder. */
async function tellQuote(): Promise<void> {
  api.tell('quote', UNQUOTED)
  await page.locator('.ladder-side.ask button').first().waitFor()
}

const price = (): Promise<string> => page.locator('#price').inputValue()

test.each([
  ['digits', '1', '3.1', '13.1'],
  ['what is no number yet', '.', '5', '.5'],
])('a price that is being typed (%s) is left alone by the quote', async (_, first, more, typed) => {
  await atThePrice()
  await page.keyboard.type(first)
  await tellQuote()
  expect(await price()).toBe(first)
  await page.keyboard.type(more)
  expect(await price()).toBe(typed)
})

test('one that comes before the first key is replaced by the keys, not continued', async () => {
  await atThePrice()
  await tellQuote()
  await expect.poll(price).toBe('7.01')
  await page.keyboard.type('13.1')
  expect(await price()).toBe('13.1')
})

test('a price that was stepped to, or taken from the ladder, stays when the side changes', async () => {
  await atThePrice()
  await tellQuote()
  await expect.poll(price).toBe('7.01')
  await page.keyboard.press('ArrowDown')
  const stepped = await price()
  await page.locator('.order-form .choice-buttons input').first().focus()
  await page.keyboard.press('s')
  await page.locator('.order-form.sell').waitFor()
  expect(await price()).toBe(stepped)
  await page.locator('.ladder-side.bid button').first().click()
  expect(await price()).toBe('7.00')
  await page.locator('.order-form .choice-buttons input').first().focus()
  await page.keyboard.press('b')
  await page.locator('.order-form.buy').waitFor()
  expect(await price()).toBe('7.00')
})

test('what a form begins with comes late, and leaves what was typed meanwhile', async () => {
  const [asked, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  await page.context().route('**/api/reports/tellers*', async route => {
    const rows = [{ tellerNo: 1001, name: 'wang', fullName: '王柜员', branchNo: 1, roles: ['teller'] }]
    asked.resolve()
    await released.promise
    await route.fulfill({ json: { rows, next: null } })
  })
  await page.goto(`${api.url}#/S08?tellerNo=1001`)
  await screenOf(page, 'S08').locator('#fullName').fill('王小燕')
  await asked.promise
  released.resolve()
  await expect.poll(() => page.locator('#name').inputValue()).toBe('wang')
  expect(await page.locator('#fullName').inputValue()).toBe('王小燕')
})
