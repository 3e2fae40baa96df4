/** A client's own fields, but never the identity. */
import { books } from '../../testing/books.ts'
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
