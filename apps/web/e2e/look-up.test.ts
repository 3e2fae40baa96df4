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

test.each(['Tab', 'click'])('a client typed and left at once by %s is taken', async way => {
  const form = await atTheClient()
  await stub.page.keyboard.type('10000002', { delay: 15 })
  if (way === 'Tab') await stub.page.keyboard.press('Tab')
  else await form.locator('#quantity').click()
  await form.getByText('10000002 张伟强').first().waitFor()
  expect(await form.getByText('10000001 李明').count()).toBe(0)
})

test('one of several: the field is asked for again, and the former client is gone', async () => {
  const form = await atTheClient()
  await stub.page.keyboard.type('1000000', { delay: 15 })
  await stub.page.keyboard.press('Tab')
  await form.locator('#clientNo:focus').waitFor()
  expect(await form.locator('#clientNo').inputValue()).toBe('1000000')
  expect(await form.getByText('10000001 李明').count()).toBe(0)
})

test('nobody of this name: the same', async () => {
  const form = await atTheClient()
  await stub.page.keyboard.type('zzz', { delay: 15 })
  await stub.page.keyboard.press('Tab')
  await form.locator('#clientNo:focus').waitFor()
  expect(await form.locator('#clientNo').inputValue()).toBe('zzz')
  expect(await form.getByText('10000001 李明').count()).toBe(0)
})
