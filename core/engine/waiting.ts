/** Commands in the engine, and who waits for their answers. */
import type { Command, Outcome } from './command.ts'

export interface Waiting {
  command: Command
  settle: (outcome: Outcome) => void
  fail: (error: Error) => void
}

export interface Answer {
  waiting: Waiting
  /** Undefined for a repeat, which gets the first one's outcome. */
  outcome: Outcome | undefined
}

export interface Decided {
  waiting: Waiting
  outcome: Outcome
}
