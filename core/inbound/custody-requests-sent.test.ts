/** Requests in the requests file become sent; answered or unknown ones stay as they are. */
import { applyChanges } from '../books/changes/change.ts'
import { custodyRequest } from '../procedures/custody/request-custody.ts'
import { books, clientNo, settled } from '../testing/books.ts'
import { aMeta } from '../testing/meta.ts'
import { testInbound } from '../testing/test-function.ts'
import { custodyRequestsSent } from './custody-requests-sent.ts'

const given = books()
const account = given.securitiesAccounts.get('A000000001.XSHG')!
const request = (differing: Parameters<typeof custodyRequest>[2]['request']) =>
  custodyRequest(given, aMeta(), { account, request: differing })
applyChanges(given, [
  request({ kind: 'revoke-designation' }),
  request({ kind: 'designate', status: 'refused' }),
  request({ kind: 'designate', isByMessage: true }),
])
settled(given)
const of = (transferNo: number) => ({ clientNo: clientNo('C1'), transferNo })

testInbound(custodyRequestsSent, {
  given,
  typical: { requests: [of(1)], isByMessage: false },
  cases: [
    ['a held one', {}, ['setTransfer 1 revoke-designation sent A000000001.XSHG']],
    [
      'one that went to the exchange by message',
      { isByMessage: true },
      ['setTransfer 1 revoke-designation sent A000000001.XSHG by message'],
    ],
    [
      'one that was to go by message, and goes by the file because there is no line',
      { requests: [of(3)] },
      ['setTransfer 3 designate sent A000000001.XSHG'],
    ],
    ['an ended one', { requests: [of(2)] }, []],
    ['unknown ones', { requests: [of(9), { clientNo: 1, transferNo: 1 }] }, []],
  ],
})
