/** What remains of personal texts for tellers who may not see them: enough to recognise a person, not enough to use. */
import type { PersonalKind } from './define-report.ts'

const STAR = '*'

/** 张三 → 张*, 欧阳修文 → 欧***, 某某公司 in the same way. */
function maskName(text: string): string {
  const letters = [...text]
  return letters.slice(0, 1).join('') + STAR.repeat(Math.max(0, letters.length - 1))
}

function keepEnds(text: string, first: number, last: number): string {
  const letters = [...text]
  if (letters.length <= first + last) return STAR.repeat(letters.length)
  return (
    letters.slice(0, first).join('') +
    STAR.repeat(letters.length - first - last) +
    letters.slice(letters.length - last).join('')
  )
}

const MASKS: Record<PersonalKind, (text: string) => string> = {
  name: maskName,
  identity: text => keepEnds(text, 3, 2),
  phone: text => keepEnds(text, 3, 4),
  address: text => keepEnds(text, 3, 0),
  request: maskRequest,
  words: maskWords,
}

/**
 * Masks numbers that identify a person in a free text: an identity card (GB 11643, 18 digits, or 15 as before 1999), a mobile
 * or fixed telephone. A longer run of digits is none of them.
 */
function maskWords(text: string): string {
  return text
    .replaceAll(/(?<![\dA-Za-z])(\d{17}[\dXx]|\d{15})(?![\dA-Za-z])/g, MASKS.identity)
    .replaceAll(/(?<!\d)(1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}-\d{7,8})(?!\d)/g, MASKS.phone)
}

/** Input fields of functions and reports that are personal data. A client is asked for by name or number. */
const FIELDS: Readonly<Record<string, Exclude<PersonalKind, 'request' | 'words'>>> = {
  name: 'name',
  agentName: 'name',
  identityNumber: 'identity',
  identity: 'identity',
  phone: 'phone',
  address: 'address',
  email: 'address',
  pinyin: 'name',
  birthDate: 'identity',
  bankAccount: 'identity',
  legalRepresentative: 'name',
  legalRepresentativeNumber: 'identity',
  handler: 'name',
  handlerNumber: 'identity',
  handlerPhone: 'phone',
  client: 'identity',
  text: 'identity',
}

/** A request as it was entered, JSON in and out. */
function maskRequest(text: string): string {
  const request = parsed(text)
  return request === undefined
    ? maskAll(text)
    : JSON.stringify(request, (name, value: unknown) => {
        const kind = FIELDS[name]
        return kind !== undefined && typeof value === 'string' ? MASKS[kind](value) : value
      })
}

/** Undefined when a long text was cut off, because then nothing can be recognised in it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const maskAll = (text: string): string => keepEnds(text, 0, 0)

export function mask(kind: PersonalKind, text: string): string {
  return MASKS[kind](text)
}
