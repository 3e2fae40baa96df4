import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { keepDocuments } from './keep-documents.ts'

const file = (name: string) => ({ name, sha256: `of ${name}`, size: 3, mediaType: 'text/csv' })
const said = { step: 'E01-XSHG', isPersonal: true, meta: aMeta() }

test('each has a number of its own, and says of which step and day it is and in whose name', () => {
  expect(keepDocuments(books(), [file('a'), file('b')], said)).toMatchObject([
    { row: { documentNo: 1, ...file('a'), step: 'E01-XSHG', businessDate: '2026-11-23', tellerNo: 1001 } },
    { row: { documentNo: 2, ...file('b'), isPersonal: true } },
  ])
})

test('nothing was kept', () => {
  expect(keepDocuments(books(), undefined, said)).toEqual([])
})
