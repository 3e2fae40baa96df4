/** A few seeds of the typist; `npm run sim -- typist --minutes 60` goes on with others. */
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../../../tests/support/chromium.ts'
import { runTypist } from './typist.ts'

let browser: TestBrowser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const ACTS = 60

test.each([1, 2, 3])(
  'seed %d: what is sent was seen, what was typed is kept, and the focus is somewhere',
  async seed => {
    const { fault, lastActs, picture } = await runTypist(browser, { seed, acts: ACTS, pictures: tmpdir() })
    expect(fault, [`picture: ${picture ?? ''}`, ...lastActs].join('\n')).toBeUndefined()
  },
  300_000,
)
