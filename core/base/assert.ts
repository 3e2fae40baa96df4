/** A broken promise of our own code. Never for what the outside world may send: that is a rejection. */
export class AssertionFailed extends Error {
  override name = 'AssertionFailed'
}

export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AssertionFailed(message)
}

/** The value, or a crash: for look-ups that our own code has made sure of. */
export function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new AssertionFailed(`${what} is missing`)
  return value
}
