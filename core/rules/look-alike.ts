/**
 * Says whether two names look the same on a screen. Each name is reduced to a skeleton: full-width forms and ligatures are
 * resolved (NFKC), capitals and accents removed, spaces and signs without width left out, and look-alike letters replaced by
 * one. Names with the same skeleton look alike. (Unicode Technical Standard 39, section 4)
 */
import { LOOK_ALIKES } from './tables/look-alikes.ts'

/** Accents on letters, signs that show nothing, spaces, and fillers of Hangul, which count as letters but show nothing. */
const UNSEEN = /[\p{M}\p{Cf}\p{Z}\s\u115F\u1160\u3164\uFFA0]/gu

export function skeletonOf(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().normalize('NFD').replaceAll(UNSEEN, '')
  return Array.from(plain, letter => LOOK_ALIKES[letter] ?? letter)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
}

/** The same name twice does not count, because it deceives nobody: it is a namesake, or has a refusal of its own. */
export function looksLikeAnother(name: string, other: string): boolean {
  return name !== other && skeletonOf(name) === skeletonOf(other)
}
