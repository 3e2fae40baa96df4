/** Oral reports lapse at the day end of their last date. The client's former status returns when the last report ends. */
import { expect, test } from 'vitest'
import { present } from '../../base/assert.ts'
import { applyChanges } from '../../books/changes/change.ts'
import type { LossReport } from '../../books/tables/clients/loss-report.ts'
import { books, clientNo } from '../../testing/books.ts'
import { aCard, aLoss } from '../../testing/records.ts'
import { withCredential } from '../../testing/secrets.ts'
import { lapseLosses } from './losses.ts'

function lapse(...losses: Partial<LossReport>[]): string[] {
  const given = books({ clients: { C1: 'loss-reported' } })
  applyChanges(given, [
    { kind: 'insert', table: 'card', row: aCard({ status: 'lost' }) },
    ...losses.map(
      (loss, i) =>
        ({ kind: 'insert', table: 'loss_report', row: aLoss({ lossNo: i + 1, ...loss }) }) as const,
    ),
  ])
  const client = present(given.clients.get(clientNo('C1')), 'C1')
  applyChanges(given, lapseLosses(given, client))
  const reports = [...(client.records.loss_report?.values() ?? [])].map(loss => loss.status)
  return [client.status, client.records.card?.get('10000001015')?.status ?? '', ...reports]
}
const oral = { manner: 'oral', lapsesOn: '2026-11-23' } as const
const document = { object: 'identity-document', objectId: 'C1' } as const

test.each([
  ['its last date is today', lapse(oral), ['normal', 'normal', 'lapsed']],
  ['it is tomorrow', lapse({ ...oral, lapsesOn: '2026-11-24' }), ['loss-reported', 'lost', 'in-force']],
  ['written', lapse({}), ['loss-reported', 'lost', 'in-force']],
  ['two at once', lapse(oral, { ...oral, ...document }), ['normal', 'normal', 'lapsed', 'lapsed']],
  ['another stays', lapse(oral, document), ['loss-reported', 'normal', 'lapsed', 'in-force']],
  ['none', lapse(), ['loss-reported', 'lost']],
])('%s', (_, found, expected) => {
  expect(found).toEqual(expected)
})

test.each([
  ['what the report locked is open again', 3, { failures: 3, lockedOn: null }],
  ['who was locked out by failures stays so', 5, { failures: 5, lockedOn: '2026-11-20' }],
])('a lost password: %s', (_, failures, expected) => {
  const given = withCredential(books(), 'cash', clientNo('C1'), { failures, lockedOn: '2026-11-20' })
  const row = aLoss({ ...oral, object: 'password', objectId: 'cash' })
  applyChanges(given, [{ kind: 'insert', table: 'loss_report', row }])
  applyChanges(given, lapseLosses(given, present(given.clients.get(clientNo('C1')), 'C1')))
  expect(given.credentials.get(`cash:${clientNo('C1')}`)).toMatchObject(expected)
})
