/**
 * Do two names look the same to who reads them on a screen? Each is reduced to a skeleton: full-width forms and ligatures undone
 * (NFKC), capitals and accents put away, spaces and signs without width left out, look-alike letters made one.
 * Equal skeletons look alike. (Unicode Technical Standard 39, section 4)
 */
import { LOOK_ALIKES } from './tables/look-alikes.ts'

/** Marks that stand on letters, signs that show nothing, spaces, and fillers of Hangul, which are letters by name only. */
const UNSEEN = /[\p{M}\p{Cf}\p{Z}\s\u115F\u1160\u3164\uFFA0]/gu

export function skeletonOf(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().normalize('NFD').replaceAll(UNSEEN, '')
  return Array.from(plain, letter => LOOK_ALIKES[letter] ?? letter)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
}

/** The same name twice is two namesakes, or a refusal of its own: it deceives nobody. */
export function looksLikeAnother(name: string, other: string): boolean {
  return name !== other && skeletonOf(name) === skeletonOf(other)
}
