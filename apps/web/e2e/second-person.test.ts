/** A second person at the maker’s window: offered when a request waits, signed or refused by keys alone, left in the queue; kill switches; own sessions and the own second factor; a full disk; a telephone's width. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../../tests/support/chromium.ts'
import { screenOf } from './screen-of.ts'
import { startStubApi, type StubApi } from './stub-api.ts'
import { BUILT } from './stub-screens.ts'
import { OWN_REQUESTS, ownRequest } from './stub-approvals.ts'

let browser: TestBrowser
let api: StubApi
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
})

beforeEach(async () => {
  OWN_REQUESTS.length = 0
  api = await startStubApi(BUILT)
  page = await browser.newPage()
  page.setDefaultTimeout(30_000)
  await page.goto(api.url)
  await page.locator('input').first().waitFor()
  await page.keyboard.type('wang')
  await page.locator('input[type=password]').fill('secret')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.locator('.top-bar').waitFor()
})
afterEach(async () => {
  await page.context().close()
  await api.close()
})

/** S92 is a form of one field, picked from the queue: here it stands for any function that answers 202. */
async function askForApproval(): Promise<void> {
  OWN_REQUESTS.splice(0, Infinity, ownRequest('waiting'))
  api.answers.push({ status: 202, body: { approvalId: 7, reason: 'day' } })
  await page.goto(`${api.url}#/S92`)
  await page.locator('#approvalId:focus').waitFor()
  await page.keyboard.type('31')
  await page.keyboard.press('Enter')
  await page.locator('.spot-choices button:focus').waitFor()
  expect(await page.locator('dialog h2').innerText()).toContain('复核编号 7（当日累计超过限额）')
}

const decided = () => api.posted.filter(({ name }) => name === '7').map(({ body }) => body as unknown)

test('name, password, code, Enter: signed, and the screen goes on as if it had been allowed at once', async () => {
  await askForApproval()
  await page.keyboard.press('Enter')
  await page.locator('.spot-signing input:focus').waitFor()
  await page.keyboard.type('li')
  await page.keyboard.press('Enter')
  await page.locator('.spot-signing input[type=password]:focus').waitFor()
  await page.keyboard.type('a secret')
  await page.keyboard.press('Enter')
  await page.locator('.spot-signing .code-input:focus').waitFor()
  await page.keyboard.type('492 039')
  api.answers.push({ status: 200, body: { result: { approvalId: 99, status: 'withdrawn' } } })
  await page.keyboard.press('Enter')
  await page.locator('.result').waitFor()
  expect(await page.locator('.result').innerText()).toContain('99')
  expect(decided()).toEqual([
    {
      requestId: expect.any(String) as string,
      checker: 'li',
      password: 'a secret',
      code: '492039',
      agree: true,
    },
  ])
})

test('a wrong password is said, the password forgotten, and the next try is another request', async () => {
  await askForApproval()
  await page.keyboard.press('Enter')
  await page.locator('.spot-signing input').first().fill('li')
  const secret = page.locator('.spot-signing input[type=password]')
  const refusal = { code: 'password_wrong', message: { zh: '密码错误', en: 'Wrong password' } }
  for (const password of ['wrong', 'wrong again']) {
    await secret.fill(password)
    api.answers.push({ status: 422, body: { rejection: refusal } })
    await page.locator('.spot-signing .code-input').press('Enter')
    await expect.poll(() => secret.inputValue()).toBe('')
    await page.locator('.spot-signing input[type=password]:focus').waitFor()
  }
  expect(await page.locator('.spot-complaint').innerText()).toBe('密码错误')
  const ids = decided().map(body => (body as { requestId: string }).requestId)
  expect([ids.length, new Set(ids).size]).toEqual([2, 2])
})

test('the checker says no: with a reason, which the screen then shows, and nothing was done', async () => {
  await askForApproval()
  await page.keyboard.press('Enter')
  await page.locator('.spot-signing input').first().fill('li')
  await page.locator('.spot-signing input[type=password]').fill('a secret')
  await page.getByText('拒绝…').click()
  await page.getByPlaceholder('拒绝原因').waitFor()
  await page.keyboard.type('凭证不符')
  api.answers.push({ status: 200, body: { result: { approvalId: 7, status: 'refused' } } })
  await page.keyboard.press('Enter')
  await page.locator('.ant-alert-error').waitFor()
  expect(await page.locator('.ant-alert-error').innerText()).toContain('凭证不符')
  expect(await page.locator('.result').count()).toBe(0)
  const requestId = expect.any(String) as string
  expect(decided()).toEqual([
    { requestId, checker: 'li', password: 'a secret', agree: false, reason: '凭证不符' },
  ])
})

