/**
 * What is typed into a field is what the field says and what is sent: it is never rewritten under the cursor, never cut, and
 * never another value. What cannot be read is said below the field, and nothing is sent.
 */
import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { screenOf } from './screen-of.ts'
import { stubScreens } from './stub-screens.ts'

const stub = stubScreens()

async function field(code: string, id: string, more = ''): Promise<Locator> {
  await stub.page.goto(`${stub.api.url}#/${code}?clientNo=10000001&instrument=600000.XSHG${more}`)
  const input = screenOf(stub.page, code).locator(`#${id}`)
  await input.waitFor()
  await input.fill('')
  await input.focus()
  return input
}

/** A key every 15 milliseconds, and what the field says after each. */
async function type(input: Locator, text: string): Promise<void> {
  for (let length = 1; length <= text.length; length++) {
    await stub.page.keyboard.type(text.charAt(length - 1))
    expect(await input.inputValue()).toBe(text.slice(0, length))
  }
}

/** What stands below the field. */
const said = (input: Locator): Locator =>
  input.locator(
    'xpath=ancestor::div[contains(concat(" ", @class, " "), " ant-form-item ")][1]//div[contains(@class, "explain-error")]',
  )

describe('dates', () => {
  test.each([
    ['2026-11-30', '2026-11-30'],
    ['2026-12-31', '2026-12-31'],
    ['2026/1/15', '2026-01-15'],
    ['20261130', '2026-11-30'],
    ['2026年11月30日', '2026-11-30'],
    ['２０２６１１３０', '2026-11-30'],
    ['1130', '2026-11-30'],
  ])('%s', async (typed, date) => {
    const input = await field('G07', 'identityExpiresOn')
    await type(input, typed)
    await stub.page.keyboard.press('Tab')
    expect(await input.inputValue()).toBe(date)
    expect(await said(input).count()).toBe(0)
  })

  test.each(['2026-11-31', '2026-1', '20261x30', 'tomorrow'])('%s is none', async typed => {
    const input = await field('G07', 'identityExpiresOn')
    await type(input, typed)
    await stub.page.keyboard.press('Tab')
    expect(await input.inputValue()).toBe(typed)
    await expect.poll(() => said(input).allInnerTexts()).toEqual([expect.stringMatching(/不是日期$/)])
    await stub.page.keyboard.press('Control+Enter')
    expect(stub.api.posted).toEqual([])
  })
})

describe('the end of a range', () => {
  test.each([
    ['F13', 'from', 'to'],
    ['F06', 'validFrom', 'validTo'],
  ])('%s: before its beginning, it says so at once and nothing is asked', async (code, from, to) => {
    const input = await field(code, to, '&action=add')
    const asked: string[] = []
    stub.page.on('request', request => asked.push(request.url()))
    await input.fill('20261101')
    await screenOf(stub.page, code).locator(`#${from}`).fill('20261102')
    await expect.poll(() => said(input).allInnerTexts()).toEqual([expect.stringMatching(/不能早于/)])
    await stub.page.keyboard.press('Control+Enter')
    await screenOf(stub.page, code).locator(`#${from}`).fill('20261101')
    await expect.poll(() => said(input).count()).toBe(0)
    expect(asked.filter(url => url.includes('/api/reports/client-journal'))).toEqual([])
    expect(stub.api.posted).toEqual([])
  })
})

describe('prices and quantities', () => {
  test.each([
    ['price', '12.85', '12.85'],
    ['price', '1,285.5', '1,285.50'],
    ['price', '１２。８５', '12.85'],
    ['price', '.5', '0.50'],
    ['quantity', '1000', '1,000'],
    ['quantity', '1,000', '1,000'],
    ['quantity', '１００', '100'],
  ])('%s %s', async (id, typed, shown) => {
    const input = await field('C01', id)
    await type(input, typed)
    await stub.page.keyboard.press('Tab')
    expect(await input.inputValue()).toBe(shown)
    expect(await said(input).count()).toBe(0)
  })

  test.each([
    ['price', '12,85'],
    ['price', '1,000,00'],
    ['price', '-5'],
    ['price', '1e3'],
    ['price', '12.00001'],
    ['quantity', '-100'],
    ['quantity', '0'],
    ['quantity', '100.5'],
    ['quantity', '10,00'],
    ['quantity', '１0x'],
  ])('%s %s is none', async (id, typed) => {
    const input = await field('C01', id)
    await type(input, typed)
    await stub.page.keyboard.press('Tab')
    expect(await input.inputValue()).toBe(typed)
    await expect.poll(() => said(input).count()).toBe(1)
    await stub.page.keyboard.press('Control+Enter')
    expect(await stub.page.locator('dialog').count()).toBe(0)
    expect(stub.api.posted).toEqual([])
  })

  test('arrows step the quantity by lots', async () => {
    const input = await field('C01', 'quantity')
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowDown'])
      await stub.page.keyboard.press(key)
    expect(await input.inputValue()).toBe('100')
  })
})
