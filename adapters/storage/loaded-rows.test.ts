/** The conditions under which rows come into memory, as they stand in SQL. */
import { expect, test } from 'vitest'
import { int8, text, type TableDeclaration } from '@guitai/core/books/tables/define-table.ts'
import { loadedRows } from './loaded-rows.ts'

const given = (loaded?: TableDeclaration['loaded']): TableDeclaration => ({
  name: 'thing',
  key: 'thingNo',
  owner: 'nobody',
  columns: { thingNo: int8(), endedOn: text() },
  ...(loaded === undefined ? {} : { loaded }),
})

const TODAY = '(select max(business_date) from current.business_day)'

test.each<[string, TableDeclaration['loaded'], string]>([
  ['all of them', 'all', 'true'],
  ['none, of what is only stored', undefined, 'false'],
  ['one of some values', [{ status: ['a', 'b'] }], "(status in ('a', 'b'))"],
  ['nothing there', [{ endedOn: [null] }], '(ended_on is null)'],
  ['a value or nothing there', [{ status: ['a', null] }], "((status in ('a') or status is null))"],
  ['a truth', [{ isSet: [true] }], '(is_set is true)'],
  ['of the day', [{ businessDate: 'today' }], `(business_date = ${TODAY})`],
  [
    'one condition and another, or a third',
    [{ status: ['a'], isSet: [false] }, { endedOn: 'from-today' }],
    `(status in ('a') and is_set is false or ended_on >= ${TODAY})`,
  ],
])('%s', (_, loaded, sql) => {
  expect(loadedRows(given(loaded))).toBe(sql)
})
