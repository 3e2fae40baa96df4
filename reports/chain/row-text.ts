/**
 * A row's text and key in SQL, equal to what the writer makes of its records (adapters/storage/row-hasher.ts) but made in
 * another way: every column as PostgreSQL prints it, followed by a line feed; a null as \\N, backslashes and line feeds in
 * texts escaped.
 */
import type { TableFormat } from './formats.ts'

const escaped = (text: string): string => String.raw`replace(replace(${text}, '\', '\\'), E'\n', '\n')`

const MICROSECONDS_TO_2000 = '946684800000000'

function columnText(name: string, type: string): string {
  if (type === 'text' || type === 'json') return escaped(`${name}::text`)
  if (type === 'uuid') return `replace(${name}::text, '-', '')`
  if (type === 'time')
    return `((extract(epoch from ${name}) * 1000000)::bigint - ${MICROSECONDS_TO_2000})::text`
  return `${name}::text`
}

/** Makes times and dates print the same on every connection. */
export const PRINTED_ALIKE = "set local datestyle = 'ISO, YMD'; set local intervalstyle = postgres"

export function hashSql({ columns }: TableFormat): string {
  const texts = columns.map(column => {
    const [name = '', type = ''] = column.split(' ')
    return String.raw`coalesce(${columnText(name, type)}, '\N') || E'\n'`
  })
  return `left(encode(sha256(convert_to(${texts.join(' || ')}, 'UTF8')), 'base64'), 32)`
}

export function keySql({ key }: TableFormat): string {
  return escaped(key.map(name => `${name}::text`).join(" || '/' || "))
}
