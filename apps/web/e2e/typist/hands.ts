/**
 * The typist's hands: keys 15 to 200 ms apart, held, pasted, composed with an input method. They know nothing of what the screen shows, and
 * remember what they did.
 */
import type { CDPSession, Page } from 'playwright-core'
import type { Random } from '../../../simulator/participants/random.ts'

/** Milliseconds a key: a card reader, a practised teller, one who looks for the key. */
const PACES = [15, 15, 15, 30, 60, 120, 200] as const

export class Hands {
  readonly page: Page
  readonly #random: Random
  readonly #note: (act: string) => void
  #method: Promise<CDPSession> | undefined
  #pace: number = PACES[0]
  keys = 0

  constructor(page: Page, random: Random, note: (act: string) => void) {
    this.page = page
    this.#random = random
    this.#note = note
  }

  /** The keys that follow are as fast as this. */
  changePace(): void {
    this.#pace = PACES[Math.floor(this.#random.next() * PACES.length)] ?? PACES[0]
    this.#note(`${this.#pace} ms`)
  }

  async press(key: string): Promise<void> {
    this.#note(key)
    this.keys++
    await this.page.keyboard.press(key, { delay: this.#pace })
  }

  async type(text: string): Promise<void> {
    this.#note(`"${text}"`)
    this.keys += text.length
    for (const character of text) await this.page.keyboard.type(character, { delay: this.#pace })
  }

  /** The browser repeats a key that stays down. */
  async hold(key: string, repeats: number): Promise<void> {
    this.#note(`${key} held ${repeats}`)
    this.keys += repeats + 1
    for (let times = 0; times <= repeats; times++) await this.page.keyboard.down(key)
    await this.page.keyboard.up(key)
  }

  async paste(text: string): Promise<void> {
    this.#note(`pastes "${text}"`)
    this.keys++
    await this.page.keyboard.down('Control')
    await this.page.keyboard.down('v')
    await this.page.evaluate(`{
      const data = new DataTransfer()
      data.setData('text/plain', ${JSON.stringify(text)})
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
      if (document.activeElement.dispatchEvent(event)) document.execCommand('insertText', false, ${JSON.stringify(text)})
    }`)
    await this.page.keyboard.up('v')
    await this.page.keyboard.up('Control')
  }

  /** As Chromium tells of it: every key is the input method's while characters are composed, and so is the one that ends it. */
  async compose(text: string): Promise<void> {
    this.#note(`composes "${text}"`)
    const method = await (this.#method ??= this.page.context().newCDPSession(this.page))
    for (const selectionStart of [1, 2, 3]) {
      await this.#processedKey(method)
      const composed = 'nih'.slice(0, selectionStart)
      await method.send('Input.imeSetComposition', {
        text: composed,
        selectionStart,
        selectionEnd: selectionStart,
      })
    }
    await this.#processedKey(method)
    await method.send('Input.insertText', { text })
  }

  async #processedKey(method: CDPSession): Promise<void> {
    this.keys++
    const key = { key: 'Process', windowsVirtualKeyCode: 229 }
    await method.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
    await method.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
  }

  /** As Safari tells of it: the composition ends before the Enter that ended it, and only the key's number says whose it was. */
  async composeInSafari(text: string): Promise<void> {
    this.#note(`composes "${text}" in Safari's order`)
    this.keys++
    await this.page.evaluate(`{
      const field = document.activeElement
      const composition = type => field.dispatchEvent(new CompositionEvent(type, { bubbles: true, data: ${JSON.stringify(text)} }))
      composition('compositionstart')
      document.execCommand('insertText', false, ${JSON.stringify(text)})
      composition('compositionend')
      const enter = { key: 'Enter', code: 'Enter', keyCode: 229, which: 229, bubbles: true, cancelable: true }
      field.dispatchEvent(new KeyboardEvent('keydown', enter))
      field.dispatchEvent(new KeyboardEvent('keyup', { ...enter, keyCode: 13 }))
    }`)
  }
}
