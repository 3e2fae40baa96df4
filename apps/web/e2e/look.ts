/** Pictures of every screen in both languages against the stub, to be looked at: node apps/web/e2e/look.ts [folder [screens [width]]]. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../../../tests/support/chromium.ts'
import { startStubApi } from './stub-api.ts'
import { fillMarket } from './stub-rows.ts'

const folder = process.argv[2] ?? '/tmp/guitai-look'
const only = process.argv[3] === '' ? undefined : process.argv[3]
const width = Number(process.argv[4] ?? 1440)
mkdirSync(folder, { recursive: true })
// As many as the exchanges list: a screen that is good with five rows may not be with five thousand.
fillMarket(5500)
const real = process.env['GUITAI_URL']
const api =
  real === undefined
    ? await startStubApi(join(import.meta.dirname, '..', 'dist'))
    : { url: `${real}/`, close: () => Promise.resolve() }
const browser = await launchBrowser()
const page = await browser.newPage({ viewport: { width, height: 900 } })
page.on('pageerror', error => console.log('PAGE ERROR', error.message))
page.on(
  'console',
  message =>
    ['error', 'warning'].includes(message.type()) && console.log('CONSOLE', message.text().slice(0, 300)),
)

async function shot(name: string): Promise<void> {
  await page.waitForTimeout(350)
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** Those of a real server do not. */
async function grownOld(of: Page): Promise<void> {
  await of
    .locator('.old-prices')
    .waitFor({ timeout: 15_000 })
    .catch(() => undefined)
}

const steps: [string, string, ((page: Page) => Promise<void>)?][] = [
  ['start', '#/'],
  [
    'start-end',
    '#/',
    async p => {
      await p.locator('.start-market [role=grid]').focus()
      for (let page = 0; page < 3; page++) {
        await p.keyboard.press('End')
        await p.waitForTimeout(500)
      }
    },
  ],
  // The stub's clock stands still, so its prices grow old.
  ['old-prices', '#/C01?clientNo=10000001&instrument=600000.XSHG', grownOld],
  ['old-board', '#/', grownOld],
  [
    'command',
    '#/',
    async p => {
      await p.keyboard.press('F2')
      await p.keyboard.type('wt')
    },
  ],
  ['open-client', '#/F04'],
  ['amend-client', '#/F05?clientNo=10000001'],
  ['status', '#/F07?clientNo=10000001'],
  [
    'money',
    '#/F09?clientNo=10000001',
    async p => {
      await p.locator('.opener').first().click()
      await p.locator('#amount').fill('123456.7')
    },
  ],
  ['order', '#/C01?clientNo=10000001&instrument=600000.XSHG'],
  [
    'overview',
    '#/KH?clientNo=10000001',
    async p => {
      await p.locator('.opener').first().click()
    },
  ],
  ['orders', '#/Q13'],
  ['approvals', '#/FH'],
  ['day', '#/RZ'],
  [
    'day-asks',
    '#/RZ',
    async p => {
      await p.locator('.steps-head .ant-btn-primary').click()
    },
  ],
  [
    'discrepancy',
    `#/E03A?discrepancyKey=${encodeURIComponent('2026-11-23/different/2026-11-23/XSHG//7/buy')}`,
  ],
  ['report', '#/R10'],
  ['report-rows', '#/Q04?client=10000001'],
  ['pick', '#/C02?clientNo=10000001'],
  ['batch', '#/C03'],
  ['batch-cancel', '#/C04'],
  ['custody', '#/C06?clientNo=10000001'],
  [
    'freeze',
    '#/C09',
    async p => {
      await p.locator('#clientNo').pressSequentially('10000001')
      await p.keyboard.press('Enter')
      await p.waitForTimeout(900)
    },
  ],
  ['till', '#/C24'],
  ['blocks', '#/S95'],
  ['generic', '#/F12'],
  ['generic-rows', '#/S07'],
]

await page.goto(api.url)
await page.waitForSelector('input')
await shot('zh-sign-in')
await page.keyboard.type(process.env['GUITAI_TELLER'] ?? 'wang')
await page.locator('input[type=password]').fill(process.env['GUITAI_PASSWORD'] ?? 'secret')
await page.keyboard.press('Enter')
await page.keyboard.press('Enter')
await page.waitForSelector('.top-bar')
for (const language of ['zh', 'en']) {
  for (const [name, hash, act] of steps) {
    if (only !== undefined && !only.split(',').includes(name)) continue
    await page.goto(`${api.url}${hash}`)
    // Each by itself: what another screen has loaded must not be what makes it look right.
    await page.reload()
    await page.waitForTimeout(500)
    await act?.(page)
    await shot(`${language}-${name}`)
    await page.keyboard.press('Escape')
  }
  await page
    .getByText('English')
    .click()
    .catch(() => undefined)
}
await browser.close()
await api.close()
