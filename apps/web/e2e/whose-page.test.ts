/** Whose page it is: a page of one teller does nothing in another's name, says so, and holds nothing over. And the sign-in. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { screenOf } from './screen-of.ts'
import { signIn, stubScreens } from './stub-screens.ts'

const stub = stubScreens()

async function secondTab(): Promise<Page> {
  const tab = await stub.page.context().newPage()
  await tab.goto(stub.api.url)
  return tab
}

async function signOut(page: Page): Promise<void> {
  await page.getByText('签退', { exact: true }).click()
  await page.locator('.sign-in').waitFor()
}

/** A reason, typed and not yet handed in. */
async function typeSomething(page: Page): Promise<void> {
  await page.goto(`${stub.api.url}#/F07?clientNo=10000001`)
  await screenOf(page, 'F07').locator('#reason').fill('从未提交')
}

const signedInAs = (page: Page) => page.locator('.top-bar .teller b').innerText()

test('another teller signs in in a second tab: the first says so at once, and goes on as the new one', async () => {
  await signOut(stub.page)
  const second = await secondTab()
  await signIn(stub.page, 'wang')
  await typeSomething(stub.page)
  await signIn(second, 'li')
  const told = stub.page.locator('.sign-in')
  await told.getByText('柜员 1001 的页面已关闭').waitFor()
  expect(await stub.page.locator('.top-bar').count()).toBe(0)
  await stub.page.keyboard.press('Enter')
  expect(await signedInAs(stub.page)).toBe('1002 李柜员')
  await stub.page.goto(`${stub.api.url}#/F07?clientNo=10000001`)
  await screenOf(stub.page, 'F07').locator('#reason').waitFor()
  expect(await screenOf(stub.page, 'F07').locator('#reason').inputValue()).toBe('')
  expect(stub.api.posted).toEqual([])
})

test('a page that was not told finds out by being refused, and books nothing', async () => {
  await typeSomething(stub.page)
  // Tabs of another profile hear nothing of one another.
  const apart = await stub.page.context().browser()!.newContext()
  const second = await apart.newPage()
  await second.goto(stub.api.url)
  await signOut(second)
  await signIn(second, 'li')
  await screenOf(stub.page, 'F07').locator('#reason').press('Control+Enter')
  await stub.page.getByText('柜员 1001 的页面已关闭').waitFor()
  expect(stub.api.posted).toEqual([])
  await stub.page.getByText('重新签到').click()
  await signIn(stub.page, 'wang')
  expect(await signedInAs(stub.page)).toBe('1001 王柜员')
  await apart.close()
})

test('signed out in a second tab: the first comes to the sign-in, which says why', async () => {
  const second = await secondTab()
  await signOut(second)
  await stub.page.getByText('您已在本浏览器的另一页签退').waitFor()
  await stub.page.locator('input:focus').waitFor()
  expect(await second.getByText('您已在').count()).toBe(0)
})

test('a session that is over is said at the sign-in', async () => {
  stub.api.endSession()
  await stub.page.goto(`${stub.api.url}#/Q13`)
  await stub.page.getByText('您的签到已结束').waitFor()
})

test('a wrong password is asked for anew: Enter, pressed again and again, sends no second try', async () => {
  await signOut(stub.page)
  let tries = 0
  await stub.page.route('**/api/sign-in', route => (tries++, route.continue()))
  await stub.page.locator('input:focus').waitFor()
  await stub.page.keyboard.type('wang')
  await stub.page.locator('input[type=password]').fill('wrong')
  await stub.page.keyboard.press('Control+Enter')
  await stub.page.locator('button[type=submit]').click()
  await stub.page.locator('.ant-alert-error').waitFor()
  await stub.page.locator('input[type=password]:focus').waitFor()
  expect(await stub.page.locator('input[type=password]').inputValue()).toBe('')
  for (let times = 0; times < 5; times++) await stub.page.keyboard.press('Enter')
  expect(tries).toBe(1)
})
