/**
 * Texts that no schema forbids and nobody means: characters that PostgreSQL cannot store (NUL, half a surrogate pair), that a
 * terminal or printer would obey instead of showing (control characters), that show a name in another order than it is stored
 * (Unicode's bidirectional overrides, see UAX 9 and CVE-2021-42574), that a wrong encoding has left (U+FFFD: a program that
 * sends GBK), and blanks where a text is required.
 */
import type { Fault } from './answers.ts'

const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffd-\uffff]/
const BLANK = /^[\s\u200b-\u200f\u2060]+$/

/**
 * The first such text in a value that fits its schema (so it is as deep as the schema is); names of fields are checked, too.
 */
export function textFault(value: unknown, field = ''): Fault | undefined {
  if (typeof value === 'string') return faultOf(value, field)
  if (typeof value !== 'object' || value === null) return undefined
  for (const [name, part] of Object.entries(value)) {
    const within = field === '' ? name : `${field}.${name}`
    const found = (isForbidden(name) ? faultOf(name, field) : undefined) ?? textFault(part, within)
    if (found !== undefined) return found
  }
  return undefined
}

const isForbidden = (text: string): boolean => !text.isWellFormed() || FORBIDDEN.test(text)

function faultOf(text: string, field: string): Fault | undefined {
  if (isForbidden(text))
    return {
      field,
      rule: 'text',
      message: { zh: '含有不允许的字符', en: 'contains a character that is not allowed' },
    }
  if (BLANK.test(text))
    return { field, rule: 'blank', message: { zh: '不能只有空格', en: 'must not be blank' } }
  return undefined
}
