/**
 * A fast, careless person at the counter. Looks up from time to time and then does what belongs to what is there; between two looks types
 * without looking, the way to a screen and what its first fields want. Keys are held too long, Esc and Back come at the wrong moment.
 */
import type { Random } from '../../../simulator/participants/random.ts'
import type { Hands } from './hands.ts'
import { fieldsOf, oneOf, textFor } from './values.ts'
import type { Look } from './witness.ts'

const LEAVING = ['F4', 'F7', 'F8', 'F9']
const LIST_KEYS = [
  'ArrowDown',
  'ArrowUp',
  'PageDown',
  'Home',
  'End',
  'Space',
  'Enter',
  'Delete',
  'c',
  'p',
  'n',
  's',
  '1',
]
const SHIFTED = ['Shift+Tab', 'Tab', 'F6', 'Shift+F6']
/** As often one tries the same field again. */
const PATIENCE = 2
const MOST_FIELDS_AHEAD = 6

/** Each act with how often it comes; what does not fit there does nothing, as with a person. */
type Act = readonly [weight: number, act: () => Promise<void>]

export class Person {
  readonly #hands: Hands
  readonly #random: Random
  readonly #codes: () => string
  /** How often the same place was seen one time after another. */
  #stays = 0
  #last = ''

  /** `codes` says where to go next. */
  constructor(hands: Hands, random: Random, codes: () => string) {
    this.#hands = hands
    this.#random = random
    this.#codes = codes
  }

  /** Signs in, and may type on at once. */
  async signIn(name: string): Promise<void> {
    const hands = this.#hands
    hands.changePace()
    await hands.press('Control+a')
    await hands.type(name)
    await hands.press('Enter')
    await hands.type('secret')
    await hands.press('Enter')
    await hands.press('Enter')
    if (this.#random.next() < 0.5) await this.#goAhead()
  }

  async act(look: Look): Promise<void> {
    if (this.#random.next() < 0.3) this.#hands.changePace()
    const here = `${look.at} ${look.id}`
    this.#stays = here === this.#last ? this.#stays + 1 : 0
    this.#last = here
    if (this.#stays > PATIENCE) return this.#giveUp(look)
    const acts = look.hasDialog ? this.#inDialog(look) : [...this.#anywhere(), ...this.#at(look)]
    await this.#oneOf(acts)
  }

  async #oneOf(acts: readonly Act[]): Promise<void> {
    const all = acts.reduce((sum, [weight]) => sum + weight, 0)
    let at = this.#random.next() * all
    for (const [weight, act] of acts) {
      at -= weight
      if (at < 0) return act()
    }
  }

  /** What does not want to be filled in is left empty; then one goes elsewhere. */
  async #giveUp({ focus, hasDialog }: Look): Promise<void> {
    const hands = this.#hands
    if (hasDialog) return hands.press('Escape')
    if (this.#stays > PATIENCE + 1 || !(focus === 'field' || focus === 'select')) return this.#goAhead()
    await hands.press('Control+a')
    await hands.press('Backspace')
    await hands.press('Tab')
  }

  #inDialog(look: Look): Act[] {
    const hands = this.#hands
    const typing: Act[] = look.focus === 'field' ? [[8, () => this.#fill(look)]] : []
    return [
      ...typing,
      [12, () => hands.press('Enter')],
      [3, () => hands.press('Escape')],
      [1, () => hands.hold('Enter', 12)],
      [1, () => hands.press(oneOf([...LEAVING, 'F2'], this.#random))],
      [1, () => hands.press(oneOf(SHIFTED, this.#random))],
      [1, () => this.#goAhead()],
    ]
  }

  #anywhere(): Act[] {
    const hands = this.#hands
    return [
      [12, () => this.#goAhead()],
      [1, () => hands.press(oneOf(LEAVING, this.#random))],
      [1, () => hands.press('Escape')],
      [1, () => hands.press('Control+Enter')],
      [1, () => hands.hold('Enter', 10)],
      [1, () => hands.hold('Tab', 1 + Math.floor(this.#random.next() * 12))],
      [1, () => hands.press(oneOf(SHIFTED, this.#random))],
    ]
  }

  #at(look: Look): Act[] {
    const hands = this.#hands
    switch (look.focus) {
      case 'field':
      case 'select':
        return [
          [60, () => this.#fill(look)],
          [
            1,
            () =>
              hands.press(
                oneOf(['ArrowDown', 'ArrowUp', 'PageDown', 'Backspace', 'Control+Delete'], this.#random),
              ),
          ],
          [1, () => hands.hold(oneOf(['5', 'Backspace', 'ArrowDown'], this.#random), 9)],
        ]
      case 'choice':
      case 'box':
        return [
          [40, () => hands.press('Enter')],
          [12, () => hands.press(oneOf(['1', '2', '3', 'Space', 'ArrowDown', 's', 'b'], this.#random))],
        ]
      case 'list':
        return [[16, () => this.#inList()]]
      case 'button':
        return [
          [16, () => hands.press('Enter')],
          [4, () => hands.press('Tab')],
          [1, () => hands.press('Space')],
        ]
      case 'command':
        return [[4, () => hands.press('Escape')]]
      case 'nothing':
      case 'other':
        return [[2, () => hands.press('Tab')]]
    }
  }

  async #inList(): Promise<void> {
    for (let count = 1 + Math.floor(this.#random.next() * 4); count > 0; count--)
      await this.#hands.press(oneOf(LIST_KEYS, this.#random))
  }

  /** A text in one of the ways in which it comes into a field, and on to the next one. */
  async #fill({ at, id, focus, type }: Look): Promise<void> {
    const hands = this.#hands
    const text = type === 'password' ? '246813' : textFor(at, id, this.#random)
    const way = this.#random.next()
    if (focus === 'select' && way < 0.3) {
      await hands.press('ArrowDown')
      if (way < 0.15) await hands.press('ArrowDown')
    } else if (way < 0.38) await hands.paste(text)
    else if (way < 0.43) await hands.compose(text)
    else if (way < 0.48) await hands.composeInSafari(text)
    else await hands.type(text)
    await hands.press(this.#random.next() < 0.9 ? 'Enter' : 'Tab')
  }

  /** To a screen, and what its first fields want, without looking up. */
  async #goAhead(): Promise<void> {
    const hands = this.#hands
    const code = this.#codes()
    await hands.press('F2')
    await hands.type(code === '' ? 'C01' : code)
    await hands.press('Enter')
    const count = Math.floor(this.#random.next() * MOST_FIELDS_AHEAD)
    for (const { name, kind } of fieldsOf(code).slice(0, count)) {
      if (kind === 'flag' || kind === 'choice' || kind === 'choices') {
        if (this.#random.next() < 0.5) await hands.press(oneOf(['1', '2', 's'], this.#random))
      } else await hands.type(kind === 'password' ? '246813' : textFor(code, name, this.#random))
      await hands.press('Enter')
    }
  }
}
