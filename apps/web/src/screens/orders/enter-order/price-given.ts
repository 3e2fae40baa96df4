/**
 * Whether the price in the form was given by the teller for the instrument that stands there now. An instrument is found while the
 * teller types on: a price given before there is one is for the one that comes.
 *
 *   none ──given──▶ for an instrument, or for the coming one ──another instrument──▶ none
 */
export class PriceGiven {
  /** Undefined: none; null: for the instrument that comes. */
  #instrument: string | null | undefined

  now(instrument: string | undefined): void {
    this.#instrument = instrument ?? null
  }

  /** The form has come to this instrument. */
  found(instrument: string): void {
    if (this.#instrument === null) this.#instrument = instrument
    else if (this.#instrument !== instrument) this.#instrument = undefined
  }

  get isGiven(): boolean {
    return this.#instrument !== undefined
  }

  forget(): void {
    this.#instrument = undefined
  }
}
