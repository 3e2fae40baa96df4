/** A field that finds something holds what was typed last, or nothing: never the former choice. */
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { screenOf } from './screen-of.ts'
import { stubScreens } from './stub-screens.ts'

const stub = stubScreens()

/** C01 with a client chosen, and the focus in the client's field. */
async function atTheClient(): Promise<Locator> {
  await stub.page.goto(`${stub.api.url}#/C01?clientNo=10000001&instrument=600000.XSHG`)
  const form = screenOf(stub.page, 'C01')
  await form.getByText('10000001 李明').first().waitFor()
  await form.locator('#clientNo').focus()
  return form
}

/** What the client's field says that is chosen. */
const chosen = (form: Locator): Promise<string> =>
  form.locator('.ant-select:has(#clientNo) .ant-select-content').innerText()

test.each(['Tab', 'click'])('a client typed and left at once by %s is taken', async way => {
  const form = await atTheClient()
  await stub.page.keyboard.type('10000002', { delay: 15 })
  if (way === 'Tab') await stub.page.keyboard.press('Tab')
  else await form.locator('#quantity').click()
  await expect.poll(() => chosen(form)).toBe('10000002 张伟强')
})

test.each([
  ['one of several', '1000000'],
  ['nobody', 'zzz'],
])('%s: the former client is gone, and nothing is sent', async (_, typed) => {
  const form = await atTheClient()
  await form.locator('#quantity').fill('100')
  await form.locator('#clientNo').focus()
  await stub.page.keyboard.type(typed, { delay: 15 })
  await stub.page.keyboard.press('Tab')
  await expect.poll(() => chosen(form)).not.toContain('李明')
  await stub.page.keyboard.press('Control+Enter')
  // Told below the field, or called back into it where the keys were faster than the rows.
  await form.locator('.ant-form-item-explain-error, #clientNo[aria-expanded=true]').first().waitFor()
  expect(await stub.page.locator('dialog').count()).toBe(0)
  expect(stub.api.posted).toEqual([])
})

/** Rows are held back until all is typed: every key comes ahead of them. */
async function heldBack(): Promise<() => void> {
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await stub.page.context().route('**/api/reports/**', async route => {
    await released
    await route.fallback()
  })
  return release
}

test('a number typed ahead of the rows is taken when they come, and the button that was pressed meanwhile is pressed', async () => {
  const release = await heldBack()
  await stub.page.goto(`${stub.api.url}#/S92`)
  await stub.page.locator('#approvalId:focus').waitFor()
  await stub.page.keyboard.type('31')
  await stub.page.keyboard.press('Enter')
  expect(stub.api.posted).toEqual([])
  release()
  await expect.poll(() => stub.api.posted.map(({ body }) => body.input)).toEqual([{ approvalId: 31 }])
})

test.each(['Enter', 'the mouse'])(
  'what is picked from the list with %s is read in the field before it is handed in',
  async way => {
    await stub.page.goto(`${stub.api.url}#/S92`)
    const field = stub.page.locator('#approvalId')
    await field.focus()
    await stub.page.keyboard.press('ArrowDown')
    const line = stub.page.locator('.ant-select-item-option').first()
    await line.waitFor()
    await stub.page.keyboard.press('ArrowDown')
    if (way === 'Enter') await stub.page.keyboard.press('Enter')
    else await line.click()
    await stub.page.locator('button[data-submit]:focus').waitFor()
    expect(stub.api.posted).toEqual([])
    await stub.page.keyboard.press('Enter')
    await expect.poll(() => stub.api.posted.length).toBe(1)
  },
)

test('a whole order typed ahead of the rows', async () => {
  const release = await heldBack()
  await stub.page.goto(`${stub.api.url}#/C01`)
  await screenOf(stub.page, 'C01').locator('#clientNo:focus').waitFor()
  for (const keys of ['lm', '600000', 'b', '', '12.80', '1000']) {
    await stub.page.keyboard.type(keys)
    await stub.page.keyboard.press('Enter')
  }
  await stub.page.keyboard.press('Control+Enter')
  expect(await stub.page.locator('dialog').count()).toBe(0)
  release()
  await stub.page.locator('dialog .ant-btn-primary:focus').waitFor()
  await stub.page.keyboard.press('Enter')
  await expect
    .poll(() => stub.api.posted.map(({ body }) => body.input))
    .toMatchObject([{ clientNo: 10_000_001, instrument: '600000.XSHG', price: '12.8', quantity: 1000 }])
})
