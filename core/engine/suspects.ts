/**
 * Facts that were in a batch which could not be stored for what was in it. They come again, and are not taken blindly again:
 *
 *   (none) ──its batch was refused──▶ alone ──refused by itself──▶ listed
 *      ▲                                │                             │
 *      └───────────── stored ◀──────────┴─────────────────────────────┘
 *
 * alone: in a batch of its own, so that it is certain whose fault it is. listed: its text goes on the unplaced list in its place.
 * So no fact ends the engine twice. Kept by who owns the engines, because it has to outlive them.
 */
import { BatchRefused } from './batch-refused.ts'
import type { Command } from './command.ts'

export type Standing = 'alone' | 'listed'

/** So many characters of what somebody sent are kept: a person knows it again by them. */
const MAX_TEXT = 1_000

export class Suspects {
  readonly #standing = new Map<string, Standing>()

  get size(): number {
    return this.#standing.size
  }

  of(command: Command): Standing | undefined {
    return this.#standing.size === 0 ? undefined : this.#standing.get(keyOf(command))
  }

  /** What was tried together. A database that is away says nothing about any of them. */
  failed(tried: readonly Brought[], error: unknown): void {
    if (!(error instanceof BatchRefused)) return
    for (const { command } of tried)
      if (isFact(command)) this.#standing.set(keyOf(command), tried.length === 1 ? 'listed' : 'alone')
  }

  stored(command: Command): void {
    if (this.#standing.size > 0) this.#standing.delete(keyOf(command))
  }

  /** How many of these go together: those up to the first that has to be alone. */
  together(waiting: readonly Brought[]): number {
    if (this.#standing.size === 0) return waiting.length
    const first = waiting.findIndex(each => this.isAlone(each))
    return first === -1 ? waiting.length : Math.max(1, first)
  }

  /** It is loaded alone, too. */
  isAlone(waiting: Brought | undefined): boolean {
    return waiting !== undefined && this.of(waiting.command) === 'alone'
  }
}

interface Brought {
  command: Command
}

/** What is listed in place of a fact that cannot be stored. */
export function listedInstead(command: Command): Command {
  const input = {
    source: command.functionCode,
    reason: 'could not be stored',
    content: command.inputText.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, MAX_TEXT),
  }
  return { ...command, functionCode: 'unreadable-message', input, inputText: JSON.stringify(input) }
}

/** A person's request may be repeated by the person, and is answered. */
const isFact = ({ requestHash }: Command): boolean => requestHash === ''

function keyOf({ position, functionCode, inputText }: Command): string {
  return position === undefined
    ? `${functionCode} ${inputText}`
    : `${position.session}#${position.numbering}#${position.sequence}`
}
