/**
 * What the screens promise whatever the server says: one act is sent once, a lost answer is asked for again under the same
 * id, refusals stand at their field in the language of the moment. The server's answers are given, so that they can be bad.
 */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../../tests/support/chromium.ts'
import { screenOf } from './screen-of.ts'
import { startStubApi, type StubApi } from './stub-api.ts'
import { BUILT } from './stub-screens.ts'

let browser: TestBrowser
let api: StubApi
let page: Page
let problems: string[]

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
})

beforeEach(async () => {
  api = await startStubApi(BUILT)
  page = await browser.newPage()
  page.setDefaultTimeout(30_000)
  problems = []
  page.on('pageerror', error => problems.push(error.message))
  await page.goto(api.url)
  await page.locator('input').first().waitFor()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail')
    await page.screenshot({ path: join(tmpdir(), `guitai-web-${task.name.slice(0, 12)}.png`) })
  await page.context().close()
  await api.close()
  expect(problems).toEqual([])
})

async function signIn(): Promise<void> {
  await page.keyboard.type('wang')
  await page.locator('input[type=password]').fill('secret')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.locator('.top-bar').waitFor()
}

async function goTo(command: string): Promise<void> {
  await page.keyboard.press('F2')
  await page.keyboard.type(command)
  await page.keyboard.press('Enter')
}

/** By keys alone, from wherever the teller is, up to the last look. */
async function enterOrder(): Promise<void> {
  await goTo('ptwt')
  await page.locator('.order-form').waitFor()
  await page.locator('.order-form #clientNo:focus').waitFor()
  await page.keyboard.type('lm')
  await page.keyboard.press('Enter')
  await page.locator('.order-form #instrument:focus').waitFor()
  await page.keyboard.type('pfyh')
  await page.keyboard.press('Enter')
  await page.locator('.choice-buttons input:focus').waitFor()
  await page.keyboard.press('b')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.locator('.order-form #price:focus').waitFor()
  await expect.poll(() => page.locator('.order-form #price').inputValue()).toBe('12.98')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.locator('.order-form #quantity:focus').waitFor()
  await page.keyboard.type('200')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.locator('dialog .ant-btn-primary:focus').waitFor()
}

describe('order entry', () => {
  beforeEach(signIn)

  test('goes from field to field by Enter; two Enters on the last look are one order', async () => {
    await enterOrder()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.getByText('委托 1024 已受理').waitFor()
    await page.locator('.order-form #instrument:focus').waitFor()
    expect(api.posted.map(({ name, body }) => [name, body.input])).toEqual([
      [
        'C01',
        {
          clientNo: 10_000_001,
          instrument: '600000.XSHG',
          side: 'buy',
          orderType: 'limit',
          price: '12.97',
          quantity: 200,
        },
      ],
    ])
  })

  test('an answer that was lost is asked for again with the same request id', async () => {
    api.answers.push({
      status: 503,
      body: { error: { code: 'outcome_unknown', message: { zh: '未知', en: 'unknown' } } },
    })
    await enterOrder()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '再询问' }).click()
    await expect.poll(() => api.posted.length).toBe(2)
    const [first, second] = api.posted
    expect(second).toEqual(first)
  })

  test('a refusal stands at its field, in the language of the moment, and the next try is a new act', async () => {
    const message = { zh: '资金不足：可用 1.00', en: 'Not enough cash: available 1.00' }
    api.answers.push({
      status: 422,
      body: { rejection: { code: 'insufficient_cash', message, field: 'quantity' } },
    })
    await enterOrder()
    await page.keyboard.press('Enter')
    const error = page.locator('.order-form .ant-form-item:has(#quantity) .ant-form-item-explain-error')
    await expect.poll(() => error.textContent()).toBe(message.zh)
    await page.getByRole('button', { name: 'English' }).click()
    await expect.poll(() => error.textContent()).toBe(message.en)
    await page.locator('.order-form #quantity').press('Control+Enter')
    await page.locator('dialog .ant-btn-primary:focus').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => api.posted.length).toBe(2)
    expect(api.posted[1]?.body.requestId).not.toBe(api.posted[0]?.body.requestId)
  })

  test('what is typed ahead of the look-ups lands where it belongs, and a typed price is kept', async () => {
    await goTo('C01')
    await page.locator('.order-form #clientNo:focus').waitFor()
    for (const keys of ['lm', 'pfyh', 's', '', '12.50', '300', '', '']) {
      await page.keyboard.type(keys)
      await page.keyboard.press('Enter')
    }
    await page.locator('dialog .ant-btn-primary:focus').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => api.posted.length).toBe(1)
    expect(api.posted[0]?.body.input).toMatchObject({
      clientNo: 10_000_001,
      side: 'sell',
      price: '12.5',
      quantity: 300,
    })
  })

  test('Esc on the last look sends nothing', async () => {
    await enterOrder()
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'hidden' })
    expect(api.posted).toEqual([])
  })

  test('the ladder gives its price by a click', async () => {
    await enterOrder()
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'hidden' })
    await page.locator('.ladder-side.ask button').first().click()
    await expect.poll(() => page.locator('.order-form #price').inputValue()).toBe('13.02')
  })
})

