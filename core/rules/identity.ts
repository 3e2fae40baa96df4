/**
 * Numbers of people and institutions: the resident ID card (GB 11643-1999) and the unified social credit code (GB 32100-2015),
 * with their check characters.
 */
import { type BusinessDate, isBusinessDate } from '../base/business-date.ts'
import type { IdentityType } from '../words/identity-type.ts'

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const ID_CHECKS = '10X98765432'

function idCheck(first17: string): string {
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0)
  return ID_CHECKS.charAt(sum % 11)
}

/** Eighteen characters with an upper-case X, a real birth date not after `today`, and the right check character. */
export function isIdCardNumber(number: string, today: BusinessDate): boolean {
  return /^[1-8]\d{16}[\dX]$/.test(number) && isChecked(number, today)
}

/** Checks the content of the eighteen characters, whoever issued them. */
function isChecked(number: string, today: BusinessDate): boolean {
  const birth = birthDateOf(number)
  if (!isBusinessDate(birth) || birth < '1900-01-01' || birth > today) return false
  return idCheck(number) === number.charAt(17)
}

/** The birth date in a well-formed eighteen-character number. */
export function birthDateOf(number: string): BusinessDate {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
}

export function sexOf(number: string): 'male' | 'female' {
  return Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female'
}

/** The old fifteen-digit number, whose year has two digits, in today's form; undefined when it is not such a number. */
export function idCardFromFifteen(old: string): string | undefined {
  if (!/^\d{15}$/.test(old)) return undefined
  const first17 = `${old.slice(0, 6)}19${old.slice(6)}`
  return first17 + idCheck(first17)
}

/** Letters that look like digits (I, O, S, V, Z) are not used. */
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Eighteen characters; the weights are the powers of 3 modulo 31. */
export function isSocialCreditCode(code: string): boolean {
  if (!/^[0-9A-HJ-NP-RTUW-Y]{2}\d{6}[0-9A-HJ-NP-RTUW-Y]{10}$/.test(code)) return false
  let sum = 0
  let weight = 1
  for (const character of code.slice(0, 17)) {
    sum += CREDIT_ALPHABET.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return CREDIT_ALPHABET.charAt((31 - (sum % 31)) % 31) === code.charAt(17)
}

/** For numbers without check characters only the form is known. */
const FORMS: Record<Exclude<IdentityType, 'id-card' | 'credit-code'>, RegExp> = {
  passport: /^[A-Z0-9]{5,20}$/,
  'hk-macau-permit': /^[HM]\d{8}(\d{2})?$/,
  'taiwan-permit': /^\d{8}(\d{2})?$/,
  'foreign-residence': /^(9\d{16}[\dX]|[A-Z]{3}\d{12})$/,
  'officer-card': /^\S{4,30}$/u,
  'product-code': /^[A-Z0-9]{4,20}$/,
}

export function isIdentityNumber(type: IdentityType, number: string, today: BusinessDate): boolean {
  if (type === 'id-card') return isIdCardNumber(number, today)
  if (type === 'credit-code') return isSocialCreditCode(number)
  if (!FORMS[type].test(number)) return false
  // Permanent resident cards since 2023 are numbered like identity cards; older ones are not.
  return type !== 'foreign-residence' || number.length !== 18 || isChecked(number, today)
}
