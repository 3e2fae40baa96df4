/**
 * A teller's day on the real counter, by keys alone: open a client, take money in, enter an order, see it, cancel it, have a
 * voucher reversed with a second person's consent. Server, database and market are those of `npm start`.
 */
import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../../tests/support/chromium.ts'
import { startServer, type RunningServer } from './start-server.ts'

let server: RunningServer
let browser: TestBrowser
let page: Page
const problems: string[] = []

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer({ GUITAI_SPEED: '60' }), launchBrowser()])
  page = await browser.newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', error => problems.push(error.message))
})
/** What the teller saw when a test failed. */
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  mkdirSync('.build/web', { recursive: true })
  await page.screenshot({ path: `.build/web/${task.name.replaceAll(/\W+/g, '-')}.png` })
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function signIn(name: string, password: string): Promise<void> {
  await page.goto(server.url)
  await page.locator('#name').fill(name)
  await page.locator('#password').fill(password)
  await page.keyboard.press('Enter')
  await page.locator('.top-bar').waitFor()
}

async function signOut(): Promise<void> {
  await page.getByRole('button', { name: '签退' }).click()
  await page.locator('.sign-in').waitFor()
}

async function goTo(command: string, place: string): Promise<void> {
  await page.keyboard.press('F2')
  await page.keyboard.type(command)
  await page.keyboard.press('Enter')
  await page.locator(place).waitFor()
}

async function agree(): Promise<void> {
  await page.locator('dialog .ant-btn-primary:focus').waitFor()
  await page.keyboard.press('Enter')
}

/** Types into the field that has come to have the focus, then goes on. */
async function fill(field: string, text: string): Promise<void> {
  await page.locator(`${field}:focus`).waitFor()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

describe('a day of a teller', () => {
  let clientNo = ''

  test('begins with signing in', async () => {
    await page.goto(server.url)
    await signIn('teller', 'teller-2026')
    expect(await page.locator('.top-bar').innerText()).toContain('王小燕')
  })

  test('opens a client', async () => {
    await goTo('khkh', '#name')
    await fill('#name', '测试客户')
    await fill('#pinyin', 'cskh')
    await fill('#identityNumber', '11010519491231002X')
    await fill('#identityExpiresOn', '20360101')
    await fill('#phone', '13900000000')
    await page.keyboard.press('Control+Enter')
    const result = page.locator('.result')
    await result.waitFor()
    clientNo = /\d{8,}/.exec(await result.innerText())?.[0] ?? ''
    expect(clientNo).toMatch(/^\d{8,}$/)
  })

  test('takes money in', async () => {
    await goTo('zjcq', '.money-form')
    await fill('#money-client', 'cskh')
    await page.locator('.choice-buttons input:focus').waitFor()
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await fill('#amount', '100000.50')
    await fill('#summary', '开户存入')
    await agree()
    await page.locator('.result').waitFor()
    await expect.poll(() => page.locator('.cash-account .headline').innerText()).toContain('100,000.50')
  })

  test('enters an order of a client with holdings, sees it and cancels it', async () => {
    await page
      .locator('.top-facts em', { hasText: /^连续竞价$/ })
      .first()
      .waitFor({ timeout: 60_000 })
    await goTo('C01', '.order-form')
    await fill('.order-form #clientNo', '10000001')
    await fill('.order-form #instrument', 'pfyh')
    await page.locator('.choice-buttons input:focus').waitFor()
    await page.keyboard.press('b')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.locator('.order-form #price:focus').waitFor()
    await page.locator('.ladder').waitFor()
    await expect.poll(() => page.locator('#price').inputValue()).toMatch(/^\d+\.\d+$/)
    for (let ticks = 0; ticks < 40; ticks++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await fill('.order-form #quantity', '300')
    await page.keyboard.press('Enter')
    await agree()
    await page.locator('.order-done').waitFor()
    const list = page.locator('.order-list')
    await expect
      .poll(() => list.locator('.grid-row').first().innerText(), { timeout: 10_000 })
      .toContain('已报')
    await list.locator('[role=grid]').focus()
    await page.keyboard.press('Delete')
    await agree()
    await expect
      .poll(() => list.locator('.grid-row').first().innerText(), { timeout: 10_000 })
      .toContain('已撤')
    expect(await list.locator('.grid-row').count()).toBe(1)
  })

  test('asks for a reversal, which a second person agrees to', async () => {
    await goTo('zjcq', '.money-form')
    await fill('#money-client', 'cskh')
    const vouchers = page.locator('.money-side [role=grid]')
    await vouchers.locator('.grid-row').first().waitFor()
    await vouchers.focus()
    await page.keyboard.press('Delete')
    await page.locator('#voucherNo').press('Control+Enter')
    await page.getByText('已提交复核').waitFor()
    await signOut()
    await signIn('checker', 'checker-2026')
    await goTo('FH', '.approvals')
    const queue = page.locator('.approvals [role=grid]')
    await queue.locator('.grid-row').first().waitFor()
    await queue.focus()
    await page.keyboard.press('a')
    await agree()
    await page.getByText('已处理').waitFor()
    await expect.poll(() => queue.locator('.grid-row').count()).toBe(0)
  })

  test('no screen has failed on the way', () => expect(problems).toEqual([]))
})
