/** The client whom the teller serves goes along from function to function, in sight, and never over what was typed. */
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { screenOf } from './screen-of.ts'
import { stubScreens } from './stub-screens.ts'

const stub = stubScreens()

const chosen = (form: Locator): Promise<string> =>
  form.locator('.ant-select:has(#clientNo) .ant-select-content').innerText()

async function goTo(code: string): Promise<Locator> {
  for (const key of ['F2', ...code, 'Enter']) await stub.page.keyboard.press(key)
  const form = screenOf(stub.page, code)
  await form.locator('#clientNo:focus').waitFor()
  return form
}

async function choose(typed: string): Promise<void> {
  await stub.page.keyboard.type(typed, { delay: 15 })
  await stub.page.keyboard.press('Enter')
}

test('chosen in one form, begun with in the next, typed over there, let go by a key', async () => {
  const { page } = stub
  const frame = page.locator('.current-client')
  await goTo('C01')
  await choose('10000002')
  await expect.poll(() => frame.innerText()).toContain('10000002')
  expect(await chosen(await goTo('C09'))).toContain('10000002')
  const money = await goTo('F09')
  expect(await chosen(money)).toContain('10000002')
  await choose('10000001')
  await expect.poll(() => chosen(money)).toBe('10000001 李明')
  await expect.poll(() => frame.innerText()).toContain('10000001')
  await page.keyboard.press('Shift+F3')
  await expect.poll(() => frame.count()).toBe(0)
  expect(await chosen(money)).toBe('10000001 李明')
})

test('another one, chosen in the frame, comes into a form in which nothing was typed, and into no other', async () => {
  const { page } = stub
  const form = await goTo('C09')
  await page.keyboard.press('F3')
  await page.locator('#current-client:focus').waitFor()
  await choose('10000002')
  await expect.poll(() => chosen(form)).toContain('10000002')
  await form.locator('#quantity').fill('300')
  await page.keyboard.press('F3')
  await page.locator('#current-client:focus').waitFor()
  await choose('10000001')
  await expect.poll(() => page.locator('.current-client').innerText()).toContain('10000001')
  expect(await chosen(form)).toContain('10000002')
})

test('a screen about one client begins with the one who is served, and follows the frame', async () => {
  const { page } = stub
  await goTo('C01')
  await choose('10000002')
  await expect.poll(() => page.locator('.current-client').innerText()).toContain('10000002')
  for (const key of ['F2', 'K', 'H', 'Enter']) await page.keyboard.press(key)
  const head = page.locator('.overview-head')
  await expect.poll(() => head.innerText()).toContain('10000002')
  await page.keyboard.press('F3')
  await page.locator('#current-client:focus').waitFor()
  await choose('10000001')
  await expect.poll(() => head.innerText()).toContain('10000001')
  // Whom the address names is served in the screen that one goes on to, and this screen lets one go.
  await page.goto(`${stub.api.url}#/KH?clientNo=10000002`)
  await expect.poll(() => head.innerText()).toContain('10000002')
  for (const key of ['F2', 'F', '0', '9', 'Enter']) await page.keyboard.press(key)
  await page.locator('.money-form').waitFor()
  await expect.poll(() => page.locator('.current-client').innerText()).toContain('10000002')
})

test('one key goes from the order form to the list of orders, and back to where one was', async () => {
  const { page, api } = stub
  await page.goto(`${api.url}#/C01?clientNo=10000001&instrument=600000.XSHG`)
  const form = screenOf(page, 'C01')
  await form.locator('#quantity').focus()
  await page.keyboard.press('Shift+F6')
  await page.locator('.order-list [role=grid]:focus').waitFor()
  await page.keyboard.press('F6')
  await form.locator('#quantity:focus').waitFor()
  await form.getByText('F6 换到列表').waitFor()
})

test('from nowhere the key goes to the first pane, and with Shift to the last', async () => {
  const { page, api } = stub
  await page.goto(`${api.url}#/RZ`)
  await page.locator('.day-differences .grid-row').first().waitFor()
  const reached = (shiftKey: boolean): Promise<string | undefined> =>
    page.evaluate(isBack => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'F6', shiftKey: isBack, bubbles: true }),
      )
      return document.activeElement?.closest('.panel')?.className
    }, shiftKey)
  expect(await reached(true)).toContain('day-differences')
  expect(await reached(false)).toContain('day-steps')
})

test('in a long form a key goes to its next part, and to the one before', async () => {
  const { page, api } = stub
  await page.goto(`${api.url}#/F04`)
  await page.locator('#profession').focus()
  await page.keyboard.press('PageDown')
  await page.locator('#currencies input:focus').waitFor()
  await page.keyboard.press('PageUp')
  await page.locator('#phone:focus').waitFor()
  await page.locator('#name').focus()
  await page.keyboard.press('PageUp')
  await page.locator('#name:focus').waitFor()
})
