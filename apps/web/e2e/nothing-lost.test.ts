/** What was typed is not lost, and the focus never falls to nothing. */
import { beforeEach, expect, test } from 'vitest'
import { screenOf } from './screen-of.ts'
import { signIn, stubScreens } from './stub-screens.ts'

const stub = stubScreens()
beforeEach(() => stub.page.setDefaultTimeout(30_000))

const amount = () => screenOf(stub.page, 'F09').locator('#amount')
const password = () => screenOf(stub.page, 'F09').locator('#cashPassword')

/** A withdrawal, typed as far as its password. */
async function typeWithdrawal(): Promise<void> {
  await stub.page.goto(`${stub.api.url}#/F09?clientNo=10000001`)
  await screenOf(stub.page, 'F09').locator('input[type=radio]:focus').waitFor()
  await stub.page.keyboard.press('2')
  await amount().fill('1234.5')
  await password().fill('246813')
}

const goTo = async (code: string): Promise<void> => {
  await stub.page.keyboard.press('F2')
  await stub.page.keyboard.type(code)
  await stub.page.keyboard.press('Enter')
  await screenOf(stub.page, code).first().waitFor()
}

test('gone with F2 and come back: it stands there again, the password apart, and says so', async () => {
  await typeWithdrawal()
  await goTo('Q13')
  await goTo('F09')
  await expect.poll(() => amount().inputValue()).toBe('1,234.50')
  expect(await password().inputValue()).toBe('')
  await stub.page.getByText('已恢复上次未办完的内容').waitFor()
  await screenOf(stub.page, 'F09').getByText('清空', { exact: true }).click()
  await goTo('Q13')
  await goTo('F09')
  expect(await amount().inputValue()).toBe('')
})

test('what was picked is kept like what was typed, and is not given back for another client', async () => {
  const reason = () => screenOf(stub.page, 'F08').locator('#reason')
  await goTo('F08')
  await stub.page.keyboard.type('10000001')
  await stub.page.keyboard.press('Enter')
  await screenOf(stub.page, 'F08').locator('input[type=radio]:focus').waitFor()
  await reason().fill('客户遗忘密码')
  await goTo('Q13')
  await goTo('F08')
  await expect.poll(() => reason().inputValue()).toBe('客户遗忘密码')
  const client = () => screenOf(stub.page, 'F08').locator('.ant-select:has(#clientNo) .ant-select-content')
  await expect.poll(() => client().innerText()).toBe('10000001 李明')
  await goTo('Q13')
  await stub.page.goto(`${stub.api.url}#/F08?clientNo=10000002`)
  await expect.poll(() => client().innerText()).toBe('10000002 张伟强')
  expect(await reason().inputValue()).toBe('')
})

test('Back and forth with the browser', async () => {
  await stub.page.goto(`${stub.api.url}#/Q13`)
  await typeWithdrawal()
  await stub.page.goBack()
  await screenOf(stub.page, 'Q13').first().waitFor()
  await stub.page.goForward()
  await expect.poll(() => amount().inputValue()).toBe('1,234.50')
})

async function leaveAndReturn(code: string): Promise<void> {
  for (const next of ['Q13', code]) {
    await stub.page.keyboard.press('F2')
    await stub.page.keyboard.type(next)
    await stub.page.keyboard.press('Enter')
    await screenOf(stub.page, next).first().waitFor()
  }
}

test('what fills a form does not write over what was typed before one left it', async () => {
  const { page } = stub
  const teller = { tellerNo: 1001, name: 'wang', fullName: '王柜员', branchNo: 1 }
  await page.route('**/reports/tellers*', route => route.fulfill({ json: { rows: [teller] } }))
  await page.goto(`${stub.api.url}#/S08`)
  const screen = screenOf(page, 'S08')
  await screen.locator('#tellerNo:focus').waitFor()
  await page.keyboard.type('1001')
  await page.keyboard.press('Enter')
  await expect.poll(() => screen.locator('#name').inputValue()).not.toBe('')
  await screen.locator('#name').fill('zhao')
  await leaveAndReturn('S08')
  await expect.poll(() => screen.locator('#fullName').inputValue()).not.toBe('')
  expect(await screen.locator('#name').inputValue()).toBe('zhao')
})

test('what was typed for a row of the parameters is there again, with the row', async () => {
  const { page } = stub
  const key = { key: 'block', validFrom: '2026-01-01', parameterNo: 7, status: 'in-force' }
  const row = { ...key, value: { titleZh: '冻结', titleEn: 'Block', isOffered: true } }
  await page.route('**/reports/parameters*', route => route.fulfill({ json: { rows: [row] } }))
  await page.goto(`${stub.api.url}#/S09`)
  const screen = screenOf(page, 'S09')
  await screen.locator('.grid-row').first().waitFor()
  await screen.locator('[role=grid]').focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => screen.locator('#value_titleEn').inputValue()).toBe('Block')
  await screen.locator('#value_titleEn').fill('Held')
  await leaveAndReturn('S09')
  await expect.poll(() => screen.locator('#value_titleEn').inputValue()).toBe('Held')
})

