/**
 * What follows from every decision, whoever made it. It runs after each function or fact, on the books as they then stand, in
 * the same batch. One file each; `after` names the follow-ups whose changes it has to see.
 */
import type { Ordered } from '../base/in-order.ts'
import type { Books } from '../books/books.ts'
import type { Change } from '../books/changes/change.ts'

export interface FollowUp extends Ordered {
  /** `changes` are those of the decision and of the follow-ups before; they are already applied. */
  of: (books: Books, changes: readonly Change[]) => readonly Change[]
}

export function defineFollowUp(declaration: FollowUp): FollowUp {
  return declaration
}
