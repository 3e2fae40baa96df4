/** What an exchange answers to designations: done at once, refused, told again, and what fits no request. */
import { expect, test } from 'vitest'
import { designationIdOf } from '../books/cl-ord-id.ts'
import { applyChanges } from '../books/changes/change.ts'
import type { CustodyTransfer } from '../books/tables/custody/custody-transfer.ts'
import { custodyRequest } from '../procedures/custody/request-custody.ts'
import { books, settled } from '../testing/books.ts'
import { aMeta } from '../testing/meta.ts'
import { testInbound } from '../testing/test-function.ts'
import { designationReport, type DesignationReport } from './designation-report.ts'

const ACCOUNT = 'A000000001.XSHG'

/** Books with one request, which is number 1. */
function asked(kind: 'designate' | 'revoke-designation', differing: Partial<CustodyTransfer> = {}) {
  const given = books({ holdings: { 'C1 600000.XSHG': '100 cost 900.00' } })
  const account = given.securitiesAccounts.get(ACCOUNT)!
  const units = kind === 'designate' ? { fromUnit: '', toUnit: '20001' } : { fromUnit: '20001' }
  const request = { kind, isByMessage: true, status: 'sent', ...units, ...differing } as const
  applyChanges(given, [custodyRequest(given, aMeta(), { account, request })])
  account.tradingUnit = ''
  return settled(given)
}

type Told = NonNullable<DesignationReport['told']>
const told: Told = { securitiesAccount: 'A000000001', instruction: 'designate' }
const withdrawn: { told: Told } = { told: { ...told, instruction: 'revoke-designation' } }
const refused = { result: 'refused', reason: '271 already' } as const
const listed = (reason: string): string[] => [`insert unplaced 1 designation-report ${reason}`]

const report: DesignationReport = {
  market: 'XSHG',
  tradingUnit: '20001',
  clOrdId: designationIdOf(1),
  result: 'confirmed',
  reason: '',
}

test('a message that the exchange could not take says nothing of an account', () => {
  const given = asked('designate')
  const changes = designationReport.decide(given, { ...report, ...refused }, aMeta())
  expect(changes).toMatchObject([{ kind: 'setTransfer', transfer: { transferNo: 1, status: 'refused' } }])
})

testInbound(designationReport, {
  given: asked('designate'),
  typical: { ...report, told },
  cases: [
    [
      'designated: the account may trade at once',
      {},
      [
        `setTransfer 1 designate confirmed ${ACCOUNT} to 20001 by message`,
        `update securities_account ${ACCOUNT} normal 20001`,
      ],
    ],
    [
      'before it is known that it was sent',
      {},
      [
        `setTransfer 1 designate confirmed ${ACCOUNT} to 20001 by message`,
        `update securities_account ${ACCOUNT} normal 20001`,
      ],
      { books: asked('designate', { status: 'held' }) },
    ],
    ['refused', refused, [`setTransfer 1 designate refused ${ACCOUNT} to 20001 by message 271 already`]],
    [
      'withdrawn: the shares stay until the day end',
      withdrawn,
      [`setTransfer 1 revoke-designation confirmed ${ACCOUNT} by message`],
      { books: asked('revoke-designation') },
    ],
    [
      'not withdrawn: the account is designated as before',
      { ...withdrawn, ...refused },
      [
        `setTransfer 1 revoke-designation refused ${ACCOUNT} by message 271 already`,
        `update securities_account ${ACCOUNT} normal 20001`,
      ],
      { books: asked('revoke-designation') },
    ],
    ['told again', {}, [], { books: asked('designate', { status: 'confirmed' }) }],
    [
      'told again, otherwise',
      refused,
      listed('answered already'),
      { books: asked('designate', { status: 'confirmed' }) },
    ],
    ['an unknown request', { clOrdId: designationIdOf(9) }, listed('unknown request')],
    ['an order', { clOrdId: 'O000000001' }, listed('unknown request')],
    ['another unit', { tradingUnit: '20002' }, listed('of another trading unit')],
    [
      'another account of the client',
      { told: { ...told, securitiesAccount: 'A000000009' } },
      listed('of another securities account'),
    ],
    ['another instruction', withdrawn, listed('another instruction was asked')],
    [
      'a request that went by the file',
      {},
      listed('the request did not go by message'),
      { books: asked('designate', { isByMessage: false }) },
    ],
  ],
})
