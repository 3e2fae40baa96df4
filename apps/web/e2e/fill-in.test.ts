/**
 * What a screen fills in by itself never takes the place of what the teller has typed: the price that comes with a quote, and the row that
 * a form begins with. Quotes and rows come here when the test says so.
 */
import { expect, test } from 'vitest'
import { screenOf } from './screen-of.ts'
import { stubQuote } from './stub-rows.ts'
import { stubScreens } from './stub-screens.ts'

const stub = stubScreens()

const UNQUOTED = {
  ...stubQuote('600000.XSHG'),
  code: '601398',
  previousClose: 70_000,
  last: 70_000,
  asks: [[70_100, 500]],
  bids: [[70_000, 500]],
  upperLimit: 77_000,
  lowerLimit: 63_000,
}

/** C01 for a security without a quote yet, with the focus in the price. */
async function atThePrice(): Promise<void> {
  await stub.page.goto(`${stub.api.url}#/C01?clientNo=10000001&instrument=601398.XSHG`)
  await screenOf(stub.page, 'C01').locator('#price').focus()
}

/** It is drawn: its best price stands on the ladder. */
async function tellQuote(): Promise<void> {
  stub.api.tell('quote', UNQUOTED)
  await stub.page.locator('.ladder-side.ask button').first().waitFor()
}

const price = (): Promise<string> => stub.page.locator('#price').inputValue()

test.each([
  ['digits', '1', '3.1', '13.1'],
  ['what is no number yet', '.', '5', '.5'],
])('a price that is being typed (%s) is left alone by the quote', async (_, first, more, typed) => {
  await atThePrice()
  await stub.page.keyboard.type(first)
  await tellQuote()
  expect(await price()).toBe(first)
  await stub.page.keyboard.type(more)
  expect(await price()).toBe(typed)
})

test('one that comes before the first key is replaced by the keys, not continued', async () => {
  await atThePrice()
  await tellQuote()
  await expect.poll(price).toBe('7.01')
  await stub.page.keyboard.type('13.1')
  expect(await price()).toBe('13.1')
})

test('a price that was stepped to, or taken from the ladder, stays when the side changes', async () => {
  await atThePrice()
  await tellQuote()
  await expect.poll(price).toBe('7.01')
  await stub.page.keyboard.press('ArrowDown')
  const stepped = await price()
  await stub.page.locator('.order-form .choice-buttons input').first().focus()
  await stub.page.keyboard.press('s')
  await stub.page.locator('.order-form.sell').waitFor()
  expect(await price()).toBe(stepped)
  await stub.page.locator('.ladder-side.bid button').first().click()
  expect(await price()).toBe('7.00')
  await stub.page.locator('.order-form .choice-buttons input').first().focus()
  await stub.page.keyboard.press('b')
  await stub.page.locator('.order-form.buy').waitFor()
  expect(await price()).toBe('7.00')
})

test('what a form begins with comes late, and leaves what was typed meanwhile', async () => {
  const [asked, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  await stub.page.context().route('**/api/reports/tellers*', async route => {
    const rows = [{ tellerNo: 1001, name: 'wang', fullName: '王柜员', branchNo: 1, roles: ['teller'] }]
    asked.resolve()
    await released.promise
    await route.fulfill({ json: { rows, next: null } })
  })
  await stub.page.goto(`${stub.api.url}#/S08?tellerNo=1001`)
  await screenOf(stub.page, 'S08').locator('#fullName').fill('王小燕')
  await asked.promise
  released.resolve()
  await expect.poll(() => stub.page.locator('#name').inputValue()).toBe('wang')
  expect(await stub.page.locator('#fullName').inputValue()).toBe('王小燕')
})
