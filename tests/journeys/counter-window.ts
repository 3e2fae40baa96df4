/**
 * One window of a counter of its own: the built web in a browser, a signed-in teller, and a market in which only requested
 * things happen.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { launchBrowser, type TestBrowser } from '../support/chromium.ts'
import { StillMarket } from '../support/still-market.ts'
import { Keyboard, type Typist } from './keyboard.ts'

export const DATE = '2026-11-23'
const PATIENCE_MS = 20_000
const BUILT_WEB = join(import.meta.dirname, '..', '..', 'apps', 'web', 'dist')

export class CounterWindow {
  readonly market: StillMarket
  readonly keys: Keyboard
  /** Errors thrown by the screens' own code. */
  readonly problems: string[] = []
  /** Found by the first journey. */
  clientNo = 0
  /** What the teller chooses in the system's own file dialog. */
  file: Buffer = Buffer.alloc(0)
  readonly #browser: TestBrowser
  #requests = 0

  private constructor(market: StillMarket, browser: TestBrowser, keys: Keyboard) {
    this.market = market
    this.#browser = browser
    this.keys = keys
    keys.page.on('pageerror', error => this.problems.push(error.message))
    keys.page.on('filechooser', chooser => {
      const file = { name: 'orders', mimeType: 'application/octet-stream', buffer: this.file }
      void chooser.setFiles(file)
    })
  }

  static async open(typist: Typist): Promise<CounterWindow> {
    const [market, browser] = await Promise.all([StillMarket.open(DATE, BUILT_WEB), launchBrowser()])
    const page = await browser.newPage()
    page.setDefaultTimeout(PATIENCE_MS)
    const window = new CounterWindow(market, browser, new Keyboard(page, typist))
    await window.run('clearing', 'X03', { tradeDate: DATE })
    for (const code of ['XSHG', 'XSHE']) await window.run('clearing', 'X04', { market: code })
    await window.signIn('teller')
    return window
  }

  /** Another teller sits down here. What is typed for that is no part of a journey. */
  async signIn(name: string): Promise<void> {
    const { page } = this.keys
    await page.context().clearCookies()
    await page.goto('about:blank')
    await page.goto(this.market.counter.url)
    await page.locator('#name:focus').waitFor()
    for (const text of [name, `${name}-2026`, '']) {
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    }
    await this.keys.sees('.top-bar')
  }

  async close(): Promise<void> {
    await this.#browser.close()
    await this.market.close()
  }

  /** Does somebody else's work at another desk. */
  async run(teller: string, code: string, input: object): Promise<unknown> {
    const { token } = (await this.#post('/api/sign-in', { name: teller, password: `${teller}-2026` })) as {
      token: string
    }
    const answer = await this.#post(
      `/api/functions/${code}`,
      { requestId: `other-desk-${++this.#requests}`, input },
      token,
    )
    return (answer as { result?: unknown }).result
  }

  async #post(path: string, content: object, token?: string): Promise<unknown> {
    const response = await fetch(`${this.market.counter.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(content),
    })
    const body: unknown = await response.json()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(body)}`)
    return body
  }

  /** Saves what the teller saw, to find out why a journey failed. */
  async picture(name: string): Promise<void> {
    await mkdir('.build/web', { recursive: true })
    await this.keys.page.screenshot({ path: `.build/web/${name}.png` })
  }
}
