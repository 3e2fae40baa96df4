/** Sorts things that name the things they come after. Where the order is free, it is by name. */
import { assert } from './assert.ts'

export interface Ordered {
  name: string
  after: readonly string[]
}

/** Throws when a thing comes after one that does not exist, or directly or indirectly after itself. */
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
