/** A key taken apart into what it is made of, and put together again. A part that is not there is an empty text. */
import type { KeyPart } from '@guitai/core/frame/schema-notes.ts'

/** Each segment belongs to the next part that can be it: a word of its list, or anything where it is typed. */
export function partsOf(madeOf: readonly KeyPart[], key: string): string[] {
  const segments = key.split(/[./]/)
  const found = madeOf.map(({ labels }) => {
    const [segment] = segments
    if (segment === undefined || (labels !== undefined && !Object.hasOwn(labels, segment))) return ''
    segments.shift()
    return segment
  })
  return found
}

/** The slash comes before whichever part is the first behind it, also where what is before it is not typed yet. */
export function keyOf(madeOf: readonly KeyPart[], said: readonly string[]): string {
  const slash = madeOf.findIndex(({ before }) => before === '/')
  const there = (from: number, to?: number): string =>
    said
      .slice(from, to)
      .filter(part => part !== '')
      .join('.')
  if (slash === -1) return there(0)
  const behind = there(slash)
  return behind === '' ? there(0, slash) : `${there(0, slash)}/${behind}`
}

/** What was typed, as long as it is what the key says; a key from elsewhere is taken apart. */
export function saidParts(
  madeOf: readonly KeyPart[],
  key: string,
  typed: readonly string[] | undefined,
): readonly string[] {
  return typed !== undefined && keyOf(madeOf, typed) === key ? typed : partsOf(madeOf, key)
}

/** The typed part that cannot be one: what separates parts, or a blank, is in it. */
export function wrongPart(madeOf: readonly KeyPart[], said: readonly string[]): KeyPart | undefined {
  return madeOf.find(({ labels }, index) => labels === undefined && /[./\s]/.test(said[index] ?? ''))
}
