/** Things that say by name what they come after, in an order that keeps it; where it is free, by name. */
import { assert } from './assert.ts'

export interface Ordered {
  name: string
  after: readonly string[]
}

/** Throws where one comes after something that there is not, or after itself by others. */
export function inOrder<T extends Ordered>(things: readonly T[]): T[] {
  const waiting = new Map(things.map(thing => [thing.name, thing]))
  for (const { name, after } of things)
    for (const before of after)
      assert(waiting.has(before), `${name} comes after ${before}, which there is not`)
  const ordered: T[] = []
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ after }) => after.every(before => !waiting.has(before)))
    const next = ready.toSorted((a, b) => (a.name < b.name ? -1 : 1))[0]
    assert(next !== undefined, `in a circle: ${[...waiting.keys()].join(', ')}`)
    waiting.delete(next.name)
    ordered.push(next)
  }
  return ordered
}
