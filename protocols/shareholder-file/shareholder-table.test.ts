/** The registration company's list as a table: the same checks as for its text, and names that were cut. */
import { expect, test } from 'vitest'
import { blankRow, headerLength, recordLength } from '../dbf/layout.ts'
import { fileOf, readWhole } from '../dbf/testing/bytes.ts'
import { GDK, shareholderRecords, type TableRow } from './shareholder-table.ts'

const ZHANG: TableRow = { line: 1, GDDM: 'A000000001', GDXM: '张三', ZJHM: '11010519491231002x' }
const LONG = '上海某某投资管理有限公司'

test('each record with its number and its market', () => {
  expect(shareholderRecords([ZHANG, { ...ZHANG, line: 3, GDDM: 'A000000002' }], 'XSHG')).toEqual({
    records: [
      {
        lineNo: 1,
        securitiesAccountId: 'A000000001.XSHG',
        name: '张三',
        identityNumber: '11010519491231002X',
      },
      {
        lineNo: 3,
        securitiesAccountId: 'A000000002.XSHG',
        name: '张三',
        identityNumber: '11010519491231002X',
      },
    ],
  })
})

test('the layout, and a name that is longer than its field', async () => {
  expect([Object.keys(GDK.fields).length, recordLength(GDK), headerLength(GDK)]).toEqual([7, 68, 257])
  const row = { ...blankRow(GDK), GDDM: 'A000000001', GDXM: LONG, ZJHM: 'E1', KHRQ: '2020-01-02' }
  const read = await readWhole(fileOf(GDK, [row]), GDK)
  expect(read).toMatchObject({ rows: [{ ...row, GDXM: LONG.slice(0, 10) }] })
})

test.each([
  ['二个字', undefined],
  ['某'.repeat(9), undefined],
  ['某'.repeat(10), true],
  [`${'某'.repeat(9)}A`, true],
])('%s', (GDXM, isNameCut) => {
  expect(shareholderRecords([{ ...ZHANG, GDXM }], 'XSHG')).toMatchObject({ records: [{ name: GDXM }] })
  const list = shareholderRecords([{ ...ZHANG, GDXM }], 'XSHG')
  expect('records' in list && list.records[0]?.isNameCut).toBe(isNameCut)
})

test.each([
  ['no account', [{ ...ZHANG, GDDM: 'A1' }], 1],
  ['no name', [{ ...ZHANG, GDXM: '' }], 1],
  ['no identity number', [{ ...ZHANG, ZJHM: '' }], 1],
  ['an account twice', [ZHANG, { ...ZHANG, line: 7 }], 7],
  ['nothing', [], 0],
])('%s is refused with its record', (_, rows, line) => {
  expect(shareholderRecords(rows, 'XSHG')).toMatchObject({
    problem: { line, zh: expect.stringMatching(/\p{Script=Han}/u) as string },
  })
})
