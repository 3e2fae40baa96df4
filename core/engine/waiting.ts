/** Commands on their way through the engine, and who waits for the answer. */
import type { Command, Outcome } from './command.ts'

export interface Waiting {
  command: Command
  settle: (outcome: Outcome) => void
  fail: (error: Error) => void
}

export interface Answer {
  waiting: Waiting
  /** Undefined for a repeat: the first one's. */
  outcome: Outcome | undefined
}

export interface Decided {
  waiting: Waiting
  outcome: Outcome
}
