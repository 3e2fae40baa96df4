/**
 * The fonts of printed documents, and which characters they have. Noto Sans SC has every character of GB 18030-2022 level 2;
 * the font of rare characters beside the templates has those of Unicode's second plane that persons are called; a firm may
 * add a folder of its own. What none of them has is a box on paper, so it is found here before it is printed.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { codePointsOf } from './code-points.ts'

const NOTO = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-sc/package.json')))
const RARE = fileURLToPath(new URL('../../prints/fonts', import.meta.url))

export interface Fonts {
  readonly folders: readonly string[]
  readonly has: (character: string) => boolean
}

/** `own` is the firm's folder. A folder that is not there is an error now, not a box later. */
export function openFonts(own?: string): Fonts {
  // What the bold has, the regular has too, and so has every subset.
  const regular = [join(NOTO, '400Regular'), RARE, ...(own === undefined ? [] : [own])]
  const codePoints = new Set(regular.flatMap(fontsIn).flatMap(file => codePointsOf(readFileSync(file))))
  return {
    folders: [...regular, join(NOTO, '700Bold')],
    has: character => codePoints.has(character.codePointAt(0) ?? 0) || SHOWS_NOTHING.test(character),
  }
}

const SHOWS_NOTHING = /^[\s\p{Default_Ignorable_Code_Point}]$/u

function fontsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter(name => /\.(ttf|otf|ttc)$/i.test(name))
    .map(name => join(folder, name))
}

/** Content as it can be printed: '王〔U+30000〕' for a character that no font has. */
export function nameUnprintable<Value>(value: Value, fonts: Fonts): Value {
  return eachText(value, text =>
    text.replaceAll(/./gsu, one => (fonts.has(one) ? one : `〔${codeOf(one)}〕`)),
  )
}

/** The characters of a document that no font has, each once: '𰀀 (U+30000)'. */
export function unprintableIn(value: unknown, fonts: Fonts): string[] {
  const found = new Set<string>()
  eachText(value, text => {
    for (const one of text) if (!fonts.has(one)) found.add(`${one} (${codeOf(one)})`)
    return text
  })
  return [...found]
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`
}

function eachText<Value>(value: Value, change: (text: string) => string): Value
function eachText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map(one => eachText(one as unknown, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, eachText(one as unknown, change)]),
  )
}
