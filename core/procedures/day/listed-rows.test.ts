/** Rows that nobody could read are listed once, stay as a person resolved them, and end with a file that no longer has them. */
import { expect, test } from 'vitest'
import { present } from '../../base/assert.ts'
import { applyChanges } from '../../books/changes/change.ts'
import { books } from '../../testing/books.ts'
import { listRows } from './listed-rows.ts'

const ROW = { file: 'SJSMX11123.DBF', line: 17, column: 'MXYWLB', text: 'XX00' }
const STEP = 'E01-XSHE'
const KEY = '2026-11-23/file-row/E01-XSHE/SJSMX11123.DBF/17/MXYWLB'

test('listed, carried, and ended', () => {
  const given = books({ day: '2026-11-23 day-end' })
  const take = (listed: readonly (typeof ROW)[], isAnew = false): string[] => {
    const changes = listRows(given, { step: STEP, listed, isAnew })
    applyChanges(given, changes)
    return changes.map(({ kind }) => kind)
  }
  const resolution = () => given.discrepancies.get(KEY)?.resolution
  expect(take([ROW])).toEqual(['insert'])
  expect(given.discrepancies.get(KEY)).toMatchObject({ kind: 'file-row', theirs: 'XX00', resolution: 'open' })
  const row = present(given.discrepancies.get(KEY), 'listed row')
  given.discrepancies.set(KEY, { ...row, resolution: 'carry-exception' })
  expect(take([ROW], true)).toEqual([])
  expect(take([{ ...ROW, text: 'YY00' }], true)).toEqual(['update'])
  expect(resolution()).toBe('open')
  expect(listRows(given, { step: 'E02-XSHE', isAnew: true })).toEqual([])
  expect(listRows(given, { step: STEP, isAnew: false })).toEqual([])
  expect(take([], true)).toEqual(['update'])
  expect(resolution()).toBe('corrected')
  expect(take([ROW], true)).toEqual(['update'])
  expect(resolution()).toBe('open')
})
