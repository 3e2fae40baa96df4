/** Asserts fail when our own code breaks a promise. Wrong input from outside is never an assert but a rejection. */
export class AssertionFailed extends Error {
  override name = 'AssertionFailed'
}

export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AssertionFailed(message)
}

/** Returns the value, or crashes. For look-ups that our own code has made sure of. */
export function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new AssertionFailed(`${what} is missing`)
  return value
}
