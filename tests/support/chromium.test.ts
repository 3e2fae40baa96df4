/** The test browser shows Chinese, also on a machine that has neither a browser, nor its libraries, nor a font. */
import { afterEach, expect, test } from 'vitest'
import { launchBrowser, type TestBrowser } from './chromium.ts'

const browsers: TestBrowser[] = []

afterEach(async () => {
  for (const browser of browsers.splice(0)) await browser.close()
})

test.each([false, true])('characters are drawn, each its own (bare machine: %s)', async bare => {
  const browser = await launchBrowser({ bare })
  browsers.push(browser)
  const page = await browser.newPage()
  // The last two code points are unassigned, so both get the picture of a missing glyph.
  const characters = ['贵', '州', '茅', '台', '\u{f0000}', '\u{f0001}']
  const cells = characters.map(
    character => `<b style="display:inline-block;width:60px;font-size:40px">${character}</b>`,
  )
  await page.setContent(`<meta charset="utf-8"><body style="background:white">${cells.join('<br>')}</body>`)
  const pictures: string[] = []
  for (const cell of await page.locator('b').all())
    pictures.push((await cell.screenshot()).toString('base64'))
  expect(new Set(pictures).size).toBe(characters.length - 1)
  expect(pictures.at(-1)).toBe(pictures.at(-2))
  expect(await page.evaluate('new Intl.DateTimeFormat().resolvedOptions().timeZone')).toBe('Asia/Shanghai')
  expect(await page.evaluate('navigator.language')).toBe('zh-CN')
})
