/** The day's screen: nothing runs unasked, what stands in the way is said, and no act is chosen for who resolves a difference. */
import { beforeEach, expect, test } from 'vitest'
import { screenOf } from './screen-of.ts'
import { stubScreens } from './stub-screens.ts'

const stub = stubScreens()
const DAY_RECORD = {
  name: 'day-end-record',
  title: { zh: '日终记录', en: 'Day-End Record' },
  of: ['E13'],
  mayPrint: true,
  isMomentary: true,
  termsSchema: { properties: { date: {} } },
}
let sent: string[] = []

beforeEach(async () => {
  sent = []
  stub.page.on('request', request => {
    if (request.method() === 'POST') sent.push(new URL(request.url()).pathname)
  })
  await stub.page.context().route('**/api/prints', route => route.fulfill({ json: { prints: [DAY_RECORD] } }))
  await stub.page
    .context()
    .route('**/api/prints/*', route => route.fulfill({ contentType: 'application/pdf', body: '%PDF-1.7' }))
})

test('the rest of the day is run after a question, which says where it will stop', async () => {
  await stub.page.goto(`${stub.api.url}#/RZ`)
  const all = stub.page.locator('.steps-head .ant-btn-primary')
  await all.click()
  const dialog = stub.page.locator('dialog[open]')
  await dialog.waitFor()
  for (const said of ['E01-BJSE', 'E11 须 16:10 以后', '尾箱 2 个未轧账', '差错 2 笔未处理'])
    expect(await dialog.innerText()).toContain(said)
  await stub.page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(sent.filter(path => path.startsWith('/api/functions'))).toEqual([])
  await all.click()
  stub.api.answers.push({
    status: 422,
    body: { rejection: { code: 'x', message: { zh: '停了', en: 'stopped' } } },
  })
  await stub.page.keyboard.press('Enter')
  await stub.page.locator('.step-note', { hasText: '停了' }).waitFor()
  expect(stub.api.posted.map(({ name }) => name)).toEqual(['E20'])
})

test('the rest of the day is run by the server, which says what it has left to a person', async () => {
  await stub.page.goto(`${stub.api.url}#/RZ`)
  const left = [{ step: 'E13', why: { zh: '差错未处理', en: 'open' } }]
  stub.api.answers.push({ status: 200, body: { result: { isDone: false, done: [], left } } })
  await stub.page.locator('.steps-head .ant-btn-primary').click()
  await stub.page.locator('dialog[open]').waitFor()
  await stub.page.keyboard.press('Enter')
  await stub.page.locator('.step-note', { hasText: 'E13 差错未处理' }).waitFor()
  expect(stub.api.posted.map(({ name }) => name)).toEqual(['E20'])
})

test('the list of steps has the first focus, on the next step, and its keys', async () => {
  const { page, api } = stub
  await page.goto(`${api.url}#/`)
  await page.goto(`${api.url}#/RZ`)
  const [list, current] = [page.getByRole('grid', { name: '日终流程' }), page.locator('.step.current')]
  await page.locator('.steps:focus').waitFor()
  expect(await current.innerText()).toMatch(/E01.*北京/s)
  expect(await current.getAttribute('id')).toBe(await list.getAttribute('aria-activedescendant'))
  await page.keyboard.press('Enter')
  await page.locator('dialog[open]', { hasText: '成交数据转换' }).waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.steps:focus').waitFor()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  expect(await current.innerText()).toMatch(/E01.*上海/s)
  // What is done is not run again.
  await page.keyboard.press('Enter')
  await page.keyboard.press(' ')
  await page.locator('.step-more', { hasText: '1001' }).waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.step-more').waitFor({ state: 'detached' })
  expect(await page.locator('dialog').count()).toBe(0)
  await page.keyboard.press('Escape')
  await page.locator('.day').waitFor({ state: 'detached' })
  expect(api.posted).toEqual([])
})

