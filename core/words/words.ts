/**
 * Vocabularies: a value that is stored or answered, and what it is called in both languages, in one file for each.
 *
 * Types, fields of forms, columns of reports, documents, screens and SQL take their values and words from here, so a
 * word that is changed is changed everywhere, and a value without a word does not compile.
 */
export interface Word {
  readonly zh: string
  readonly en: string
}

export type Words<Value extends string = string> = Readonly<Record<Value, Word>>

/** In the order in which they are declared, which is the order in which they are offered. */
export function valuesOf<Value extends string>(words: Words<Value>): readonly Value[] {
  return Object.keys(words) as Value[]
}

/** Some of the values, with the words they have. */
export function only<Value extends string, Chosen extends Value>(
  words: Words<Value>,
  ...values: readonly Chosen[]
): Words<Chosen> {
  return Object.fromEntries(values.map(value => [value, words[value]])) as Words<Chosen>
}

/** For `in (…)`: 'held', 'sent'. Values are ours and have no quotes. */
export function sqlList(values: readonly string[]): string {
  return values.map(value => `'${value}'`).join(', ')
}
