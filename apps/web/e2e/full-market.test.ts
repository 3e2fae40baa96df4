/** Screens beside a real server and a market of full size: the simulator, the server and the page keep up with one another. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../../tests/support/chromium.ts'
import { startServer, type RunningServer } from './start-server.ts'

let server: RunningServer
let browser: TestBrowser
let page: Page

beforeAll(async () => {
  server = await startServer({ GUITAI_INSTRUMENTS: '5500' })
  browser = await launchBrowser()
  page = await browser.newPage()
  await page.goto(server.url)
  await page.locator('input[autocomplete=username]').fill('teller')
  await page.locator('input[type=password]').fill('teller-2026')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.locator('.top-bar').waitFor()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const clock = () => page.locator('.clock b').innerText()

test('the clock runs, all 5,500 can be scrolled to, and prices change where one looks', async () => {
  const list = page.locator('.start-market [role=grid]')
  await list.locator('.grid-row').first().waitFor({ timeout: 60_000 })
  await list.focus()
  // A hundred, and then page after page.
  for (let loaded = 100; loaded <= 5600; loaded += 500) {
    // The row of the titles counts, too.
    await expect.poll(() => list.getAttribute('aria-rowcount')).toBe(String(Math.min(loaded, 5500) + 1))
    await page.keyboard.press('End')
  }
  const inSight = () => list.locator('.grid-row').allInnerTexts()
  // Before the opening call there are no prices yet; the market begins at 09:14 and runs ten times as fast.
  const priced = async () => (await inSight()).filter(row => /\d\.\d\d/.test(row)).length
  await expect.poll(priced, { timeout: 60_000 }).toBeGreaterThan(5)
  const [before, at] = [await inSight(), await clock()]
  await expect.poll(async () => (await inSight()).join() !== before.join()).toBe(true)
  await expect.poll(async () => (await clock()) !== at).toBe(true)
  await expect.poll(() => page.locator('.old-prices').count()).toBe(0)
})