test.each([
  ['zh', '令试用市场现在收市', '未成交委托不再成交'],
  ['en', 'Let the trial market close now', 'open orders are filled no more'],
])('the market of a trial is let close after a question, in %s', async (language, button, what) => {
  const { page, api } = stub
  const read = (path: string) => page.evaluate(async url => (await fetch(url)).json() as unknown, path)
  const day = (await read('/api/reports/day')) as { rows: object[] }
  const open = { ...day.rows[0], phase: 'open', markets: [{ market: 'XSHG', streamComplete: false }] }
  await page.route('**/api/reports/day*', route => route.fulfill({ json: { ...day, rows: [open] } }))
  const me = (await read('/api/me')) as object
  await page.route('**/api/me', route => route.fulfill({ json: { ...me, mayCloseMarket: true } }))
  const message = { zh: '没有该功能的权限', en: 'You have no right to this function' }
  const answers = [
    { status: 403, json: { rejection: { code: 'permission_missing', message } } },
    { status: 200, json: { result: {} } },
  ]
  await page.route('**/api/trial/close-market', route => route.fulfill(answers.shift()))
  await page.evaluate(chosen => localStorage.setItem('guitai.language', chosen), language)
  await page.goto(`${api.url}#/RZ`)
  await page.reload()
  const close = page.getByRole('button', { name: button })
  await close.click()
  await page.locator('dialog[open]', { hasText: what }).waitFor()
  await page.keyboard.press('Escape')
  await page.locator('dialog').waitFor({ state: 'detached' })
  expect(sent).not.toContain('/api/trial/close-market')
  await close.click()
  await page.keyboard.press('Enter')
  await page.getByText(language === 'zh' ? message.zh : message.en).waitFor()
  await close.click()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('.steps-head .ant-alert-error').count()).toBe(0)
  expect(sent.filter(path => path === '/api/trial/close-market')).toHaveLength(2)
})

test('bars say in words when a step is planned, when it usually runs, and when it ran', async () => {
  await stub.page.goto(`${stub.api.url}#/RZ`)
  const bar = stub.page.locator('.step', { hasText: 'E01' }).first().getByRole('img')
  const said = await bar.getAttribute('aria-label')
  for (const part of ['至多 10 分钟', '平常 15:34:00 起', '今日 15:30:00 起，3.4 秒'])
    expect(said).toContain(part)
})

test('a day closed with a carried difference is not called all true', async () => {
  await stub.page.goto(`${stub.api.url}#/RZ`)
  const mark = stub.page.locator('.proof-mark')
  await mark.waitFor()
  expect(await mark.innerText()).toBe('除 1 笔挂账外相符')
})

test('P prints the record of the day, but not while somebody types', async () => {
  await stub.page.goto(`${stub.api.url}#/RZ`)
  await stub.page.locator('.print-record').waitFor()
  await stub.page.keyboard.press('F2')
  await stub.page.keyboard.type('p')
  await stub.page.keyboard.press('Escape')
  await stub.page.locator('.steps').click({ position: { x: 2, y: 2 } })
  const opened = stub.page.waitForEvent('popup')
  await stub.page.keyboard.press('p')
  await opened
  await expect
    .poll(() => sent.filter(path => path.startsWith('/api/prints')))
    .toEqual(['/api/prints/day-end-record'])
})

test('a difference is shown with both sides’ figures, and no act is chosen', async () => {
  await stub.page.goto(`${stub.api.url}#/RZ`)
  await stub.page.locator('.day-differences .grid-row').first().dblclick()
  const screen = screenOf(stub.page, 'E03A')
  await screen.waitFor()
  const sides = await stub.page.locator('.both-sides').innerText()
  expect(sides).toContain('10.11 × 300, 3033.00')
  expect(sides).toContain('10.12 × 300, 3036.00')
  expect(await screen.locator('[aria-checked=true], :checked').count()).toBe(0)
})

test('the steps stay within their panel in both languages, also on a small screen', async () => {
  await stub.page.goto(`${stub.api.url}#/RZ`)
  const [table, panel] = [stub.page.locator('.steps'), stub.page.locator('.day-steps')]
  const over = async (width: number): Promise<number> => {
    await stub.page.setViewportSize({ width, height: 900 })
    const [inner, outer] = [await table.boundingBox(), await panel.boundingBox()]
    return inner!.x + inner!.width - outer!.x - outer!.width
  }
  const overAll = async (): Promise<number> =>
    Math.max(await over(1280), await over(1399), await over(1400), await over(1920))
  await table.waitFor()
  expect(await overAll()).toBeLessThanOrEqual(0)
  await stub.page.getByRole('button', { name: 'English' }).click()
  await stub.page.getByText('Started').waitFor()
  expect(await overAll()).toBeLessThanOrEqual(0)
})