describe('order types', () => {
  beforeEach(signIn)

  test('those of the market in its phase; at the market no price is needed, and none is suggested', async () => {
    await page.goto(`${api.url}#/C01?clientNo=10000001&instrument=600000.XSHG`)
    await expect.poll(() => page.locator('.order-form #price').inputValue()).toBe('12.98')
    await page.locator('#orderType').focus()
    await page.keyboard.press('ArrowDown')
    const options = page.locator('.ant-select-item-option')
    await expect.poll(() => options.allInnerTexts()).toEqual(['限价', '本方最优'])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByText('保护限价').waitFor()
    await expect.poll(() => page.locator('.order-form #price').inputValue()).toBe('')
    await page.locator('#quantity').fill('100')
    await page.keyboard.press('Control+Enter')
    await page.locator('dialog .ant-btn-primary:focus').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => api.posted.length).toBe(1)
    expect(api.posted[0]?.body.input).toMatchObject({ orderType: 'own-best', price: '0', quantity: 100 })
  })
})

describe('a client', () => {
  beforeEach(signIn)

  test('is opened by fast keys: no field is passed that the kind makes appear', async () => {
    await page.goto(`${api.url}#/F04`)
    await page.locator('#name:focus').waitFor()
    await page.locator('.client-kinds input:checked').focus()
    const company = [
      '2',
      'Enter',
      ...'ab',
      'Enter',
      'Enter',
      'Enter',
      ...'91110105MA00000018',
      'Enter',
      'Enter',
    ]
    const people = [...'lr', 'Enter', ...'12', 'Enter', ...'hd', 'Control+Enter']
    for (const key of [...company, ...people]) await page.keyboard.press(key)
    await page.locator('.ant-form-item-explain-error').first().waitFor()
    const read = (field: string): Promise<string> => page.locator(`#${field}`).inputValue()
    expect(await Promise.all(['name', 'identityNumber', 'legalRepresentative', 'handler'].map(read))).toEqual(
      ['ab', '91110105MA00000018', 'lr', 'hd'],
    )
  })

  test('is amended by what is changed alone', async () => {
    await page.goto(`${api.url}#/F05?clientNo=10000001`)
    await expect.poll(() => page.locator('#profession').inputValue()).toBe('工程师')
    // What may be seen only in part is not there to be sent back.
    expect(await page.locator('#address').inputValue()).toBe('')
    await page.locator('#profession').fill('教师')
    await page.keyboard.press('Control+Enter')
    await page.locator('dialog', { hasText: '工程师 → 教师' }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => api.posted.length).toBe(1)
    expect(api.posted[0]?.body.input).toEqual({ clientNo: 10_000_001, profession: '教师' })
  })
})

describe('order entry above the risk level', () => {
  beforeEach(signIn)

  test('the refusal offers that the client insists; what it answers is said, warnings too', async () => {
    const message = { zh: '风险等级不足', en: 'Risk level too low' }
    api.answers.push(
      { status: 422, body: { rejection: { code: 'risk_level_too_low', message, field: 'instrument' } } },
      { status: 202, body: { approvalId: 7 } },
    )
    await enterOrder()
    expect(await page.locator('#acceptsRisk').count()).toBe(0)
    await page.keyboard.press('Enter')
    await page.locator('#acceptsRisk').waitFor()
    await page.locator('#acceptsRisk').press('Space')
    await page.keyboard.press('Control+Enter')
    await page.locator('dialog .ant-btn-primary:focus').waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.spot-choices button:focus').waitFor()
    expect(api.posted.map(({ body }) => body.input['acceptsRisk'])).toEqual([undefined, true])
    await page.keyboard.press('Enter')
    await page.locator('.spot-signing input').first().fill('li')
    await page.locator('.spot-signing input[type=password]').fill('a secret')
    const result = { orderId: 1025, status: 'pendingNew', warnings: ['price_outside_cage'] }
    api.answers.push({ status: 200, body: { result } })
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.locator('.order-done', { hasText: '价格超出有效申报范围' }).waitFor()
    expect(await page.locator('#acceptsRisk').count()).toBe(0)
  })
})

describe('keys faster than the screen', () => {
  beforeEach(signIn)

  test('no digit of an amount is lost and no field passed that the kind makes appear', async () => {
    await page.goto(`${api.url}#/F09?clientNo=10000001`)
    await page.locator('.money-form input[type=radio]:focus').waitFor()
    const keys = ['2', 'Enter', ...'60000', 'Enter', ...'246813', 'Enter', 'Enter', ...'ab', 'Enter']
    for (const key of keys) await page.keyboard.press(key)
    await page.locator('dialog .ant-btn-primary:focus').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => api.posted.length).toBe(1)
    expect(api.posted[0]?.body.input).toMatchObject({
      kind: 'withdrawal',
      amount: '60000',
      cashPassword: '246813',
      summary: 'ab',
    })
  })
})

