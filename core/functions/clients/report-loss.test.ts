/** F15: what is lost stops; what is found works again as before. */
import { applyChanges } from '../../books/changes/change.ts'
import type { MutableBooks } from '../../books/books.ts'
import type { LossReport } from '../../books/tables/clients/loss-report.ts'
import { books, clientNo } from '../../testing/books.ts'
import { aCard, aLoss } from '../../testing/records.ts'
import { withCredential } from '../../testing/secrets.ts'
import { testFunction } from '../../testing/test-function.ts'
import { reportLoss } from './report-loss.ts'

const C1 = clientNo('C1')
const CARD = '10000001015'

function having(status = '', ...losses: Partial<LossReport>[]): MutableBooks {
  const given = withCredential(books({ clients: { C1: status, C2: 'closed' } }), 'cash', C1)
  applyChanges(given, [
    { kind: 'insert', table: 'card', row: aCard({ status: losses.length > 0 ? 'lost' : 'normal' }) },
    ...losses.map(loss => ({ kind: 'insert', table: 'loss_report', row: aLoss(loss) }) as const),
  ])
  return given
}
const report = (no: number, rest: string): string =>
  `${rest.includes('reportedOn 2026-11-23') ? 'insert' : 'update'} loss_report lossNo ${no} clientNo ${C1} ${rest} tellerNo 1001`
const card = (status: string): string =>
  `update card cardNo ${CARD} clientNo ${C1} kind card status ${status} issuedOn 2026-01-01`
const withdraw = { action: 'withdraw', lossNo: 1 }
const before = having('loss-reported', {})
before.clients.get(C1)!.details = { statusBeforeLoss: 'no-buy' }

testFunction(reportLoss, {
  given: having(),
  typical: { clientNo: C1, action: 'report', object: 'card', manner: 'oral' },
  cases: [
    ['unknown client', { clientNo: 1 }, 'client_not_found'],
    ['closed client', { clientNo: clientNo('C2') }, 'client_not_normal'],
    ['withdraw: unknown', { action: 'withdraw' }, 'loss_not_found'],
    ['withdraw: over already', withdraw, 'loss_ended', { books: having('', { status: 'lapsed' }) }],
    ['what is lost is not said', { object: undefined }, 'lost_object_missing'],
    ["no such card of this client's", { objectId: '1' }, 'lost_object_not_found'],
    ['there is no passbook', { object: 'passbook' }, 'lost_object_not_found'],
    ['no such password', { object: 'password', objectId: 'phone' }, 'lost_object_not_found'],
    [
      "another's account",
      { object: 'securities-account', objectId: 'A000000002.XSHG' },
      'lost_object_not_found',
    ],
    ['twice', {}, 'loss_reported_already', { books: having('loss-reported', { manner: 'oral' }) }],
    [
      'orally, of the only card',
      {},
      [
        report(
          1,
          `object card objectId ${CARD} manner oral reportedOn 2026-11-23 lapsesOn 2026-11-28 status in-force`,
        ),
        card('lost'),
        `amendClient ${C1} status loss-reported {"statusBeforeLoss":"normal"}`,
      ],
    ],
    [
      'in writing after orally: it does not lapse any more',
      { manner: 'written' },
      [
        report(1, `object card objectId ${CARD} manner written reportedOn 2026-11-20 status in-force`),
        card('lost'),
      ],
      { books: having('loss-reported', { manner: 'oral', lapsesOn: '2026-11-25' }) },
    ],
    [
      'a frozen client stays frozen until the loss is over; loss-reported stops as much',
      { object: 'identity-document' },
      [
        report(
          1,
          'object identity-document objectId C1 manner oral reportedOn 2026-11-23 lapsesOn 2026-11-28 status in-force',
        ),
        `amendClient ${C1} status loss-reported {"statusBeforeLoss":"frozen"}`,
      ],
      { books: having('frozen') },
    ],
    [
      'a securities account',
      { object: 'securities-account', objectId: 'A000000001.XSHG', manner: 'written' },
      [
        report(
          1,
          'object securities-account objectId A000000001.XSHG manner written reportedOn 2026-11-23 status in-force',
        ),
        'update securities_account A000000001.XSHG loss-reported 20001',
      ],
    ],
    [
      'a password is locked',
      { object: 'password', objectId: 'cash' },
      [
        report(
          1,
          'object password objectId cash manner oral reportedOn 2026-11-23 lapsesOn 2026-11-28 status in-force',
        ),
        `update credential cash:${C1} version 1 failures 0 locked`,
      ],
    ],
    [
      'found again: the status is what it was',
      withdraw,
      [
        report(1, `object card objectId ${CARD} manner written reportedOn 2026-11-20 status withdrawn`),
        card('normal'),
        `amendClient ${C1} status no-buy {"statusBeforeLoss":"normal"}`,
      ],
      { books: before },
    ],
    [
      'found again, but the identity document is still lost',
      withdraw,
      [
        report(1, `object card objectId ${CARD} manner written reportedOn 2026-11-20 status withdrawn`),
        card('normal'),
      ],
      { books: having('loss-reported', {}, { lossNo: 2, object: 'identity-document', objectId: 'C1' }) },
    ],
  ],
})
