/**
 * Vocabularies: the values that are stored or answered, with their words in both languages. Each vocabulary has its own file.
 *
 * Types, form fields, report columns, documents, screens and SQL take values and words from here. So a changed word is changed
 * everywhere, and a value without a word does not compile.
 */
export interface Word {
  readonly zh: string
  readonly en: string
}

export type Words<Value extends string = string> = Readonly<Record<Value, Word>>

/** The values in the order in which they are declared, which is also the order in which they are offered. */
export function valuesOf<Value extends string>(words: Words<Value>): readonly Value[] {
  return Object.keys(words) as Value[]
}

/** Some of the values, with their words. */
export function only<Value extends string, Chosen extends Value>(
  words: Words<Value>,
  ...values: readonly Chosen[]
): Words<Chosen> {
  return Object.fromEntries(values.map(value => [value, words[value]])) as Words<Chosen>
}

/** A list for `in (…)`, such as 'held', 'sent'. The values are ours and contain no quotes. */
export function sqlList(values: readonly string[]): string {
  return values.map(value => `'${value}'`).join(', ')
}
