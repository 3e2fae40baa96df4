/** A teller's keyboard, which counts every key. Waiting for something on the screen costs nothing. */
import type { Locator, Page } from 'playwright-core'

/** Milliseconds between keys: faster than anybody types, and not faster than a card reader. */
const BETWEEN_KEYS_MS = 15

export class Keyboard {
  readonly page: Page
  strokes = 0

  constructor(page: Page) {
    this.page = page
  }

  /** Presses one key, or keys together: 'Enter', 'Control+Enter'. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.strokes++
      await this.page.keyboard.press(key)
    }
  }

  async type(text: string): Promise<void> {
    this.strokes += [...text].length
    await this.page.keyboard.type(text, { delay: BETWEEN_KEYS_MS })
  }

  /** Types into the field that has received the focus, then goes on. */
  async enter(field: string, text = ''): Promise<void> {
    await this.at(field)
    await this.type(text)
    await this.press('Enter')
  }

  /** Uses the command box, whatever has the focus. */
  async goTo(command: string, place: string): Promise<void> {
    await this.press('F2')
    await this.type(command)
    await this.press('Enter')
    await this.sees(place)
  }

  /** Confirms after the last look. */
  async agree(): Promise<void> {
    await this.at('dialog .ant-btn-primary')
    await this.press('Enter')
  }

  /** A second person signs at this window. */
  async sign(checker: string, password: string): Promise<void> {
    await this.at('.spot-choices button')
    await this.press('Enter')
    await this.enter('.spot-signing input', checker)
    await this.enter('.spot-signing input[type=password]', password)
    await this.enter('.spot-signing .code-input')
  }

  async at(field: string): Promise<void> {
    await this.page.locator(`${field}:focus`).waitFor()
  }

  sees(place: string, text?: string | RegExp): Promise<void> {
    return this.eyes(place, text).waitFor()
  }

  eyes(place: string, text?: string | RegExp): Locator {
    return this.page.locator(place, text === undefined ? {} : { hasText: text }).first()
  }
}
