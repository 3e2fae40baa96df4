/**
 * What makes a client's password easy to guess: a run (123456), a repeat (111111, 121212), or something about the client
 * (birthday, end of the phone or identity number). It is checked where the secret is still known, before it is hashed.
 */
import type { BusinessDate } from '../base/business-date.ts'

export type PasswordWeakness = 'letters' | 'run' | 'repeat' | 'personal'

export interface About {
  birthDate?: BusinessDate | undefined
  phone?: string | undefined
  identityNumber?: string | undefined
}

/** `isDialed` is true when the password is typed on a telephone, which has digits only. */
export function weaknessOf(secret: string, about: About, isDialed: boolean): PasswordWeakness | undefined {
  if (isDialed && !/^\d+$/.test(secret)) return 'letters'
  if (isRun(secret)) return 'run'
  if (isRepeat(secret)) return 'repeat'
  return isPersonal(secret, about) ? 'personal' : undefined
}

/** Each character is the one after, or before, the last; letters count, too. */
function isRun(secret: string): boolean {
  const steps = [...secret].slice(1).map((character, i) => character.charCodeAt(0) - secret.charCodeAt(i))
  return steps.length > 0 && (steps.every(step => step === 1) || steps.every(step => step === -1))
}

/** Fewer than three different characters, a repeated group of two or three, or pairs (112233). */
function isRepeat(secret: string): boolean {
  if (new Set(secret).size < 3) return true
  return /^(.{2,3})\1+$/.test(secret) || (secret.length % 2 === 0 && /^(?:(.)\1)+$/.test(secret))
}

function isPersonal(secret: string, { birthDate, phone, identityNumber }: About): boolean {
  if (birthDate !== undefined && birthdays(birthDate).includes(secret)) return true
  const digits = identityNumber?.replace(/\D/g, '') ?? ''
  return [phone ?? '', identityNumber ?? '', digits].some(
    known => known.length > secret.length - 1 && known.endsWith(secret),
  )
}

/** Birthdays as people write them: 19491231, 491231, 123149, 31121949. */
function birthdays(date: BusinessDate): string[] {
  const [year = '', month = '', day = ''] = date.split('-')
  const short = year.slice(2)
  const ways = [year + month + day, short + month + day, month + day + year, month + day + short]
  return [...ways, day + month + year, day + month + short, year + month, month + year]
}
