/** Defaults, and over them what tellers have set: in force, to come, past, replaced, withdrawn. */
import { beforeAll, expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { parameters } from './parameters.ts'

const { read, execute } = reportDatabase()
const TABLE = 'stampDuty'

const row = (sell: number, from: string) =>
  JSON.stringify({ key: 'stock', from, source: 'circular', buy: 0, sell, maximum: null })

beforeAll(async () => {
  const values = [
    [1, '2027-01-04', row(40_000, '2027-01-04'), false],
    [2, '2027-01-04', row(30_000, '2027-01-04'), false],
    [3, '2027-02-01', row(20_000, '2027-02-01'), true],
    [
      4,
      '2027-03-01',
      JSON.stringify({ key: 'stock', from: '2027-03-01', source: 'circular', isEnded: true }),
      false,
    ],
  ].map(
    ([no, from, value, isWithdrawn]) =>
      `(${no}, 'stampDuty', 'stock', '${from}', '${value}', ${isWithdrawn}, 1001, '2026-11-23 10:00+08', 'circular', ${isWithdrawn === true ? "1002, '2026-11-23 11:00+08'" : 'null, null'})`,
  )
  await execute(`insert into current.parameter values ${values.join(', ')}`)
})

test('what is in force and what is to come', async () => {
  const report = await read(parameters, { table: TABLE, key: 'stock', asOf: '2026-11-23' })
  expect(columnsOf(report, 'validFrom', 'status', 'origin', 'parameterNo', 'value', 'isEnded')).toEqual([
    ['2023-08-28', 'in-force', 'default', null, { buy: '0.00', sell: '0.05' }, false],
    ['2027-01-04', 'next', 'set', 2, { buy: '0.00', sell: '0.03' }, false],
    ['2027-03-01', 'next', 'set', 4, null, true],
  ])
})

test('on another date another row is in force', async () => {
  const report = await read(parameters, { table: TABLE, key: 'stock', asOf: '2027-01-04' })
  expect(columnsOf(report, 'status', 'value')[0]).toEqual(['in-force', { buy: '0.00', sell: '0.03' }])
})

test('the history of a key: who set what, and who withdrew it', async () => {
  const report = await read(parameters, { table: TABLE, key: 'stock', asOf: '2027-01-04', history: true })
  expect(columnsOf(report, 'validFrom', 'status', 'parameterNo', 'tellerName', 'withdrawnBy')).toEqual([
    ['2007-05-30', 'past', null, null, null],
    ['2008-04-24', 'past', null, null, null],
    ['2008-09-19', 'past', null, null, null],
    ['2023-08-28', 'past', null, null, null],
    ['2027-01-04', 'replaced', 1, '王柜员', null],
    ['2027-01-04', 'in-force', 2, '王柜员', null],
    ['2027-02-01', 'withdrawn', 3, '王柜员', 1002],
    ['2027-03-01', 'next', 4, '王柜员', null],
  ])
})

test('all tables at once; a key in force has exactly one row of it', async () => {
  const { rows } = await read(parameters, { asOf: '2026-11-23' })
  const inForce = rows.filter(line => line['status'] === 'in-force' && line['table'] !== 'holidays')
  const names = inForce.map(line => `${String(line['table'])} ${String(line['key'])}`)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toContain('banks 102')
})