describe('a new password', () => {
  beforeEach(signIn)

  test('is typed twice: a slip is said before anything is sent', async () => {
    await goTo('F01')
    await page.locator('#oldPassword:focus').waitFor()
    await page.keyboard.type('secret')
    await page.keyboard.press('Enter')
    await page.locator('#newPassword:focus').waitFor()
    await page.keyboard.type('Fresh-2468')
    await page.keyboard.press('Enter')
    const again = page.locator('#newPasswordAgain')
    await page.locator('#newPasswordAgain:focus').waitFor()
    await page.keyboard.type('Fresh-2486')
    await page.keyboard.press('Control+Enter')
    await page.getByText('两次输入不一致').waitFor()
    expect(api.posted).toEqual([])
    await again.fill('Fresh-2468')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => api.posted.length).toBe(1)
    expect(api.posted[0]?.body.input).toEqual({ oldPassword: 'secret', newPassword: 'Fresh-2468' })
  })

  test('that may be left out is asked for again only once it is begun', async () => {
    await goTo('S08')
    await page.locator('#password').waitFor()
    expect(await page.locator('#passwordAgain').count()).toBe(0)
    await page.locator('#password').fill('Fresh-2468')
    await page.locator('#passwordAgain').waitFor()
  })
})

test('who acts for a client is named before its balances are printed', async () => {
  await signIn()
  await page.goto(`${api.url}#/KH?clientNo=10000001`)
  await page.getByText('代理人（代客户查询时）').waitFor()
})

describe('lists', () => {
  beforeEach(signIn)

  test('orders are ticked and canceled by keys, each with an id of its own', async () => {
    await goTo('Q13')
    await screenOf(page, 'Q13').locator('.grid-row').first().waitFor()
    await page.locator('[role=grid]').focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Space')
    await page.keyboard.press('Delete')
    await page.locator('dialog .ant-btn-primary:focus').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => api.posted.length).toBe(2)
    expect(api.posted.map(({ name, body }) => [name, body.input['orderId']])).toEqual([
      ['O02', 1023],
      ['O02', 1022],
    ])
    expect(api.posted[0]?.body.requestId).not.toBe(api.posted[1]?.body.requestId)
  })

  test('a batch of the day is opened from the list, with what is known of its passwords', async () => {
    await goTo('C03')
    await screenOf(page, 'C03').locator('.grid-row', { hasText: '待确认' }).waitFor()
    await page.locator('[role=grid]').focus()
    await page.keyboard.press('Enter')
    await page.getByText('批次 9', { exact: true }).waitFor()
    expect(page.url()).toContain('batchNo=9&withPassword=2')
  })

  test('the columns of a file that were not read are named above its lines', async () => {
    await goTo('C03')
    const result = { batchNo: 9, withPassword: 0, ignoredColumns: ['证券名称', '备注'] }
    await page.context().route('**/api/batches*', route => route.fulfill({ json: { result } }))
    await screenOf(page, 'C03').locator('textarea').fill('客户号\t证券代码\t备注')
    await screenOf(page, 'C03').locator('textarea').press('Control+Enter')
    await page.getByText('以下列没有读取：证券名称、备注').waitFor()
  })

  test('only the rows in sight are drawn', async () => {
    await goTo('Q13')
    await page.getByText('共 240 行').waitFor()
    expect(await screenOf(page, 'Q13').locator('.grid-row').count()).toBeLessThan(80)
  })
})

describe('picking', () => {
  beforeEach(signIn)

  test('a number is typed from its first digit on, and the next Enter looks over what is ticked', async () => {
    await page.goto(`${api.url}#/C02?clientNo=10000001`)
    await screenOf(page, 'C02').locator('[role=grid]:focus').waitFor()
    await page.keyboard.type('300')
    await page.keyboard.press('Enter')
    await page.locator('[role=grid]:focus').waitFor()
    await page.keyboard.press('Enter')
    await page.locator('dialog', { hasText: '× 300' }).waitFor()
  })
})

describe('the frame', () => {
  test('a wrong password is told in both languages and lets nobody in', async () => {
    await page.keyboard.type('wang')
    await page.locator('input[type=password]').fill('wrong')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.getByText('密码错误').waitFor()
    // An Enter too many sends no second try.
    await page.locator('input[type=password]:focus').waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('Wrong password').waitFor()
    expect(await page.locator('.top-bar').count()).toBe(0)
  })

  test('everything the program itself says is English when English is chosen', async () => {
    await signIn()
    await page.getByRole('button', { name: 'English' }).click()
    const chinese: string[] = []
    for (const code of ['F04', 'F05', 'F07', 'F09', 'C01', 'KH', 'Q13', 'FH', 'RZ', 'R10', 'F12', 'S07']) {
      await page.goto(`${api.url}#/${code}`)
      await page.locator('.screen h1').first().waitFor()
      const texts = await page
        .locator(
          '.place label, .place h1, .place h2, .place h3, .place th, .place dt, .place [role=columnheader], .place button, .side-menu',
        )
        .allInnerTexts()
      chinese.push(...texts.filter(text => /\p{Script=Han}/u.test(text)).map(text => `${code}: ${text}`))
    }
    expect(chinese).toEqual([])
  })
})
