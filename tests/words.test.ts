/**
 * Each value that is stored or answered has a word in both languages, and the word stands in one place, core/words. Fields and
 * columns are compared with the vocabularies by identity, because a copy with the same letters is a second home.
 */
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FUNCTIONS } from '../core/functions/registry.generated.ts'
import type { Word, Words } from '../core/words/words.ts'
import { PRINTS } from '../prints/registry.generated.ts'
import { REPORTS } from '../reports/registry.generated.ts'
import { wordsWithTwoHomes } from '../scripts/house/words-at-home.ts'
import { isHandwritten, isTest, pathsBelow, placeOf, readSource } from '../scripts/house/source-files.ts'

const root = dirname(import.meta.dirname)
const folder = join(root, 'core/words')

const vocabularies: [string, Words][] = []
for (const file of readdirSync(folder).filter(name => name.endsWith('.ts'))) {
  const exported = (await import(join(folder, file))) as Record<string, unknown>
  for (const [name, words] of Object.entries(exported))
    if (name.endsWith('_WORDS')) vocabularies.push([name, words as Words])
}
const entries = vocabularies.flatMap(([name, words]) =>
  Object.entries(words).map(([value, word]) => ({ name, value, word })),
)
const known = new Set<Word>(entries.map(({ word }) => word))

interface Schema {
  enum?: readonly unknown[]
  'x-labels'?: Words
  [part: string]: unknown
}

interface Field extends Schema {
  path: string
}

/** Every part of a schema that has values or labels, by its path. */
function fieldsOf(schema: unknown, path: string): Field[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { enum: values, 'x-labels': labels, ...rest } = schema as Schema
  const own = values === undefined && labels === undefined ? [] : [{ ...(schema as Schema), path }]
  return [...own, ...Object.entries(rest).flatMap(([part, inner]) => fieldsOf(inner, `${path}.${part}`))]
}

const fields = [
  ...FUNCTIONS.flatMap(({ code, input }) => fieldsOf(input, code)),
  ...FUNCTIONS.flatMap(({ code, answer }) => fieldsOf(answer, `${code} answer`)),
  ...REPORTS.flatMap(({ code, input }) => fieldsOf(input, code)),
  ...PRINTS.flatMap(({ name, terms }) => fieldsOf(terms, name)),
]
const columns = REPORTS.flatMap(({ code, columns: all }) => all.map(column => ({ code, ...column })))

/** Tables of parameters, steps of the plan and functions of the schedule are declared with their titles, which are their words. */
const DECLARED = /\.(table|after\.items|value\.properties\.(function|afterStep))$/

describe('every value', () => {
  test('of a vocabulary has a word in both languages', () => {
    expect(entries.length).toBeGreaterThan(300)
    expect(entries.filter(({ word }) => word.zh.trim() === '' || word.en.trim() === '')).toEqual([])
    const han = /\p{Script=Han}/u
    expect(entries.filter(({ word }) => han.test(word.en))).toEqual([])
    const latin = entries.filter(({ word }) => !han.test(word.zh)).map(({ value }) => value)
    expect(new Set(latin)).toEqual(new Set(['etf', 'lof']))
  })

  test('that a field offers has one', () => {
    const texts = fields.flatMap(({ path, enum: values = [], 'x-labels': labels = {} }) =>
      values.filter(value => typeof value === 'string').map(value => ({ path, value, word: labels[value] })),
    )
    expect(texts.filter(({ word }) => word === undefined)).toEqual([])
  })

  test('of an enum column has one', () => {
    expect(columns.filter(({ type, labels }) => type === 'enum' && labels === undefined)).toEqual([])
  })

  /** What leaves (`outgoing.ts`) is sent, not stored. */
  test('that the books keep is of a vocabulary', () => {
    const union = /^ {2}(?!kind\b)(?:readonly )?\w+\??: '[\w-]+'(?: \| '[\w-]+')+$/gm
    const books = pathsBelow(join(root, 'core/books'))
      .filter(path => !isTest(path) && path !== 'outgoing.ts')
      .map(path => readSource(root, join('core/books', path)))
    expect(
      books.flatMap(file => [...file.text.matchAll(union)].map(({ index }) => placeOf(file, index))),
    ).toEqual([])
  })
})

describe('no word has two homes:', () => {
  test('fields take theirs from core/words', () => {
    const own = fields.flatMap(({ path, 'x-labels': labels = {} }) =>
      DECLARED.test(path)
        ? []
        : Object.entries(labels)
            .filter(([, word]) => !known.has(word))
            .map(([value]) => `${path} ${value}`),
    )
    expect(own).toEqual([])
  })

  test('columns take theirs from core/words', () => {
    const own = columns.flatMap(({ code, name, labels = {} }) =>
      name === 'table'
        ? []
        : Object.entries(labels)
            .filter(([, word]) => !known.has(word))
            .map(([value]) => `${code}.${name} ${value}`),
    )
    expect(own).toEqual([])
  })

  test('the source says none again', () => {
    const files = pathsBelow(root)
      .filter(path => isHandwritten(path) && !isTest(path))
      .map(path => readSource(root, path))
    expect(wordsWithTwoHomes(files)).toEqual([])
  })
})
