/** What is done is printed by one key, under one request id until it has come; the server's answers are given. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../../tests/support/chromium.ts'
import { screenOf } from './screen-of.ts'
import { startStubApi, type StubApi } from './stub-api.ts'
import { BUILT } from './stub-screens.ts'

const PRINTS = [
  {
    name: 'order-contract',
    title: { zh: '委托合同书', en: 'Order contract' },
    of: ['C01'],
    mayPrint: true,
    isMomentary: false,
    termsSchema: { required: ['orderId'], properties: { orderId: {} } },
  },
]

let browser: TestBrowser
let api: StubApi
let page: Page
let asked: { url: string; body: { requestId: string; terms: unknown } }[]
let answers: { status: number; body: unknown }[]

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
})

beforeEach(async () => {
  api = await startStubApi(BUILT)
  page = await browser.newPage()
  page.setDefaultTimeout(30_000)
  asked = []
  answers = []
  await page.context().route('**/api/prints', route => route.fulfill({ json: PRINTS }))
  await page.context().route('**/api/prints/*', async route => {
    const request = route.request()
    asked.push({ url: new URL(request.url()).pathname, body: request.postDataJSON() as never })
    const answer = answers.shift()
    if (answer !== undefined) return route.fulfill({ status: answer.status, json: answer.body })
    return route.fulfill({ contentType: 'application/pdf', body: '%PDF-1.7' })
  })
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

async function openOrders(): Promise<void> {
  await page.keyboard.press('F2')
  await page.keyboard.type('Q13')
  await page.keyboard.press('Enter')
  await screenOf(page, 'Q13').locator('.grid-row').first().waitFor()
  await page.getByText('P 打印').waitFor()
  await screenOf(page, 'Q13').locator('[role=grid]').focus()
}

/** In the page: how many documents it has shown. */
function countShown(): void {
  const counted = globalThis as unknown as { shown: number }
  counted.shown = 0
  const show = URL.createObjectURL.bind(URL)
  URL.createObjectURL = blob => {
    counted.shown++
    return show(blob)
  }
}

const isShown = (): boolean => (globalThis as unknown as { shown: number }).shown === 1

/** `said`: what the first press is answered, where that is no document. */
async function printedTwice(said?: string): Promise<void> {
  await openOrders()
  await page.evaluate(countShown)
  await page.keyboard.press('p')
  await expect.poll(() => asked.length).toBe(1)
  // Pressed again before that it would be the same print.
  if (said === undefined) await page.waitForFunction(isShown)
  else await page.getByText(said).waitFor()
  await page.bringToFront()
  await screenOf(page, 'Q13').locator('[role=grid]').focus()
  await page.keyboard.press('p')
  await expect.poll(() => asked.length).toBe(2)
}

test('P on a row prints its document, twice under two ids', async () => {
  await printedTwice()
  expect(asked.map(({ url, body }) => [url, body.terms])).toEqual([
    ['/api/prints/order-contract', { orderId: 1023 }],
    ['/api/prints/order-contract', { orderId: 1023 }],
  ])
  expect(asked[0]?.body.requestId).not.toBe(asked[1]?.body.requestId)
})

test('one that failed says why, and goes on under its id', async () => {
  const message = { zh: '打印失败，请用同一请求号重试', en: 'Printing failed' }
  answers.push({ status: 500, body: { error: { code: 'print_failed', message } } })
  await printedTwice(message.zh)
  expect(asked[0]).toEqual(asked[1])
})

test('what cannot be printed is named first; the second press takes the codes', async () => {
  const message = { zh: '没有字形、打印不出的字：𰀀 (U+30000)', en: 'Characters that are in no font' }
  const error = { code: 'characters_not_printable', message, details: [{ message }] }
  answers.push({ status: 422, body: { error } })
  await printedTwice(message.zh)
  expect(asked.map(({ body }) => (body as { isWithCodes?: boolean }).isWithCodes)).toEqual([undefined, true])
})

test('a character of the second plane has its own shape on the screen', async () => {
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<p id="rare" style="position:fixed">𠮷𪻐</p>')
  })
  await page.evaluate(() => document.fonts.ready)
  expect(await page.evaluate(() => document.fonts.check('16px "Guitai Rare Han"', '𠮷𪻐'))).toBe(true)
  expect(
    await page.evaluate(() => [...document.fonts].map(({ family, status }) => [family, status])),
  ).toContainEqual(['Guitai Rare Han', 'loaded'])
})
