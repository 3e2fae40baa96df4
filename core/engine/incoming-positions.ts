/**
 * How far each session's incoming messages are decided. A message that waits for a load holds back its session's number, so
 * that it comes again after a crash. Messages decided after it come again, too, and are recognised by their keys.
 */
import type { Command } from './command.ts'

export type Position = NonNullable<Command['position']>

const keyOf = ({ session, numbering }: Position): string => `${session}#${numbering}`

export class IncomingPositions {
  readonly #highest = new Map<string, number>()
  /** Messages that are parked and not decided yet. */
  readonly #held = new Set<Position>()

  hold(position: Position): void {
    this.#held.add(position)
  }

  decided(position: Position): void {
    this.#held.delete(position)
    const key = keyOf(position)
    this.#highest.set(key, Math.max(position.sequence, this.#highest.get(key) ?? 0))
  }

  /** True when an earlier message of the same session still waits. */
  isBehind({ session, numbering, sequence }: Position): boolean {
    return [...this.#held].some(
      held => held.session === session && held.numbering === numbering && held.sequence < sequence,
    )
  }

  /** Per 'session#numbering', the number after the highest up to which everything is decided. */
  next(): Map<string, number> {
    const next = new Map([...this.#highest].map(([key, highest]) => [key, highest + 1]))
    for (const position of this.#held) {
      const key = keyOf(position)
      next.set(key, Math.min(position.sequence, next.get(key) ?? position.sequence))
    }
    return next
  }
}
