/**
 * One window of a counter of its own: the built web in a browser, a signed-in teller, and a market in which only requested
 * things happen.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { launchBrowser, type TestBrowser } from '../support/chromium.ts'
import { StillMarket } from '../support/still-market.ts'
import { Keyboard } from './keyboard.ts'

const DATE = '2026-11-23'
const PATIENCE_MS = 20_000
const BUILT_WEB = join(import.meta.dirname, '..', '..', 'apps', 'web', 'dist')

export class CounterWindow {
  readonly market: StillMarket
  readonly keys: Keyboard
  /** Errors thrown by the screens' own code. */
  readonly problems: string[] = []
  /** Found by the first journey. */
  clientNo = 0
  readonly #browser: TestBrowser
  #requests = 0

  private constructor(market: StillMarket, browser: TestBrowser, keys: Keyboard) {
    this.market = market
    this.#browser = browser
    this.keys = keys
    keys.page.on('pageerror', error => this.problems.push(error.message))
  }

  static async open(): Promise<CounterWindow> {
    const [market, browser] = await Promise.all([StillMarket.open(DATE, BUILT_WEB), launchBrowser()])
    const page = await browser.newPage()
    page.setDefaultTimeout(PATIENCE_MS)
    const window = new CounterWindow(market, browser, new Keyboard(page))
    await window.run('clearing', 'X03', { tradeDate: DATE })
    for (const code of ['XSHG', 'XSHE']) await window.run('clearing', 'X04', { market: code })
    await page.goto(market.counter.url)
    await window.keys.enter('#name', 'teller')
    await window.keys.enter('#password', 'teller-2026')
    await window.keys.enter('#code')
    await window.keys.sees('.top-bar')
    return window
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
