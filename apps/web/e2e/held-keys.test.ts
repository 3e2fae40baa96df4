/** A held key goes on moving and typing, and acts once: the act that follows needs a press of its own. */
import { expect, test } from 'vitest'
import { screenOf } from './screen-of.ts'
import { stubScreens } from './stub-screens.ts'

const stub = stubScreens()

/** A key that stays down: the browser is told of its repeats. */
async function hold(key: string, repeats = 20): Promise<void> {
  for (let times = 0; times <= repeats; times++) await stub.page.keyboard.down(key)
  await stub.page.keyboard.up(key)
}

test('Enter, held in the last field, opens the last look and agrees to nothing', async () => {
  await stub.page.goto(`${stub.api.url}#/C01?clientNo=10000001&instrument=600000.XSHG`)
  const form = screenOf(stub.page, 'C01')
  await expect.poll(() => form.locator('#price').inputValue()).toBe('12.98')
  await form.locator('#quantity').fill('200')
  await form.locator('#tradingPassword').focus()
  await hold('Enter')
  await stub.page.locator('dialog .ant-btn-primary').waitFor()
  expect(stub.api.posted).toEqual([])
  await stub.page.keyboard.press('Enter')
  await expect.poll(() => stub.api.posted.length).toBe(1)
})

test('Ctrl+Enter, held, is one request for the last look', async () => {
  await stub.page.goto(`${stub.api.url}#/C01?clientNo=10000001&instrument=600000.XSHG`)
  const form = screenOf(stub.page, 'C01')
  await expect.poll(() => form.locator('#price').inputValue()).toBe('12.98')
  await form.locator('#quantity').fill('200')
  await stub.page.keyboard.down('Control')
  await hold('Enter')
  await stub.page.keyboard.up('Control')
  await stub.page.locator('dialog .ant-btn-primary').waitFor()
  expect(stub.api.posted).toEqual([])
})

test('digits and deletions repeat in a field', async () => {
  await stub.page.goto(`${stub.api.url}#/C01`)
  const quantity = screenOf(stub.page, 'C01').locator('#quantity')
  await quantity.focus()
  await hold('5', 3)
  expect(await quantity.inputValue()).toBe('5555')
  await hold('Backspace', 1)
  expect(await quantity.inputValue()).toBe('55')
})
