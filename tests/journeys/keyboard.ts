/**
 * A teller's keyboard, which counts every key: those that do the work, and beside them those that are there for safety, the last looks
 * and what the client has to say. Waiting for something on the screen costs nothing.
 *
 * A steady teller looks where the focus is before each field. A fast one looks at what has to be read, such as a last look or a
 * result, and never at the focus: the keys come 15 to 100 ms apart, and each has to reach the field it is meant for.
 */
import type { Locator, Page } from 'playwright-core'
import { createRandom } from '../../apps/simulator/participants/random.ts'

/** Milliseconds between keys: faster than anybody types, and not faster than a card reader. */
const LEAST_MS = 15
const MOST_MS = 100

export interface Typist {
  readonly looksForFocus: boolean
  /** Milliseconds until the next key. */
  readonly pause: () => number
}

export const steadyTypist: Typist = { looksForFocus: true, pause: () => LEAST_MS }

/** The same seed types in the same rhythm. */
export function fastTypist(seed: number): Typist {
  const random = createRandom(`typist ${seed}`)
  return { looksForFocus: false, pause: () => LEAST_MS + random.next() * (MOST_MS - LEAST_MS) }
}

export interface Strokes {
  readonly work: number
  readonly safety: number
}

export class Keyboard {
  readonly page: Page
  readonly #typist: Typist
  #work = 0
  #safety = 0
  #isForSafety = false

  constructor(page: Page, typist: Typist) {
    this.page = page
    this.#typist = typist
  }

  get strokes(): Strokes {
    return { work: this.#work, safety: this.#safety }
  }

  /** Presses one key, or keys together: 'Enter', 'Control+Enter'. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.#count()
      await this.page.keyboard.press(key, { delay: this.#typist.pause() })
    }
  }

  async type(text: string): Promise<void> {
    for (const character of text) {
      this.#count()
      await this.page.keyboard.type(character, { delay: this.#typist.pause() })
    }
  }

  #count(): void {
    if (this.#isForSafety) this.#safety++
    else this.#work++
  }

  /** What the client has to say, and nobody may presume: its keys are listed beside the others. */
  async forSafety(keys: () => Promise<void>): Promise<void> {
    this.#isForSafety = true
    await keys()
    this.#isForSafety = false
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
    if (this.#typist.looksForFocus) await this.sees(place)
  }

  /** Confirms after the last look, which is read. */
  async agree(): Promise<void> {
    await this.sees('dialog .ant-btn-primary:focus')
    await this.forSafety(() => this.press('Enter'))
  }

  /** A second person signs at this window. */
  async sign(checker: string, password: string): Promise<void> {
    await this.sees('.spot-choices button:focus')
    await this.press('Enter')
    await this.enter('.spot-signing input', checker)
    await this.enter('.spot-signing input[type=password]', password)
    await this.enter('.spot-signing .code-input')
  }

  async at(field: string): Promise<void> {
    if (this.#typist.looksForFocus) await this.sees(`${field}:focus`)
  }

  sees(place: string, text?: string | RegExp): Promise<void> {
    return this.eyes(place, text).waitFor()
  }

  eyes(place: string, text?: string | RegExp): Locator {
    return this.page.locator(place, text === undefined ? {} : { hasText: text }).first()
  }
}
