/** Lists show the usual columns, all on request; totals stand under their columns; one person is read whole. The menu is a list, too. */
import { expect, test } from 'vitest'
import { breaches, bringAxe } from './axe.ts'
import { screenOf } from './screen-of.ts'
import { stubScreens } from './stub-screens.ts'

const stub = stubScreens()
const heads = (code: string): Promise<string[]> =>
  screenOf(stub.page, code).locator('[role=columnheader]').allInnerTexts()

test('the usual columns; all of them on request, and so again the next time', async () => {
  await stub.page.goto(`${stub.api.url}#/Q04?client=10000001`)
  await screenOf(stub.page, 'Q04').locator('.grid-row').first().waitFor()
  const usual = await heads('Q04')
  expect(usual).toContain('委托编号')
  expect(usual).not.toContain('交易单元')
  await screenOf(stub.page, 'Q04').getByRole('button', { name: '全部 28 列' }).click()
  expect(await heads('Q04')).toContain('交易单元')
  await stub.page.reload()
  await screenOf(stub.page, 'Q04').locator('.grid-row').first().waitFor()
  expect(await heads('Q04')).toHaveLength(28)
})

test('a security is named with its market in the language of the screen', async () => {
  await stub.page.goto(`${stub.api.url}#/Q03?client=10000001`)
  const list = screenOf(stub.page, 'Q03').locator('[role=grid]')
  await list.locator('.grid-row').first().waitFor()
  expect(await list.innerText()).not.toMatch(/\.XSH[EG]/)
})

test('a total stands under its column, its currency in its own, and the word in the first that has no figure', async () => {
  await stub.page.context().route('**/api/reports/client-orders?*', route =>
    route.fulfill({
      json: {
        rows: [{ orderId: 1 }, { orderId: 2 }],
        totals: [{ rows: 2, currency: 'CNY', filledAmount: '1234567.5', tellerNo: 1001 }],
        next: null,
      },
    }),
  )
  await stub.page.goto(`${stub.api.url}#/Q04?client=10000001`)
  const total = screenOf(stub.page, 'Q04').locator('.grid-total')
  await total.waitFor()
  const cells = await total.locator('[role=gridcell]').allInnerTexts()
  const under = Object.fromEntries((await heads('Q04')).map((head, index) => [head, cells[index]]))
  expect(Object.entries(under).filter(([, text]) => text !== '')).toEqual(
    expect.arrayContaining([
      ['委托编号', '合计'],
      ['币种', '人民币'],
      ['成交金额', '1,234,567.50'],
    ]),
  )
  expect(await total.innerText()).not.toContain('柜员')
})

test('one client is read whole, several as a list', async () => {
  await stub.page.goto(`${stub.api.url}#/Q01?client=10000001`)
  const record = screenOf(stub.page, 'Q01').locator('dl.record')
  await record.waitFor()
  expect(await record.locator('dt').count()).toBe(41)
  expect(await record.innerText()).toContain('证件号码')
})

test('by the mouse: a row is gone to, ticked and opened', async () => {
  await stub.page.goto(`${stub.api.url}#/Q13`)
  const row = screenOf(stub.page, 'Q13').locator('.grid-row').nth(1)
  await row.locator('.cell').first().click()
  expect(await row.getAttribute('class')).toContain('current')
  const box = row.getByRole('checkbox')
  await box.click()
  expect(await box.isChecked()).toBe(true)
  await box.click()
  expect(await box.isChecked()).toBe(false)
  await row.locator('.cell').first().dblclick()
  await stub.page.locator('.screen.overview').waitFor()
})

test('the menu is one stop of Tab, the arrows move in it, and it says where one is', async () => {
  const { page } = stub
  const menu = page.locator('.side-menu')
  const [first, second] = [menu.getByRole('button').first(), menu.getByRole('link').first()]
  await first.focus()
  await page.keyboard.press('ArrowDown')
  expect(await second.evaluate(link => link === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await expect.poll(() => second.getAttribute('aria-current')).toBe('page')
  expect(await menu.locator('[tabindex="0"]').count()).toBe(1)
  const links = await menu.getByRole('link').count()
  await first.click()
  expect(await first.getAttribute('aria-expanded')).toBe('false')
  expect(await menu.getByRole('link').count()).toBeLessThan(links)
  await bringAxe(page)
  expect(await breaches(page, 'menu', { place: '.side-menu' })).toEqual([])
})