test('the checker sees the stored request, whole, and nothing beside it can be reached', async () => {
  await askForApproval()
  const seen = page.locator('dialog .spot-request')
  for (const words of ['F09', '1001 王柜员', '1000000101', '取出', '500,000.50', '李明'])
    await seen.getByText(words).first().waitFor()
  await expect(page.locator('#approvalId').click({ timeout: 500 })).rejects.toThrow()
  for (let times = 0; times < 12; times++) {
    await page.keyboard.press('Tab')
    const isInside =
      'document.activeElement === document.body || document.activeElement.closest("dialog") !== null'
    expect(await page.evaluate(isInside)).toBe(true)
  }
})

test('Esc leaves it in the queue before anybody has begun to sign, and the focus is in the emptied form', async () => {
  await askForApproval()
  await page.keyboard.press('Escape')
  await page.locator('dialog').waitFor({ state: 'detached' })
  await page.locator('.ant-alert-info').getByText('复核编号 7').waitFor()
  expect(await page.locator('#approvalId').inputValue()).toBe('')
  expect(await page.evaluate('document.activeElement.closest(".function-form") !== null')).toBe(true)
  expect(decided()).toEqual([])
})

test('decided in the queue meanwhile: it is said, with the reason, and nobody signs it any more', async () => {
  await askForApproval()
  OWN_REQUESTS.splice(0, 1, ownRequest('refused', { checkerName: '赵敏', refusal: '凭证不符' }))
  api.tell('approval', { approvalId: 7, status: 'refused' })
  await page.locator('dialog').getByText('此申请已结束：已拒绝 赵敏').waitFor()
  expect(await page.locator('dialog .spot-request').innerText()).toContain('凭证不符')
  await page.keyboard.press('Enter')
  await page.locator('dialog').waitFor({ state: 'detached' })
  expect(decided()).toEqual([])
})

test('how an own request has ended stays in sight until its maker has seen it, and is on the list', async () => {
  await page.locator('.top-bar .line.open').waitFor()
  OWN_REQUESTS.push(ownRequest('refused', { checkerName: '赵敏', refusal: '凭证不符' }))
  api.tell('approval', { approvalId: 7, status: 'refused' })
  const told = page.locator('.work-ended')
  await expect
    .poll(() => told.allInnerTexts())
    .toEqual([expect.stringContaining('申请 7（F09）已拒绝 赵敏 原因：凭证不符')])
  await page.reload()
  await told.waitFor()
  await page.keyboard.press('F8')
  await screenOf(page, 'WF').locator('.grid-row').first().waitFor()
  expect(await screenOf(page, 'WF').locator('.grid-row').innerText()).toContain('凭证不符')
  await told.getByText('知道了').click()
  await told.waitFor({ state: 'detached' })
  await page.reload()
  await page.locator('.work-bar').waitFor()
  await expect.poll(() => page.locator('[data-work=F7] b').innerText()).toBe('2')
  expect(await told.count()).toBe(0)
})

test('the bar counts what there is to do, follows the events, and leads there by a key', async () => {
  const count = (key: string) => page.locator(`[data-work=${key}] b`)
  await page.locator('.top-bar .line.open').waitFor()
  await expect.poll(() => count('F7').innerText()).toBe('2')
  await expect.poll(() => count('F8').innerText()).toBe('0')
  OWN_REQUESTS.push(ownRequest('waiting'))
  api.tell('approval', { approvalId: 7, status: 'waiting' })
  await expect.poll(() => count('F8').innerText()).toBe('1')
  await page.keyboard.press('F7')
  await screenOf(page, 'FH').waitFor()
})

test('Esc leaves it in the queue', async () => {
  await askForApproval()
  await page.keyboard.press('Enter')
  await page.locator('.spot-signing input:focus').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('dialog').waitFor({ state: 'detached' })
  expect(decided()).toEqual([])
})

test('A in the queue agrees to the current request, after one last look', async () => {
  await page.goto(`${api.url}#/FH`)
  await screenOf(page, 'FH').locator('.grid-row').first().waitFor()
  await screenOf(page, 'FH').locator('[role=grid]').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('a')
  await page.locator('dialog .ant-btn-primary:focus').waitFor()
  expect(api.posted).toEqual([])
  await page.keyboard.press('Enter')
  await expect.poll(() => api.posted.length).toBe(1)
  expect(api.posted.map(({ name, body }) => [name, body.input])).toEqual([
    ['approve', { approvalId: 32, agree: true }],
  ])
})

test('R in the queue refuses, for a reason', async () => {
  await page.goto(`${api.url}#/FH`)
  await screenOf(page, 'FH').locator('.grid-row').first().waitFor()
  await screenOf(page, 'FH').locator('[role=grid]:focus').waitFor()
  await page.keyboard.press('r')
  await page.locator('dialog input:focus').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('dialog .up').waitFor()
  expect(api.posted).toEqual([])
  await page.keyboard.type('重复')
  await page.keyboard.press('Enter')
  await expect.poll(() => api.posted.length).toBe(1)
  expect(api.posted.map(({ name, body }) => [name, body.input])).toEqual([
    ['approve', { approvalId: 31, agree: false, reason: '重复' }],
  ])
})

