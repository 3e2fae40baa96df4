/** What a form says before something is done, what it keeps of the act before, and where its result is seen. */
import { expect, test } from 'vitest'
import { screenOf } from './screen-of.ts'
import { stubScreens } from './stub-screens.ts'

const stub = stubScreens()

const ORDER = '#/C01?clientNo=10000001&instrument=600000.XSHG'

test('another instrument takes nothing over of the order in the former one', async () => {
  const { page, api } = stub
  await page.goto(`${api.url}${ORDER}`)
  const form = screenOf(page, 'C01')
  await expect.poll(() => form.locator('#price').inputValue()).toBe('12.98')
  await form.locator('#orderType').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await form.locator('.ant-select', { hasText: '本方最优' }).waitFor()
  await form.locator('#quantity').fill('300')
  await page.keyboard.press('Control+Enter')
  await page.locator('dialog .ant-btn-primary:focus').waitFor()
  await page.keyboard.press('Escape')
  await form.locator('#instrument').focus()
  await page.keyboard.type('600519', { delay: 15 })
  await page.keyboard.press('Enter')
  await expect.poll(() => form.locator('#price').inputValue()).toBe('1,468.13')
  expect(await form.locator('#quantity').inputValue()).toBe('')
  expect(await form.locator('.ant-select', { hasText: '本方最优' }).count()).toBe(0)
})

test('a refused quantity leaves the password, a wrong password does not', async () => {
  const { page, api } = stub
  const refused = (field: string) => ({
    status: 422,
    body: { rejection: { code: 'x', message: { zh: '不行', en: 'No' }, field } },
  })
  api.answers.push(refused('quantity'), refused('tradingPassword'))
  await page.goto(`${api.url}${ORDER}`)
  const form = screenOf(page, 'C01')
  await expect.poll(() => form.locator('#price').inputValue()).toBe('12.98')
  await form.locator('#quantity').fill('150')
  await form.locator('#tradingPassword').fill('246813')
  const send = async (): Promise<void> => {
    await page.keyboard.press('Control+Enter')
    await page.locator('dialog .ant-btn-primary:focus').waitFor()
    await page.keyboard.press('Enter')
    await form.getByText('不行').waitFor()
  }
  await send()
  expect(await form.locator('#tradingPassword').inputValue()).toBe('246813')
  await send()
  await expect.poll(() => form.locator('#tradingPassword').inputValue()).toBe('')
})

test('an order says its lot and its limits before it is sent', async () => {
  const { page, api } = stub
  await page.goto(`${api.url}${ORDER}`)
  await page.getByText('买入单位 100 · 跌停 11.57 涨停 14.14').waitFor()
})

test('a client is opened with nothing said in its name: all that is missing is told at once, the first of it is gone to', async () => {
  const { page, api } = stub
  await page.goto(`${api.url}#/F04`)
  await page.locator('#name:focus').waitFor()
  expect(await page.locator('#riskLevel input:checked').count()).toBe(0)
  await page.keyboard.press('Control+Enter')
  const errors = page.locator('.ant-form-item-explain-error')
  await expect
    .poll(() => errors.allInnerTexts())
    .toEqual(expect.arrayContaining(['请输入姓名/名称', '请输入证件号码', '请输入电话', '请输入风险等级']))
  await page.locator('#name:focus').waitFor()
  expect(api.posted).toEqual([])
})

test('what a client is opened without stands there before the act, and the result above the fold after it', async () => {
  const { page, api } = stub
  await page.setViewportSize({ width: 1440, height: 900 })
  api.answers.push({
    status: 200,
    body: { result: { clientNo: 10_000_009, cardNo: '1000000091', cashAccounts: [] } },
  })
  await page.goto(`${api.url}#/F04`)
  await page.locator('#name').fill('王五')
  await page.locator('#identityNumber').fill('11010519491231002X')
  await page.locator('#phone').fill('13900000000')
  await page.locator('#riskLevel input').first().focus()
  await page.keyboard.press('2')
  await page.keyboard.press('Control+Enter')
  const dialog = page.locator('dialog')
  await dialog.waitFor()
  expect(await dialog.innerText()).toContain('证件有效期、测评日期、证券账户、已签协议、交易密码、资金密码')
  expect(api.posted).toEqual([])
  await page.keyboard.press('Enter')
  const result = page.locator('.result[role=status]', { hasText: '10000009' })
  await result.waitFor()
  await expect
    .poll(async () => {
      const box = await result.boundingBox()
      return box !== null && box.y >= 0 && box.y + box.height <= 900
    })
    .toBe(true)
})

test('what moves shares is shown once more, in words and with the name', async () => {
  const { page, api } = stub
  await page.goto(`${api.url}#/C09`)
  await page.locator('#clientNo:focus').waitFor()
  for (const typed of ['10000001', '600519', '1500', '']) {
    await page.keyboard.type(typed, { delay: 15 })
    await page.keyboard.press('Enter')
  }
  const dialog = page.locator('dialog')
  await dialog.locator('.ant-btn-primary:focus').waitFor()
  for (const said of ['10000001 李明', '600519 贵州茅台', '1,500'])
    expect(await dialog.innerText()).toContain(said)
  expect(api.posted).toEqual([])
  await page.keyboard.press('Enter')
  await expect.poll(() => api.posted.length).toBe(1)
})

test('a form says from which amount on a second person is asked; one that moves nothing asks for no second look', async () => {
  const { page, api } = stub
  await page.goto(`${api.url}#/C09`)
  await page.getByText('超过 人民币 50,000.00 须复核').waitFor()
  await page.goto(`${api.url}#/F10`)
  await page.getByText('本功能须复核').waitFor()
  await page.goto(`${api.url}#/S92`)
  await page.locator('#approvalId:focus').waitFor()
  await page.keyboard.type('31')
  await page.keyboard.press('Enter')
  await expect.poll(() => api.posted.length).toBe(1)
})
