/** Words that the firm keeps itself, by list: the data dictionary (S09) and, as the list 'bank', the banks (S02). */
import type { Word } from '@guitai/core/words/words.ts'
import type { Database } from './database.ts'
import type { ReportColumn } from './define-report.ts'
import { parametersInForce } from './parameters-in-force.ts'

export type Dictionary = ReadonlyMap<string, readonly (Word & { readonly code: string })[]>

export const NO_DICTIONARY: Dictionary = new Map()

/** Read only where a column needs it. Words of former days remain, because old rows bear them. */
export async function dictionaryFor(
  database: Database,
  columns: readonly ReportColumn[],
): Promise<Dictionary> {
  if (columns.every(({ words }) => words === undefined)) return NO_DICTIONARY
  const { dictionary, banks } = await parametersInForce(database)
  const words = dictionary.map(({ key, title }) => {
    const split = key.indexOf('/')
    return { list: key.slice(0, split), code: key.slice(split + 1), ...title }
  })
  const named = banks.map(({ key, name }) => ({ list: 'bank', code: key, ...name }))
  return Map.groupBy([...words, ...named], ({ list }) => list)
}

/** Of a value either the code or the word itself was kept. */
export function findWord(dictionary: Dictionary, list: string | undefined, value: string): Word | undefined {
  if (list === undefined) return undefined
  return dictionary.get(list)?.find(({ code, zh, en }) => value === code || value === zh || value === en)
}