const FACES = { status: 'in-force', value: { faces: ['100.00'] } }

test('every form keeps what is typed into it, and every list what is ticked', async () => {
  const { page } = stub
  await page.route('**/reports/parameters*', route => route.fulfill({ json: { rows: [FACES] } }))
  const lost: string[] = []
  for (const [at, field, typed] of [
    ['F05?clientNo=10000001', '#phone', '13900001111'],
    ['S95', '#reason', 'court order'],
    ['S01', '#reason', 'letter 7'],
    ['C03', 'textarea', '10000001,600000,buy,10.00,100'],
    ['C24', '[id="face-100.00"]', '3'],
  ] as const) {
    await page.goto(`${stub.api.url}#/Q13`)
    await page.goto(`${stub.api.url}#/${at}`)
    const input = screenOf(page, at.slice(0, 3)).locator(field)
    await input.fill(typed)
    await page.goBack()
    await screenOf(page, 'Q13').first().waitFor()
    await page.goForward()
    await input.waitFor()
    const found = await expect
      .poll(() => input.inputValue())
      .toBe(typed)
      .then(() => true)
      .catch(() => false)
    if (!found) lost.push(`${at}: ${await input.inputValue()}`)
  }
  const ticked = screenOf(page, 'C02').getByText(/已勾选 1$/)
  await page.goto(`${stub.api.url}#/C02?clientNo=10000001`)
  await screenOf(page, 'C02').locator('[role=grid]:focus').waitFor()
  await page.keyboard.press('Space')
  await ticked.waitFor()
  await page.goBack()
  await page.goForward()
  await ticked.waitFor()
  expect(lost).toEqual([])
})

test.each([
  ['the same teller finds it again', 'wang', '1,234.50'],
  ['another one does not', 'li', ''],
])('the session ends: %s', async (_, name, found) => {
  await stub.page.locator('.top-bar .line.open').waitFor()
  await typeWithdrawal()
  stub.api.endSession()
  stub.api.tell('day', {})
  await stub.page.locator('.sign-in').waitFor()
  await signIn(stub.page, name)
  await goTo('F09')
  await expect.poll(() => amount().inputValue()).toBe(found)
})

test('the browser asks before it goes with the page', async () => {
  const isAsked = () =>
    stub.page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })))
  expect(await isAsked()).toBe(false)
  await typeWithdrawal()
  expect(await isAsked()).toBe(true)
})

test('an address that cannot be read leads to a page that says so', async () => {
  await stub.page.goto(`${stub.api.url}#/%`)
  await stub.page.getByText('没有功能 %').waitFor()
})

/** One of each kind of screen: a form from a schema, with rows, with a dialog, a list, a till, the day, an order. */
const CODES = ['F07', 'F12', 'S07', 'S92', 'F04', 'F09', 'C01', 'C03', 'C24', 'FH', 'RZ', 'Q13', 'S01', 'S95']

/** Where the focus has fallen to nothing and nothing brings it back. */
const isFocused = () =>
  stub.page
    .waitForFunction(
      () =>
        document.activeElement !== document.body && document.activeElement?.matches(':disabled') === false,
      undefined,
      { timeout: 10_000 },
    )
    .then(() => true)
    .catch(() => false)

test('the focus is somewhere after coming, refusing, going back, and coming again', async () => {
  const lost: string[] = []
  for (const code of CODES) {
    await stub.page.goto(`${stub.api.url}#/${code}`)
    await stub.page.locator('.place .screen').first().waitFor()
    if (!(await isFocused())) lost.push(`${code} at first`)
    const message = { zh: '测试拒绝', en: 'Refused' }
    stub.api.answers.splice(0, Infinity, { status: 422, body: { rejection: { code: 'test', message } } })
    await stub.page.keyboard.press('Control+Enter')
    if (!(await isFocused())) lost.push(`${code} refused`)
    await stub.page.keyboard.press('Escape')
    if (!(await isFocused())) lost.push(`${code} left`)
    await stub.page.keyboard.press('F2')
    await stub.page.keyboard.type(code)
    // What only its own screen calls is found by nobody: Esc leaves the box.
    const isFound = (await stub.page.locator('.command-list [role=option]').count()) > 0
    await stub.page.keyboard.press(isFound ? 'Enter' : 'Escape')
    await stub.page.locator('#command:not(:focus)').waitFor()
    if (!(await isFocused())) lost.push(`${code} again`)
  }
  expect(lost).toEqual([])
})

test('after success and after a last look the focus is in the form', async () => {
  await typeWithdrawal()
  await password().press('Control+Enter')
  await stub.page.locator('dialog .ant-btn-primary:focus').waitFor()
  await stub.page.keyboard.press('Enter')
  await stub.page.locator('.result').waitFor()
  const isInForm = () => document.activeElement?.closest('.function-form') !== null
  await stub.page.waitForFunction(isInForm)
})
