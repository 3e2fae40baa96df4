/** What tabs hear, together and after gaps, in a browser. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { showPrice } from '@guitai/web-kit/format/figures.ts'
import { fillMarket, stubQuote } from './stub-rows.ts'
import { stubScreens } from './stub-screens.ts'

const screens = stubScreens()

beforeAll(() => fillMarket(5500))
afterAll(() => fillMarket(0))

const phaseOf = (page: Page) => page.locator('.top-facts .fact em').allInnerTexts()
const heardPhase = (page: Page, phase: string) =>
  expect.poll(async () => (await phaseOf(page)).join(' ')).toContain(phase)

async function newTab(): Promise<Page> {
  const { page, api } = screens
  const tab = await page.context().newPage()
  await tab.goto(api.url)
  await tab.locator('.top-bar').waitFor()
  return tab
}

test('ten tabs are live on one stream, also when the first is closed', async () => {
  const { page, api } = screens
  const tabs = [page]
  while (tabs.length < 10) tabs.push(await newTab())
  for (const tab of tabs) await heardPhase(tab, '连续竞价')
  expect(api.streams.count).toBe(1)
  await tabs[1]!.close()
  await tabs[2]!.close()
  api.tell('phase', { market: 'XSHG', tradeDate: '2026-11-23', time: 1, phase: 'break' })
  for (const tab of [tabs[0]!, ...tabs.slice(3)]) await heardPhase(tab, '休市')
  expect(api.streams.count).toBe(1)
})

test('after a bad gateway the line is there again, and phase, clock and prices are those of now', async () => {
  const { page, api } = screens
  await heardPhase(page, '连续竞价')
  await expect.poll(() => page.locator('.grid-row').first().innerText()).toContain('12.97')
  api.streams.phase = 'break'
  api.streams.time = 41_400
  api.streams.refusals.push(502, 502)
  api.streams.cut()
  await page.locator('.line.lost').waitFor()
  await page.locator('.old-prices').waitFor()
  expect(await page.locator('.clock').innerText()).toContain('前')
  await page.locator('.line.open').waitFor({ timeout: 30_000 })
  await heardPhase(page, '午间休市')
  await expect.poll(() => page.locator('.clock').innerText()).toBe('11:30:00')
  await expect.poll(() => page.locator('.old-prices').count()).toBe(0)
  await expect.poll(() => page.locator('.line.open').count()).toBe(1)
})

test('prices look old and say how old they are when the market is silent, in both languages', async () => {
  const { page } = screens
  await page.locator('.old-prices').waitFor({ timeout: 30_000 })
  expect(await page.locator('.old-prices').innerText()).toMatch(/^⚠ 行情停在 09:31:05，已过 \d+ 秒/)
  await page.getByText('English').click()
  expect(await page.locator('.old-prices').innerText()).toMatch(/^⚠ Prices stand at 09:31:05, \d+ s ago/)
})

test('of 5,500 instruments those in sight are asked for, and what is scrolled to gets its price', async () => {
  const { page, api } = screens
  const list = page.locator('.start-market [role=grid]')
  await list.focus()
  // The list grows at its end; the row of the titles counts, too.
  await expect
    .poll(async () => {
      await page.keyboard.press('End')
      return list.getAttribute('aria-rowcount')
    })
    .toBe('5501')
  await page.keyboard.press('End')
  const last = page.locator('.start-market .grid-row.current')
  await expect.poll(() => last.innerText()).toMatch(/第5495号股份[\s\S]*\d+\.\d\d/)
  await expect.poll(() => api.streams.shown.length).toBeLessThan(100)
  expect(api.streams.shown).not.toContain('600000.XSHG')
  api.streams.quotes(7)
  const [code] = (await last.innerText()).split('\n')
  const dearer = showPrice((stubQuote(`${code}.XSHG`, 7) as { last: number }).last, 2)
  await expect.poll(() => last.innerText()).toContain(dearer)
})

test('a screen that shows one instrument asks for one', async () => {
  const { page, api } = screens
  await expect.poll(() => api.streams.shown.length).toBeGreaterThan(20)
  await page.goto(`${api.url}#/C01?clientNo=10000001&instrument=600519.XSHG`)
  await page.locator('.ladder-last').waitFor()
  await expect.poll(() => api.streams.shown).toEqual(['600519.XSHG'])
})
