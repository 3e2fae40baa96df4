/** What the declarations promise one another: each name once, and each row says whose it is. */
import { expect, test } from 'vitest'
import { emptyBooks } from './empty-books.ts'
import { CLIENT_RECORD_TABLES, isClientRecord, TABLES } from './records.ts'
import { defaultParameters } from '../rules/default-parameters.ts'

test('no two tables, and no two maps of the books, have one name', () => {
  const maps = TABLES.flatMap(({ collection = [], alsoBy = {} }) => [collection, Object.keys(alsoBy)].flat())
  expect(new Set(maps).size).toBe(maps.length)
  expect(new Set(TABLES.map(({ name }) => name)).size).toBe(TABLES.length)
  const given = emptyBooks(defaultParameters())
  expect(maps.filter(name => !(given[name as keyof typeof given] instanceof Map))).toEqual([])
})

test('a row that lies with its client says which, and has a key of one field', () => {
  const wrong = TABLES.filter(
    ({ name, columns, key }) =>
      isClientRecord(name) && (columns['clientNo'] === undefined || typeof key !== 'string'),
  )
  expect(wrong.map(({ name }) => name)).toEqual([])
  expect(CLIENT_RECORD_TABLES).toContain('card')
  expect(CLIENT_RECORD_TABLES).not.toContain('freeze')
})

test('a row in a map of the books has a key of one field, which is a column', () => {
  const kept = TABLES.filter(({ collection }) => collection !== undefined)
  expect(kept.filter(({ key, columns }) => typeof key !== 'string' || !(key in columns))).toEqual([])
})
