/** Seeded random numbers: the same seed gives the same numbers on every machine (mulberry32 over a 32-bit FNV hash). */
export interface Random {
  /** A number x with 0 ≤ x < 1. */
  next(): number
  /** A bell-shaped number with mean 0 and deviation about 1. It is a sum of uniform numbers, so it has no extreme values. */
  bell(): number
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}

export function createRandom(seed: string): Random {
  let state = hash(seed)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return { next, bell: () => (next() + next() + next() - 1.5) * 2 }
}
