/** A client's own fields; by a new identity it is found from now on, and by the old one no more. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { applyAmendClient } from './amend-client.ts'
import { testChange } from '../../testing/test-function.ts'

testChange('amendClient', {
  given: books(),
  cases: [
    [
      'status and channels',
      { kind: 'amendClient', clientNo: 10_000_001, set: { status: 'frozen', channels: ['web'] } },
      ['clients 10000001 channels ["counter"] → ["web"]', 'clients 10000001 status normal → frozen'],
    ],
    ['a client that is not there', { kind: 'amendClient', clientNo: 1, set: {} }, /client is missing/],
  ],
})

test('who is closed is not found by the document any more; who comes again with it is', () => {
  const given = books()
  const set = { identityType: 'passport', identityNumber: 'E1' }
  const change = { kind: 'amendClient', clientNo: 10_000_001 } as const
  applyAmendClient(given, { ...change, set: { ...set, status: 'closed' } })
  expect([...given.clientsByIdentity]).toEqual([])
  given.clientsByIdentity.set('passport:E1', 10_000_002)
  applyAmendClient(given, { ...change, set: { phone: '1' } })
  expect([...given.clientsByIdentity]).toEqual([['passport:E1', 10_000_002]])
})

test('a new identity is the only one', () => {
  const given = books()
  applyAmendClient(given, {
    kind: 'amendClient',
    clientNo: 10_000_001,
    set: { identityType: 'passport', identityNumber: 'E1' },
  })
  expect([...given.clientsByIdentity]).toEqual([['passport:E1', 10_000_001]])
})
