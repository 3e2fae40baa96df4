/**
 * A teller who types faster than screens open, on the first visit: no key is lost, each reaches the field that it is meant for, and
 * among several clients none is picked.
 */
import type { Locator } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { screenOf } from './screen-of.ts'
import { signIn, stubScreens } from './stub-screens.ts'

const stub = stubScreens({ isSignedIn: false })

const CLIENTS = [
  ['李思远', 'lsy'],
  ['杨强桂', 'yqg'],
  ['林首阳', 'lsyz'],
  ['袁一', 'yy'],
].map(([name, pinyin], index) => ({ clientNo: 10_000_001 + index, name, pinyin, identityNumber: '' }))

/** Found by their beginnings, as the counter finds them. */
async function answerClients(): Promise<void> {
  await stub.page.context().route('**/api/reports/clients?*', async route => {
    const text = new URL(route.request().url()).searchParams.get('text') ?? ''
    const rows = CLIENTS.filter(
      ({ clientNo, pinyin = '' }) => String(clientNo).startsWith(text) || pinyin.startsWith(text),
    )
    await route.fulfill({ json: { rows, next: null } })
  })
}

/** What is asked for there comes when the test says so. */
async function heldBack(address: string): Promise<() => void> {
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await stub.page.context().route(address, async route => {
    await released
    await route.fallback()
  })
  return release
}

/** The code of the screens. */
const heldBackCode = (): Promise<() => void> => heldBack('**/assets/*.js')

/** 'F2 C01 Enter': a name of a key, or a text. */
async function type(keys: string, delay: number): Promise<void> {
  for (const key of keys.split(' '))
    if (/^(F2|Enter|Tab|ArrowDown)$/.test(key)) await stub.page.keyboard.press(key, { delay })
    else await stub.page.keyboard.type(key, { delay })
}

const chosen = (form: Locator): Promise<string> =>
  form.locator('.ant-select:has(#clientNo) .ant-select-content').innerText()

beforeEach(answerClients)

const SPEEDS = [15, 100, 180]

test.each(SPEEDS.flatMap(delay => ['F09', 'C01'].map(code => [code, delay] as const)))(
  '%s at %d ms a key, before the code of the screen has come: the client that was typed',
  async (code, delay) => {
    const release = await heldBackCode()
    await signIn(stub.page)
    await type(`F2 ${code} Enter 10000002 Enter`, delay)
    release()
    await expect.poll(() => chosen(screenOf(stub.page, code))).toBe('10000002 杨强桂')
  },
)

test.each(SPEEDS)('a whole deposit at %d ms a key, on the first visit', async delay => {
  await signIn(stub.page)
  await type('F2 F09 Enter yq Enter 1 Enter 500.00 Enter Enter Enter', delay)
  await stub.page.locator('dialog .ant-btn-primary:focus').waitFor()
  expect(await stub.page.locator('dialog').innerText()).toContain('500.00')
  expect(await chosen(screenOf(stub.page, 'F09'))).toBe('10000002 杨强桂')
})

test('all that was typed ahead of a screen reaches it in its order', async () => {
  const release = await heldBackCode()
  await signIn(stub.page)
  await type('F2 C01 Enter yqg Enter 600000 Enter s Enter Enter 12.80 Enter 1000', 15)
  release()
  const form = screenOf(stub.page, 'C01')
  await expect.poll(() => form.locator('#quantity').inputValue()).toBe('1000')
  expect(await form.locator('#price').inputValue()).toBe('12.80')
  await form.locator('.order-form.sell').waitFor()
  expect(await chosen(form)).toBe('10000002 杨强桂')
})

test.each(SPEEDS)('among several nobody is picked at %d ms a key: the list asks', async delay => {
  await signIn(stub.page)
  await type('F2 F09 Enter lsy Enter', delay)
  await stub.page.getByText('有多个匹配').waitFor()
  expect(await chosen(screenOf(stub.page, 'F09'))).not.toMatch(/李思远|林首阳/)
  await type('ArrowDown ArrowDown Enter', delay)
  await expect.poll(() => chosen(screenOf(stub.page, 'F09'))).toBe('10000003 林首阳')
})

test('two fields that find nothing do not call the teller back and forth', async () => {
  const release = await heldBack('**/api/reports/clients?*')
  await signIn(stub.page)
  await type('F2 C05 Enter nobody Enter 1', 15)
  release()
  const form = screenOf(stub.page, 'C05')
  await form.locator('[data-missed="1"]').waitFor()
  expect(await form.locator('#clientNo:focus').inputValue()).toBe('nobody')
  await type('F2 F09 Enter 10000004 Enter', 15)
  await expect.poll(() => chosen(screenOf(stub.page, 'F09'))).toBe('10000004 袁一')
})

test('Esc or F2 forget what was typed ahead of a screen', async () => {
  const release = await heldBackCode()
  await signIn(stub.page)
  await type('F2 C01 Enter yqg', 15)
  await type('F2 F09 Enter 10000004 Enter', 15)
  release()
  await expect.poll(() => chosen(screenOf(stub.page, 'F09'))).toBe('10000004 袁一')
})

test.each(['sign-in', 'me'])('what is typed behind the Enter of the sign-in waits for %s', async what => {
  const release = await heldBack(`**/api/${what}`)
  await type('wang Enter secret Enter Enter Enter F2 F09 Enter 10000002 Enter', 15)
  release()
  await expect.poll(() => chosen(screenOf(stub.page, 'F09'))).toBe('10000002 杨强桂')
})

test('what was typed behind the Enter of a refused sign-in goes nowhere', async () => {
  const release = await heldBack('**/api/sign-in')
  await type('wang Enter wrong Enter Enter F2 F09 Enter 10000002 Enter', 15)
  release()
  await stub.page.locator('input[type=password]:focus').waitFor()
  expect(await stub.page.locator('input[type=password]').inputValue()).toBe('')
  expect(await stub.page.locator('#name').inputValue()).toBe('wang')
})

/** Safari ends the composition before it tells of the key that ended it, and then only the key's number says whose it was. */
test('the Enter that ends a composition neither moves nor accepts, in whatever order it is told', async () => {
  await signIn(stub.page)
  await stub.page.goto(`${stub.api.url}#/F09`)
  const client = screenOf(stub.page, 'F09').locator('#clientNo')
  await client.focus()
  await stub.page.keyboard.type('yq')
  await stub.page.locator('.ant-select-item-option').first().waitFor()
  await client.evaluate(field => {
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '' }))
    for (const keyCode of [229, 229]) {
      const key = { key: 'Enter', keyCode, bubbles: true, cancelable: true }
      field.dispatchEvent(new KeyboardEvent('keydown', key))
    }
  })
  expect(await client.evaluate(field => field === document.activeElement)).toBe(true)
  expect(await chosen(screenOf(stub.page, 'F09'))).not.toContain('杨强桂')
  await stub.page.keyboard.press('Enter')
  await expect.poll(() => chosen(screenOf(stub.page, 'F09'))).toBe('10000002 杨强桂')
})
