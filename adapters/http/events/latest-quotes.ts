/**
 * The latest quote of every instrument, and what of them a listener has not been sent yet. A listener that hears all has one number,
 * however many there are; one that says what it shows has a number for each of these. Their texts are made when first wanted.
 */
export interface QuotesToSend {
  /** The next of them, in texts of about this length; '' when there is none now. */
  next(length: number): string
}

interface Entry {
  data: unknown
  text: string | undefined
  version: number
}

export class LatestQuotes {
  readonly #format: (data: unknown) => string
  #entries = new Map<string, Entry>()
  #version = 0

  constructor(format: (data: unknown) => string) {
    this.#format = format
  }

  put(instrument: string, data: unknown): void {
    const entry = this.#entries.get(instrument)
    const version = ++this.#version
    if (entry === undefined) this.#entries.set(instrument, { data, text: undefined, version })
    else Object.assign(entry, { data, text: undefined, version })
  }

  /** All of them, one round after another. What changes during a round comes in it or in the next. */
  all(): QuotesToSend {
    let before = 0
    let round: { at: number; entries: Iterator<Entry> } | undefined
    return {
      next: length => {
        let text = ''
        while (text.length < length && (round !== undefined || before < this.#version)) {
          round ??= { at: this.#version, entries: this.#entries.values() }
          const { value } = round.entries.next() as { value: Entry | undefined }
          if (value === undefined) {
            before = round.at
            round = undefined
          } else if (value.version > before) text += this.#textOf(value)
        }
        return text
      },
    }
  }

  /** Only these; `former` is what was shown until now, of which nothing is sent twice. */
  shown(instruments: Iterable<string>, former?: ShownQuotes): ShownQuotes {
    const sent = new Map<string, number>()
    for (const instrument of instruments) sent.set(instrument, former?.sent.get(instrument) ?? 0)
    return {
      sent,
      next: length => {
        let text = ''
        for (const [instrument, version] of sent) {
          const entry = this.#entries.get(instrument)
          if (entry === undefined || entry.version === version) continue
          if (text.length >= length) break
          text += this.#textOf(entry)
          sent.set(instrument, entry.version)
        }
        return text
      },
    }
  }

  #textOf(entry: Entry): string {
    return (entry.text ??= this.#format(entry.data))
  }
}

export interface ShownQuotes extends QuotesToSend {
  readonly sent: ReadonlyMap<string, number>
}
