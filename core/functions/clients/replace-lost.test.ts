/** G07: gives a new number, ends the old one and the loss, and charges the fee. */
import { applyChanges } from '../../books/changes/change.ts'
import type { MutableBooks } from '../../books/books.ts'
import type { LossReport } from '../../books/tables/clients/loss-report.ts'
import { defaultParameters } from '../../rules/default-parameters.ts'
import { books, clientNo } from '../../testing/books.ts'
import { aCard, aLoss } from '../../testing/records.ts'
import { testFunction } from '../../testing/test-function.ts'
import { replaceLost } from './replace-lost.ts'

const C1 = clientNo('C1')
const settings = defaultParameters().settings.map(row =>
  row.key === 'replacement-fee' ? { ...row, value: 1_000 } : row,
)

function having(loss: Partial<LossReport> = {}, status = 'loss-reported', cash = '10.00', withFee = false) {
  const given: MutableBooks = books({
    clients: { C1: status },
    cash: { C1: cash },
    ...(withFee ? { parameters: { settings } } : {}),
  })
  applyChanges(given, [
    { kind: 'insert', table: 'card', row: aCard({ status: 'lost' }) },
    { kind: 'insert', table: 'loss_report', row: aLoss(loss) },
  ])
  return given
}
const replaced = [
  `update loss_report lossNo 1 clientNo ${C1} object card objectId 10000001015 manner written reportedOn 2026-11-20 status replaced replacedBy 10000001023 tellerNo 1001`,
  `update card cardNo 10000001015 clientNo ${C1} kind card status replaced issuedOn 2026-01-01`,
  `amendClient ${C1} status normal {"statusBeforeLoss":"normal"}`,
  `insert card cardNo 10000001023 clientNo ${C1} kind card status normal issuedOn 2026-11-23 replaces 10000001015`,
]
const document = { object: 'identity-document', objectId: 'C1' } as const

testFunction(replaceLost, {
  given: having(),
  typical: { clientNo: C1, lossNo: 1 },
  cases: [
    ['unknown client', { clientNo: 1 }, 'client_not_found'],
    ['frozen', {}, 'client_not_normal', { books: having({}, 'frozen') }],
    ['unknown loss', { lossNo: 2 }, 'loss_not_found'],
    ['found again', {}, 'loss_ended', { books: having({ status: 'withdrawn' }) }],
    ['only said', {}, 'loss_is_oral', { books: having({ manner: 'oral' }) }],
    ['a password', {}, 'loss_not_replaced_here', { books: having({ object: 'password', objectId: 'cash' }) }],
    [
      'a securities account',
      {},
      'loss_not_replaced_here',
      { books: having({ object: 'securities-account' }) },
    ],
    [
      'an expired document',
      { identityExpiresOn: '2026-11-22' },
      'identity_expired',
      { books: having(document) },
    ],
    ['a fen short of the fee', {}, 'insufficient_cash', { books: having({}, 'loss-reported', '9.99', true) }],
    ['a card, free of charge', {}, replaced],
    [
      'for ten yuan',
      {},
      [...replaced, 'post counter-fee CNY 10.00 cash 1000000101 → counter-fee-income'],
      { books: having({}, 'loss-reported', '10.00', true) },
    ],
    [
      'a new identity document',
      { identityExpiresOn: '2046-11-23' },
      [
        `update loss_report lossNo 1 clientNo ${C1} object identity-document objectId C1 manner written reportedOn 2026-11-20 status replaced replacedBy C1 tellerNo 1001`,
        `amendClient ${C1} status normal {"statusBeforeLoss":"normal"}`,
        `amendClient ${C1} identityExpiresOn 2046-11-23`,
      ],
      { books: having(document) },
    ],
  ],
})
