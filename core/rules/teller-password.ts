/**
 * What makes a teller's password easy to guess besides its length: it is one that everybody chooses, a row of keys, or made of
 * what is known about the teller and the house. Digits, years and signs around a word do not hide it, nor does `@` for an a. It
 * is checked where the secret is still known, before it is hashed. (OWASP ASVS 4.0.3, 2.1.7)
 */
import { COMMON_PASSWORDS } from './tables/common-passwords.ts'

export type TellerPasswordWeakness = 'common' | 'derived'

export interface AboutTeller {
  /** The names of the teller and of the house, the teller's number and roles: everything a colleague knows. */
  known: readonly string[]
}

/** Shorter names are part of too many words. */
const LEAST_NAME = 3

const LOOKS_LIKE: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '5': 's',
  $: 's',
  '7': 't',
  '!': 'i',
}

export function tellerPasswordWeakness(
  secret: string,
  { known }: AboutTeller,
): TellerPasswordWeakness | undefined {
  const forms = formsOf(secret)
  const names = known.flatMap(each => [squeezed(each), ...each.toLowerCase().split(/[^\p{L}\p{N}]+/u)])
  const isDerived = names.some(
    name => name.length >= LEAST_NAME && forms.some(form => form.includes(name) && isMostly(form, name)),
  )
  if (isDerived) return 'derived'
  return forms.some(isCommon) ? 'common' : undefined
}

const squeezed = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/**
 * The secret as typed, and with signs read as the letters they look like; each whole, and without what stands around its
 * letters.
 */
function formsOf(secret: string): string[] {
  const typed = secret.normalize('NFKC').toLowerCase()
  const read = typed.replace(/[\d\W_]+$/u, '').replaceAll(/[@401357$!]/g, sign => LOOKS_LIKE[sign] ?? sign)
  return [typed, read].flatMap(text => {
    const whole = squeezed(text)
    return [whole, whole.replaceAll(/^\d+|\d+$/g, '')]
  })
}

/** Little is left besides the name: "ann-and-the-blue-whale" is not made of "ann". */
const isMostly = (form: string, name: string): boolean =>
  form.length - name.length <= Math.max(4, name.length / 2)

/** A common word, the same word twice, or nothing but digits or steps along the keyboard. */
function isCommon(form: string): boolean {
  if (/^\d*$/.test(form) || new Set(form).size < 4) return true
  if (COMMON_PASSWORDS.has(form)) return true
  const letters = form.replaceAll(/\d/g, '')
  if (letters.length * 2 >= form.length && COMMON_PASSWORDS.has(letters)) return true
  for (let cut = 3; cut <= form.length - 3; cut++)
    if (COMMON_PASSWORDS.has(form.slice(0, cut)) && COMMON_PASSWORDS.has(form.slice(cut))) return true
  return false
}
