/**
 * Facts of a batch that could not be stored because of its content. They come again and are not trusted again, so no fact ends
 * the engine twice. The owner of the engines keeps the list, because it has to outlive them.
 *
 *   (none) ──its batch was refused──▶ alone ──refused by itself──▶ listed
 *      ▲                                │                             │
 *      └───────────── stored ◀──────────┴─────────────────────────────┘
 */
import { BatchRefused } from './batch-refused.ts'
import type { Command } from './command.ts'

export type Standing = 'alone' | 'listed'

/** At most this many characters are kept, by which a person recognises the message. */
const MAX_TEXT = 1_000

/**
 * `alone`: in a batch of its own, so that the guilty one is certain. `listed`: its text goes on the list of unplaced facts instead.
 */
export class Suspects {
  readonly #standing = new Map<string, Standing>()

  get size(): number {
    return this.#standing.size
  }

  of(command: Command): Standing | undefined {
    return this.#standing.size === 0 ? undefined : this.#standing.get(keyOf(command))
  }

  /** What was tried together. When the database is away, that says nothing about any of them. */
  failed(tried: readonly Brought[], error: unknown): void {
    if (!(error instanceof BatchRefused)) return
    for (const { command } of tried)
      if (isFact(command)) this.#standing.set(keyOf(command), tried.length === 1 ? 'listed' : 'alone')
  }

  stored(command: Command): void {
    if (this.#standing.size > 0) this.#standing.delete(keyOf(command))
  }

  /** How many of these go together: those before the first that has to be alone. */
  together(waiting: readonly Brought[]): number {
    if (this.#standing.size === 0) return waiting.length
    const first = waiting.findIndex(each => this.isAlone(each))
    return first === -1 ? waiting.length : Math.max(1, first)
  }

  /** It is also loaded alone. */
  isAlone(waiting: Brought | undefined): boolean {
    return waiting !== undefined && this.of(waiting.command) === 'alone'
  }
}

interface Brought {
  command: Command
}

/** What is listed instead of a fact that cannot be stored. */
export function listedInstead(command: Command): Command {
  const input = {
    source: command.functionCode,
    reason: 'could not be stored',
    content: command.inputText.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, MAX_TEXT),
  }
  return { ...command, functionCode: 'unreadable-message', input, inputText: JSON.stringify(input) }
}

/** A person can repeat a request and gets an answer, so requests are not suspected. */
const isFact = ({ requestHash }: Command): boolean => requestHash === ''

function keyOf({ position, functionCode, inputText }: Command): string {
  return position === undefined
    ? `${functionCode} ${inputText}`
    : `${position.session}#${position.numbering}#${position.sequence}`
}
