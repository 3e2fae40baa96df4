/**
 * What the command box finds: a code, a Chinese name or its pinyin initials, an English name. Best first: the whole
 * code, a code's beginning, initials' beginning, a name's beginning, anywhere within.
 */
import type { Titles } from '@guitai/web-kit/texts/pick-title.ts'

export interface Destination {
  readonly code: string
  readonly name: string
  readonly title: Titles
  readonly pinyin: string
  readonly module: string
}

export function matchCommand<D extends Destination>(destinations: readonly D[], typed: string): D[] {
  const text = typed.trim().toLowerCase()
  if (text === '') return []
  const ranked = destinations.flatMap(destination => {
    const rank = rankOf(destination, text)
    return rank === undefined ? [] : [{ destination, rank }]
  })
  ranked.sort((a, b) => a.rank - b.rank || (a.destination.code < b.destination.code ? -1 : 1))
  return ranked.map(({ destination }) => destination)
}

function rankOf({ code, name, title, pinyin }: Destination, text: string): number | undefined {
  const lowerCode = code.toLowerCase()
  const english = title.en.toLowerCase()
  const tests = [
    lowerCode === text,
    pinyin.toLowerCase() === text || title.zh === text,
    lowerCode.startsWith(text),
    pinyin.toLowerCase().startsWith(text),
    title.zh.startsWith(text),
    english.startsWith(text) || name.startsWith(text),
    title.zh.includes(text) || pinyin.toLowerCase().includes(text),
    english.includes(text) || name.includes(text),
  ]
  const rank = tests.indexOf(true)
  return rank === -1 ? undefined : rank
}
