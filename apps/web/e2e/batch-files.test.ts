/** C03: the template and the refused lines are files to be had, in the language of the screen; what goes wrong is said. */
import { expect, test } from 'vitest'
import { screenOf } from './screen-of.ts'
import { stubScreens } from './stub-screens.ts'

const stub = stubScreens()

test('the template, in each form and in the language of the screen', async () => {
  const asked: (string | undefined)[][] = []
  await stub.page.context().route('**/api/batches/template?*', route => {
    const request = route.request()
    asked.push([new URL(request.url()).search, request.headers()['accept-language']])
    return route.fulfill({ contentType: 'text/csv', body: 'x' })
  })
  await stub.page.goto(`${stub.api.url}#/C03`)
  const screen = screenOf(stub.page, 'C03')
  for (const [name, file] of [
    ['下载模板（Excel）', '批量委托模板.xlsx'],
    ['下载模板（CSV）', '批量委托模板.csv'],
  ] as const) {
    const download = stub.page.waitForEvent('download')
    await screen.getByRole('button', { name }).click()
    expect((await download).suggestedFilename()).toBe(file)
  }
  expect(asked).toEqual([
    ['?format=xlsx', 'zh-CN'],
    ['?format=csv', 'zh-CN'],
  ])
})

test('the refused lines of a batch; without an answer it is said', async () => {
  const asked: string[] = []
  await stub.page.context().route('**/api/reports/batch-refused?*', route => {
    asked.push(new URL(route.request().url()).search)
    return asked.length === 1 ? route.abort() : route.fulfill({ contentType: 'text/csv', body: 'x' })
  })
  await stub.page.goto(`${stub.api.url}#/C03?batchNo=9`)
  const button = screenOf(stub.page, 'C03').getByRole('button', { name: '下载被拒绝的行' })
  await button.click()
  await screenOf(stub.page, 'C03').locator('.problem').waitFor()
  const download = stub.page.waitForEvent('download')
  await button.click()
  expect((await download).suggestedFilename()).toBe('批次 9 被拒绝的行.xlsx')
  expect(asked).toEqual(Array(2).fill('?batchNo=9&format=xlsx&language=zh'))
})
