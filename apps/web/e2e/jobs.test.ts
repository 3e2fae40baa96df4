/**
 * Long work is seen: a bar where it was started and one in the frame, as the event line tells it; the list of jobs offers what may be done
 * about each, by key and by button, in both languages.
 */
import { beforeEach, describe, expect, test } from 'vitest'
import { screenOf } from './screen-of.ts'
import { stubScreens } from './stub-screens.ts'

const stub = stubScreens()
beforeEach(() => stub.page.locator('.top-bar .line.open').waitFor())

const E11 = { jobNo: 77, functionCode: 'E11', tellerNo: 1001, checkerNo: null, done: 1, of: 4, what: 'chunk' }
const valueOf = (place: string): Promise<string | null> =>
  stub.page.locator(`${place} [role=progressbar]`).getAttribute('aria-valuenow')

describe('a bar', () => {
  test('stands in the frame from the first word of a job to the last, and leads to the list', async () => {
    stub.api.tell('job', E11)
    await stub.page.locator('.top-bar [role=progressbar]').waitFor()
    expect(await valueOf('.top-bar')).toBe('25')
    stub.api.tell('job', { ...E11, done: 3 })
    await expect.poll(() => valueOf('.top-bar')).toBe('75')
    stub.api.tell('job', { ...E11, jobNo: 78, functionCode: 'E01', tellerNo: 1002 })
    await stub.page.locator('.top-bar', { hasText: '+1' }).waitFor()
    await stub.page.locator('.top-bar .jobs').click()
    await screenOf(stub.page, 'RW').waitFor()
    for (const jobNo of [77, 78]) stub.api.tell('job', { ...E11, jobNo, what: 'ended' })
    await stub.page.locator('.top-bar [role=progressbar]').waitFor({ state: 'detached' })
  })

  test('stands where the work was started, as long as it lasts', async () => {
    const { promise: after, resolve: end } = Promise.withResolvers<void>()
    stub.api.answers.push({ status: 200, body: { result: { trades: 3 } }, after })
    await stub.page.goto(`${stub.api.url}#/E11`)
    await screenOf(stub.page, 'E11').locator('[data-submit]').click()
    stub.api.tell('job', { ...E11, jobNo: 76, functionCode: 'E12', done: 3 })
    stub.api.tell('job', E11)
    await stub.page.locator('.place [role=progressbar]').waitFor()
    expect(await valueOf('.place')).toBe('25')
    end()
    await stub.page.locator('.result').waitFor()
    expect(await stub.page.locator('.place [role=progressbar]').count()).toBe(0)
  })

  test('is without a figure as long as nobody knows how much there is', async () => {
    stub.api.tell('job', { ...E11, of: null })
    await stub.page.locator('.top-bar [role=progressbar]', { hasText: '1' }).waitFor()
    expect(await valueOf('.top-bar')).toBeNull()
  })
})

describe('the list of jobs', () => {
  const row = (jobNo: number) => screenOf(stub.page, 'RW').locator('.grid-row', { hasText: String(jobNo) })
  beforeEach(async () => {
    await stub.page.goto(`${stub.api.url}#/RW`)
    await row(41).waitFor()
  })

  test('says of each how far it is or how it ended; the bar follows the event line', async () => {
    expect(await row(41).innerText()).toContain('进行中')
    expect(await valueOf('.grid-row')).toBe('25')
    stub.api.tell('job', { ...E11, jobNo: 41, functionCode: 'C03', done: 6, of: 12 })
    await expect.poll(() => valueOf('.grid-row')).toBe('50')
    expect(await row(40).innerText()).toContain('文件不存在：trades.txt')
    expect(await row(38).innerText()).toContain('已完成')
  })

  test('C cancels one that may be canceled, after a last look', async () => {
    await stub.page.locator('[role=grid]:focus').waitFor()
    await stub.page.keyboard.press('c')
    await stub.page.locator('dialog', { hasText: '取消任务' }).waitFor()
    await stub.page.keyboard.press('Enter')
    await expect.poll(() => stub.api.posted.length).toBe(1)
    expect([stub.api.posted[0]?.name, stub.api.posted[0]?.body.input]).toEqual(['cancel-job', { jobNo: 41 }])
  })

  test('one that was interrupted goes on with G; one that has ended offers nothing', async () => {
    await stub.page.locator('[role=grid]:focus').waitFor()
    await stub.page.keyboard.press('ArrowDown')
    await stub.page.keyboard.press('c')
    await stub.page.keyboard.press('g')
    expect(await stub.page.locator('dialog[open]').count()).toBe(0)
    await stub.page.keyboard.press('ArrowDown')
    await stub.page.keyboard.press('g')
    await stub.page.locator('dialog', { hasText: '续办任务' }).waitFor()
    await stub.page.keyboard.press('Enter')
    await expect.poll(() => stub.api.posted.length).toBe(1)
    expect([stub.api.posted[0]?.name, stub.api.posted[0]?.body.input]).toEqual(['resume-job', { jobNo: 39 }])
  })

  test('is read again when a job changes, and speaks English where English is chosen', async () => {
    const read = stub.page.waitForResponse(response => response.url().includes('/api/reports/jobs'))
    stub.api.tell('job', { jobNo: 41 })
    await read
    await stub.page.getByRole('button', { name: 'English' }).click()
    await row(40).getByText('No such file: trades.txt').waitFor()
    const texts = await screenOf(stub.page, 'RW')
      .locator('h1, [role=columnheader], button, .grid-foot')
      .allInnerTexts()
    expect(texts.filter(text => /\p{Script=Han}/u.test(text))).toEqual([])
  })
})