test('Delete on a voucher of F09 leads to its reversal', async () => {
  await page.goto(`${api.url}#/F09?clientNo=10000001`)
  await page.locator('.fixed-list .grid-row').first().waitFor()
  await page.locator('.fixed-list [role=grid]').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Delete')
  await page.locator('#voucherNo:focus').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.locator('dialog .ant-btn-primary:focus').waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => api.posted.length).toBe(1)
  expect(api.posted.map(({ name, body }) => [name, body.input])).toEqual([['F10', { voucherNo: 882 }]])
})

test('a kill switch set by fast keys: the field that the scope makes appear is not passed', async () => {
  await page.goto(`${api.url}#/S95`)
  await page.locator('.blocks input[type=radio]:focus').waitFor()
  for (const key of ['2', 'Enter', '1', 'Enter']) await page.keyboard.press(key)
  await page.keyboard.type('演练')
  await page.keyboard.press('Enter')
  await page.locator('dialog .ant-btn-primary:focus').waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => api.posted.length).toBe(1)
  expect(api.posted.map(({ name, body }) => [name, body.input])).toEqual([
    ['S95', { scope: 'branch', branchNo: 1, reason: '演练' }],
  ])
})

test('the own sessions, from the name in the bar: one is ended after a last look, and all of them', async () => {
  await page.locator('.top-bar .teller').click()
  await page.locator('[data-session]').first().waitFor()
  const [here, there] = await page.locator('[data-session]').allInnerTexts()
  expect(here).toMatch(/10\.1\.2\.3 本机本次\s+2026-11-23 09:00:00\s+2026-11-23 09:30:00/)
  expect(there).toMatch(/10\.1\.2\.4\s+2026-11-22 14:00:00/)
  await page.locator('[data-session="00000000000000b2"] button').click()
  await page.locator('dialog .ant-btn-primary:focus').waitFor()
  expect(api.posted).toEqual([])
  await page.keyboard.press('Enter')
  await expect
    .poll(() => api.posted.map(({ body }) => body as unknown))
    .toEqual([{ session: '00000000000000b2' }])
  await page.locator('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '全部签退' }).click()
  await page.locator('dialog .ant-btn-primary:focus').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.sign-in').waitFor()
  expect(api.posted.map(({ body }) => body as unknown)).toEqual([{ session: '00000000000000b2' }, {}])
})

test('a second factor is enrolled by keys alone: the password, the picture and the text, the first code', async () => {
  const uri = 'otpauth://totp/Guitai:wang?secret=GEZDGNBVGY3TQOJQ&issuer=Guitai'
  const wrong = { code: 'password_wrong', message: { zh: '密码错误', en: 'Wrong password' } }
  api.answers.push({ status: 422, body: { rejection: wrong } })
  api.answers.push({ status: 200, body: { result: { secret: 'GEZDGNBVGY3TQOJQ', uri } } })
  await page.goto(`${api.url}#/HH`)
  await page.getByRole('button', { name: '登记动态口令' }).click()
  for (const password of ['wrong', 'secret']) {
    await page.locator('.factor-step input[type=password]:focus').waitFor()
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
  }
  await page.locator('.factor-step svg').first().waitFor()
  expect(await page.locator('.factor-secret').innerText()).toBe('GEZD GNBV GY3T QOJQ')
  await page.locator('.code-input:focus').waitFor()
  await page.keyboard.type('492039')
  await page.keyboard.press('Enter')
  await page.locator('.factor-step').waitFor({ state: 'detached' })
  expect(api.posted.map(({ body }) => body as unknown)).toEqual([
    { password: 'wrong' },
    { password: 'secret' },
    { code: '492039' },
  ])
})

test('who has to enrol sees nothing else', async () => {
  await page.context().route('**/api/me', async route => {
    const me = await route.fetch()
    await route.fulfill({ json: { ...((await me.json()) as object), mustEnrolSecondFactor: true } })
  })
  await page.reload()
  await page.locator('.sign-in .factor-step').waitFor()
  expect(await page.locator('.top-bar').count()).toBe(0)
})

test('a full disk is said in the bar, until there is room again', async () => {
  await page.locator('.top-bar .line.open').waitFor()
  api.tell('disk', { isFull: true })
  const alert = page.locator('.top-bar [role=alert]')
  await expect.poll(() => alert.allInnerTexts()).toEqual([expect.stringContaining('磁盘已满')])
  api.tell('disk', { isFull: false })
  await alert.waitFor({ state: 'detached' })
})

test('as narrow as a telephone: nothing of the frame is cut off, and the command box leads on', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.keyboard.press('F2')
  await page.keyboard.type('ptwt')
  await page.keyboard.press('Enter')
  await page.locator('.order-form:visible').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})
