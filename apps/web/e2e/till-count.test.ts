/** A till is counted without the figure that it should come to. */
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { screenOf } from './screen-of.ts'
import { stubScreens } from './stub-screens.ts'

const stub = stubScreens()

const TILL = { currency: 'CNY', opening: '0.00', cashIn: '400.00', cashOut: '0.00', closing: '400.00' }
const FACES = { status: 'in-force', value: { faces: ['100.00', '50.00'] } }

/** The page is loaded anew, so that it has nothing of before in it. */
async function opened(totals: object): Promise<Locator> {
  const { page, api } = stub
  await page.route('**/reports/own-till-summary*', route =>
    route.fulfill({ json: { rows: [], totals: [totals] } }),
  )
  await page.route('**/reports/parameters*', route => route.fulfill({ json: { rows: [FACES] } }))
  await page.goto(`${api.url}#/C24`)
  await page.reload()
  return screenOf(page, 'C24')
}

test('what the books say and the difference are seen once the count is given', async () => {
  const { page } = stub
  const form = await opened(TILL)
  await form.locator('[id="face-100.00"]').fill('3')
  await page.keyboard.press('Enter')
  await form.getByText('点数后显示账面与当日收付').waitFor()
  await expect.poll(() => form.innerText()).toContain('300.00')
  expect(await form.innerText()).not.toContain('400.00')
  expect(await form.innerText()).not.toContain('-100.00')
  await page.keyboard.press('Control+Enter')
  await form.locator('.till-reason input:focus').waitFor()
  expect(await form.innerText()).toContain('400.00')
  expect(await form.innerText()).toContain('-100.00')
})

test('the bar below does not say it either while one counts', async () => {
  const { page, api } = stub
  await page.route('**/reports/own-till-summary*', route =>
    route.fulfill({ json: { rows: [{ ...TILL, closing: null }], totals: [TILL] } }),
  )
  const till = page.locator('[data-work=F4] b')
  await page.goto(`${api.url}#/`)
  await page.reload()
  await expect.poll(() => till.innerText()).toContain('400.00')
  await page.goto(`${api.url}#/C24`)
  await screenOf(page, 'C24').locator('input').first().waitFor()
  expect(await till.innerText()).not.toContain('400.00')
})

test('a till that is closed asks for nothing more: the page rests', async () => {
  const { page } = stub
  const form = await opened({ ...TILL, status: 'closed', counted: '400.00', difference: '0.00' })
  await form.locator('.till-figures dd').first().waitFor()
  const drawn = await page.evaluate(async () => {
    // What is still to be drawn is told through a port, once for each time.
    let told = 0
    const known = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'postMessage')!
    const post = known.value as (this: MessagePort, message: unknown) => void
    const counted = function (this: MessagePort, message: unknown): void {
      told++
      post.call(this, message)
    }
    Object.defineProperty(MessagePort.prototype, 'postMessage', { ...known, value: counted })
    for (let frame = 0; frame < 60; frame++) await new Promise(resolve => requestAnimationFrame(resolve))
    Object.defineProperty(MessagePort.prototype, 'postMessage', known)
    return told
  })
  expect(drawn).toBeLessThan(60)
})
