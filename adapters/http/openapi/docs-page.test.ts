/** The page of the addresses in a browser, as a developer uses it: sign in on it, open an operation, send it, read the answer. */
import type { AddressInfo } from 'node:net'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createRegistry } from '@guitai/core/engine/registry.ts'
import type { Command } from '@guitai/core/engine/command.ts'
import { FUNCTIONS } from '@guitai/core/functions/registry.generated.ts'
import { reject } from '@guitai/core/frame/rejection.ts'
import { checkBatch } from '@guitai/core/functions/orders/check-batch.ts'
import { enterOrder } from '@guitai/core/functions/orders/enter-order.ts'
import { REPORTS } from '@guitai/reports/registry.generated.ts'
import { launchBrowser, type TestBrowser } from '../../../tests/support/chromium.ts'
import { PASSWORD, testCounter, type TestCounter } from '../testing/test-counter.ts'

let browser: TestBrowser
let counter: TestCounter
let page: Page
let problems: string[]
let uploaded: Command[]

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

beforeEach(async () => {
  problems = []
  uploaded = []
  const registry = createRegistry(FUNCTIONS, [])
  const report = { kind: 'done', body: Buffer.from('{"rows":[{"fullName":"a teller"}]}'), looks: [] } as const
  counter = await testCounter({ registry, reports: { all: REPORTS, run: () => Promise.resolve(report) } })
  const { run } = counter.parts
  counter.parts.run = command => {
    if (command.functionCode === enterOrder.code)
      return Promise.resolve({ kind: 'rejected', rejection: reject('instrument_not_found', 'instrument') })
    if (command.functionCode !== checkBatch.code) return run(command)
    uploaded.push(command)
    return Promise.resolve({ kind: 'accepted', result: { batchNo: 7 } })
  }
  await counter.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = counter.app.server.address() as AddressInfo
  page = await browser.newPage()
  page.on('pageerror', error => problems.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error' && !message.text().includes('the server responded'))
      problems.push(message.text())
  })
  await page.goto(`http://127.0.0.1:${port}/docs`)
})

afterEach(async () => {
  await page.context().close()
  await counter.app.close()
  expect(problems).toEqual([])
})

/** Finds an operation by typed words and opens it. */
async function open(words: string): Promise<Locator> {
  await page.locator('.operation-filter-input').fill(words)
  const block = page.locator('.opblock')
  await expect.poll(() => block.count()).toBe(1)
  await block.locator('.opblock-summary-control').click()
  await block.locator('.execute').waitFor()
  return block
}

async function execute(block: Locator): Promise<{ status: string; body: string }> {
  await block.locator('.execute').click()
  const answer = block.locator('.live-responses-table tbody')
  await answer.locator('.highlight-code').first().waitFor()
  return {
    status: await answer.locator('.response-col_status').first().innerText(),
    body: await answer.locator('.highlight-code').first().innerText(),
  }
}

async function signIn(): Promise<void> {
  await page.locator('#begin button').click()
  const block = page.locator('#operations-system-sign-in')
  await block.locator('.execute').waitFor()
  await block.locator('textarea').fill(JSON.stringify({ name: 'bo', password: PASSWORD }))
  expect(await execute(block)).toMatchObject({ status: '200', body: expect.stringContaining('"token"') })
}

test('every module and what it has is drawn', async () => {
  await page.locator('.opblock-tag-section').first().waitFor()
  const tags = new Set([...FUNCTIONS, ...REPORTS].map(({ module }) => module))
  for (const tag of tags) expect(await page.locator(`#operations-tag-${tag}`).count()).toBe(1)
})

test('a function is found by its code and sent as its example stands', async () => {
  await signIn()
  const block = await open('C01 enter-order')
  expect(await block.locator('.opblock-description').innerText()).toContain('instrument_not_found')
  const body = JSON.parse(await block.locator('textarea').inputValue()) as { requestId: string }
  expect(body).toMatchObject({ requestId: expect.any(String), input: expect.any(Object) })
  expect(await execute(block)).toEqual({
    status: '422',
    body: expect.stringContaining('"zh": "证券代码不存在"'),
  })
})

test('a report takes its filters one by one', async () => {
  await signIn()
  const block = await open('/api/reports/tellers')
  expect(await execute(block)).toMatchObject({ status: '200', body: expect.stringContaining('a teller') })
})

test('a body that is not JSON is typed or chosen as a file', async () => {
  await signIn()
  const block = await open('上传批量委托')
  await block.locator('tr[data-param-name="name"] input').fill('monday')
  await block.locator('tr[data-param-name="requestId"] input').fill('docs-1')
  expect(await block.locator('textarea').inputValue()).toContain('600000.SH')
  expect(await execute(block)).toMatchObject({ status: '200', body: expect.stringContaining('"batchNo": 7') })
  expect(String(uploaded[0]?.attachment)).toContain('10000001,600000.SH')

  await block.locator('.body-param-content-type select').selectOption('application/octet-stream')
  const workbook = { name: 'orders.xlsx', mimeType: '', buffer: Buffer.from([0x50, 0x4b, 0xff]) }
  await block.locator('input[type=file]').setInputFiles(workbook)
  await block.locator('.execute').click()
  await expect.poll(() => uploaded.length).toBe(2)
  expect([...(uploaded[1]?.attachment ?? [])]).toEqual([0x50, 0x4b, 0xff])
})

test('without a sign-in the answer says so', async () => {
  const block = await open('/api/me 当前柜员')
  expect(await execute(block)).toMatchObject({
    status: '401',
    body: expect.stringContaining('not_signed_in'),
  })
})
