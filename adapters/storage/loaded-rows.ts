/** Which rows of a declared table a day needs in memory, as SQL. */
import { columnName } from '@guitai/core/books/column-name.ts'
import type { TableDeclaration } from '@guitai/core/books/tables/define-table.ts'
import { sqlList } from '@guitai/core/words/words.ts'

const TODAY = '(select max(business_date) from current.business_day)'
/** The business day before, if there is one. */
const LAST_DAY = `coalesce((select max(business_date) from current.business_day where business_date < ${TODAY}), ${TODAY})`

/** A condition on the table's columns; 'false' for one that is only stored. */
export function loadedRows({ loaded = [] }: TableDeclaration): string {
  if (loaded === 'all') return 'true'
  const alternatives = loaded.map(alternative =>
    Object.entries(alternative)
      .map(([field, wanted]) => condition(columnName(field), wanted))
      .join(' and '),
  )
  return alternatives.length === 0 ? 'false' : `(${alternatives.join(' or ')})`
}

function condition(column: string, wanted: unknown): string {
  if (wanted === 'today') return `${column} = ${TODAY}`
  if (wanted === 'from-today') return `${column} >= ${TODAY}`
  if (wanted === 'from-last-day') return `${column} >= ${LAST_DAY}`
  return anyOf(column, wanted as readonly unknown[])
}

/** Texts, truth values, or nothing at all. */
function anyOf(column: string, values: readonly unknown[]): string {
  const texts = values.filter(value => typeof value === 'string')
  const others = values.filter(value => typeof value !== 'string')
  const any = [
    ...(texts.length === 0 ? [] : [`${column} in (${sqlList(texts)})`]),
    ...others.map(value => `${column} is ${String(value)}`),
  ]
  return any.length === 1 ? any.join('') : `(${any.join(' or ')})`
}
