/**
 * The names of the depository's files of a day. Shenzhen writes the month and the day, SJSMX11123.DBF; Shanghai writes them behind the
 * participant's number, the month as one character, jsmx01_js326.b23 for the 23rd of November [K: a, b, c are the last three months].
 */
import type { BusinessDate } from '@guitai/core/base/business-date.ts'

const MONTHS = '123456789abc'

export function shenzhenFile(kind: string, day: BusinessDate): string {
  return `${kind}${day.slice(5, 7)}${day.slice(8)}.DBF`
}

/** Tables of several parts have a bar before the participant, jsmx01_js326; the others do not, zqyejs326. */
export function shanghaiFile(kind: string, participant: string, day: BusinessDate): string {
  const month = MONTHS[Number(day.slice(5, 7)) - 1] ?? ''
  return `${kind}${/\d$/.test(kind) ? '_' : ''}${participant}.${month}${day.slice(8)}`
}
