/** What remains of personal texts for those who may not see them: enough to recognise, not enough to use. */
import type { PersonalKind } from './define-report.ts'

const STAR = '*'

/** 张三 → 张*, 欧阳修文 → 欧***, 某某公司 likewise. */
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
}

/** Fields of a function's input that are personal, whichever function it is. */
const FIELDS: Readonly<Record<string, Exclude<PersonalKind, 'request'>>> = {
  name: 'name',
  agentName: 'name',
  identityNumber: 'identity',
  identity: 'identity',
  phone: 'phone',
  address: 'address',
  email: 'address',
}

/** A request as it was entered, JSON in and out. */
function maskRequest(text: string): string {
  return JSON.stringify(JSON.parse(text), (name, value: unknown) => {
    const kind = FIELDS[name]
    return kind !== undefined && typeof value === 'string' ? MASKS[kind](value) : value
  })
}

export function mask(kind: PersonalKind, text: string): string {
  return MASKS[kind](text)
}
