import { expect, test } from 'vitest'
import { deadNames } from './named-paths.ts'

const PATHS = [
  'core/books/books.ts',
  'docs/decisions/0005-batches.md',
  'adapters/http/app.ts',
  'a/market.md',
  '.lint.cjs',
]
const dead = (path: string, text: string) => deadNames({ path, text, lines: 1 }, PATHS)

test.each([
  'core/books/books.ts',
  'core/books',
  'core/books/',
  'core/books/books',
  '(core/books/books.ts).',
  '../core/books/books.ts',
  'books.ts',
  'http/app.ts',
  'docs/decisions/0005',
  'core/<subject>/gone.ts',
  'core/*.ts',
  '@guitai/core/gone.ts',
  'and/or, scores/core',
  '*.property.gone.ts',
  '`.lint.cjs`',
])('leads somewhere: %s', name => {
  expect(dead('a.md', `See ${name}`)).toEqual([])
})

test.each([
  ['core/gone.ts', 'core/gone.ts'],
  ['core/book', 'core/book'],
  ['docs/decisions/0006', 'docs/decisions/0006'],
  ['gone.ts', 'gone.ts'],
  ['app/http.ts', 'app/http.ts'],
  ['rules.md 6.3', 'rules.md'],
])('leads nowhere: %s', (said, name) => {
  expect(dead('a.md', `See ${said}`)).toEqual([`a.md: ${name}`])
})

test.each([
  ['a.ts', "// gone.ts\nimport './other.ts'", ['a.ts: gone.ts']],
  ['a.ts', '/** see gone.ts */', ['a.ts: gone.ts']],
  ['a.sql', "-- gone.ts\nselect 'other.ts'", ['a.sql: gone.ts']],
  ['a.json', 'gone.ts', []],
])('prose of %s: %s', (path, text, expected) => {
  expect(dead(path, text)).toEqual(expected)
})
