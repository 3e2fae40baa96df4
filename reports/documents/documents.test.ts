import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { documents } from './documents.ts'

const { read, readAs } = reportDatabase()
const [A, B] = ['a1'.repeat(32), 'b2'.repeat(32)]

test('which file, of which step, by its SHA-256; the latest first', async () => {
  const report = await read(documents)
  expect(report.rows[1]).toEqual({
    documentNo: 86,
    businessDate: '2026-11-23',
    step: 'E01-XSHE',
    name: 'SJSMX11123.DBF',
    size: 2048,
    sha256: A,
    mediaType: 'application/vnd.dbf',
    isPersonal: true,
    tellerNo: 1001,
  })
  expect(columnsOf(report, 'documentNo').flat()).toEqual([87, 86])
})

test.each([
  [{ from: '2026-11-01' }, [88, 87, 86]],
  [{ step: 'E02-XSHE' }, [87]],
  [{ name: 'SJSMX11123.DBF' }, [87, 86]],
  [{ name: 'other' }, []],
  [{ sha256: B.toUpperCase() }, [88]],
])('%j', async (input, expected) => {
  expect(columnsOf(await read(documents, input), 'documentNo').flat()).toEqual(expected)
})

test('no branch reads it', async () => {
  expect((await readAs(documents, {}, { branches: [1] })).rows).toEqual([])
})
