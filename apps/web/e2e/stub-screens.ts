/**
 * The built screens in a browser beside the stub's answers, anew for every test of a file. The web part that the launcher builds
 * is used as it is (tests/support/built-web.ts).
 */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../../tests/support/chromium.ts'
import { startStubApi, type StubApi } from './stub-api.ts'

export interface StubScreens {
  page: Page
  api: StubApi
  /** What the page has thrown; a test that leaves anything here fails. */
  problems: string[]
}

/** Where the launcher has built them. */
export const BUILT = join(import.meta.dirname, '..', 'dist')

/** The fields are those of the current test. `isSignedIn` false leaves the page at the sign-in. */
export function stubScreens({ isSignedIn = true } = {}): StubScreens {
  const current = {} as StubScreens
  let browser: TestBrowser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    current.api = await startStubApi(BUILT, { isSignedIn })
    current.page = await browser.newPage()
    current.page.setDefaultTimeout(8_000)
    current.problems = []
    const { problems, page, api } = current
    page.on('pageerror', error => problems.push(error.message))
    await page.goto(api.url)
    await page
      .locator(isSignedIn ? '.top-bar' : '.sign-in input')
      .first()
      .waitFor()
  })
  afterEach(async ({ task }) => {
    const { page, api, problems } = current
    if (task.result?.state === 'fail')
      await page.screenshot({ path: join(tmpdir(), `guitai-web-${task.name.slice(0, 12)}.png`) })
    await page.context().close()
    await api.close()
    expect(problems).toEqual([])
  })
  return current
}

export async function signIn(page: Page, name = 'wang'): Promise<void> {
  await page.locator('.sign-in input:focus').waitFor()
  await page.keyboard.type(name)
  await page.locator('input[type=password]').fill('secret')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.locator('.top-bar').waitFor()
}
