/** What is known is updated, what is not is inserted. */
import { expect, test } from 'vitest'
import { saved } from './saved.ts'

const row = { blockKey: 'firm', isSet: true, reason: 'r', setBy: 1001, setAt: 0 }

test.each([
  ['new', undefined, 'insert'],
  ['known', { ...row, isSet: false }, 'update'],
])('%s', (_, known, kind) => {
  expect(saved('block', known, row)).toEqual({ kind, table: 'block', row })
})
