import { expect, test } from 'vitest'
import { columnsOf, reportDatabase } from '../../tests/support/report-database.ts'
import { coveredOnly } from './covered-only.ts'
import { clients } from '../clients/clients.ts'
import { clientHoldings } from '../custody/client-holdings.ts'
import type { Database } from './database.ts'

const { read, execute } = reportDatabase()
const vip: Database = { query: async () => [{ clientNo: 2 }] as never[] }
const rows = [{ clientNo: 1 }, { clientNo: 2 }, { clientNo: 0 }, { text: 'of nobody' }]
const context = { tellerNo: 1001, seesPersonalData: true, clientClasses: ['vip'], branches: null }
const of = { report: { about: 'clients' }, input: {}, context } as const

test('all classes: everything as it was read', async () => {
  const result = { rows, totals: [{ rows: 4 }], next: 'x' }
  expect(await coveredOnly(vip, result, { ...of, context: { ...context, clientClasses: null } })).toBe(result)
})

test('rows of others are left out; those of nobody stay', async () => {
  expect(await coveredOnly(vip, { rows, next: 'x' }, of)).toEqual({ rows: rows.slice(1), next: 'x' })
})

test.each([
  ['something left out', { rows }, false],
  ['a page to come: the question itself is bound', { rows: rows.slice(1), next: 'x' }, true],
  ['all of it', { rows: rows.slice(1) }, true],
])('totals: %s', async (_, result, isTold) => {
  const told = await coveredOnly(vip, { ...result, totals: [{ rows: 9 }] }, of)
  expect('totals' in told).toBe(isTold)
})

test('asked about one client, no row need say whose it is', async () => {
  const asked = async (clientNo: number) =>
    (await coveredOnly(vip, { rows: [{ available: 5 }] }, { ...of, input: { clientNo } })).rows
  expect([await asked(1), await asked(2)]).toEqual([[], [{ available: 5 }]])
})

test('in the tables: a right to one class sees no client of another, unmasked or masked', async () => {
  const all = columnsOf(await read(clients, { text: '1' }), 'clientNo').flat()
  const [first] = all
  await execute(`update current.client set client_class = 'vip' where client_no = ${Number(first)}`)
  for (const seesPersonalData of [true, false]) {
    const seen = await read(clients, { text: '1' }, seesPersonalData, ['vip'])
    expect(columnsOf(seen, 'clientNo')).toEqual([[first]])
    expect(seen.looks).toEqual(seesPersonalData ? [String(first)] : [])
  }
  expect((await read(clients, { text: '1' }, true, [])).rows).toEqual([])
  const holdings = await read(clientHoldings, { client: String(all[1]) }, true, ['vip'])
  expect(holdings).toEqual(await read(clientHoldings, { client: '99999999' }, true, ['vip']))
  expect(holdings.rows).toEqual([])
})
