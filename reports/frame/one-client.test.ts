import { expect, test } from 'vitest'
import { Type } from 'typebox'
import { reportDatabase } from '../../tests/support/report-database.ts'
import { defineReport } from './define-report.ts'
import { CLIENT } from './filters.ts'

const { read, execute } = reportDatabase()

/** Reports the client about whom it is asked. */
const about = defineReport({
  code: 'about',
  name: 'about',
  title: { zh: '客户', en: 'Client' },
  module: 'queries',
  kind: 'query',
  about: 'clients',
  input: Type.Object(CLIENT, { additionalProperties: false }),
  columns: [{ name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'integer' }],
  run: (_database, _input, { clientNo }) => Promise.resolve({ rows: [{ clientNo }] }),
})

const askedFor = async (client: string | undefined, seesPersonalData: boolean): Promise<unknown> =>
  (await read(about, client === undefined ? {} : { client }, seesPersonalData)).rows[0]?.['clientNo']

test.each([
  ['the client number', ' 10000001 ', true, 10000001],
  ['a cash account', '1000000201', true, 10000002],
  ['a securities account, of whatever market', 'a100000002', true, 10000002],
  ['a document', '11010519491231002x', true, 10000001],
  ['a phone', '13900139000', true, 10000002],
  ['the beginning of a name', '欧阳', true, 10000002],
  ['the beginning of a pinyin', 'OY', true, 10000002],
  ['a beginning, asked by who may not see it', '欧阳', false, null],
  ['a whole name, asked by who may not see it', '欧阳修文', false, 10000002],
  ['the number, asked by who may not see a name', '10000001', false, 10000001],
  ['nobody', '99999999', true, null],
  ['nothing', '  ', true, null],
  ['no filter', undefined, true, null],
])('one client is a constant of the question, named by %s', async (_, client, sees, clientNo) => {
  expect(await askedFor(client, sees)).toBe(clientNo)
})

test('a name of several is nobody in particular', async () => {
  await execute(`insert into current.client select (jsonb_populate_record(c, '{"client_no": 10000003, "name": "张三丰", "identity_number": "Y3"}')).*
    from current.client c where client_no = 10000001`)
  expect(await askedFor('张三', true)).toBeNull()
  expect(await askedFor('张三丰', true)).toBe(10000003)
  expect(await askedFor('张三', false)).toBe(10000001)
})

test('a name of very many', async () => {
  await execute(`insert into current.client select (jsonb_populate_record(c, jsonb_build_object('client_no', 10000100 + n, 'name', '李' || n, 'identity_number', 'X' || n))).*
    from current.client c, generate_series(1, 30) n where client_no = 10000001`)
  expect(await askedFor('李', true)).toBeNull()
})
