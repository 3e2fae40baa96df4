/** F07: a table of transitions; channels on and off. */
import type { MutableBooks } from '../../books/books.ts'
import { applyChanges } from '../../books/changes/change.ts'
import type { LossReport } from '../../books/tables/clients/loss-report.ts'
import { books, clientNo } from '../../testing/books.ts'
import { aLoss } from '../../testing/records.ts'
import { testFunction } from '../../testing/test-function.ts'
import { changeClientStatus } from './change-client-status.ts'

const of = (name: string): { clientNo: number } => ({ clientNo: clientNo(name) })

const lost = (status: string, loss: Partial<LossReport> = {}): MutableBooks => {
  const given = books({ clients: { C1: status } })
  applyChanges(given, [{ kind: 'insert', table: 'loss_report', row: aLoss(loss) }])
  return given
}

testFunction(changeClientStatus, {
  given: books({ clients: { C1: 'channels web', C2: 'closed', C3: 'dormant', C4: 'frozen' } }),
  typical: { clientNo: clientNo('C1'), status: 'frozen' },
  cases: [
    ['unknown client', { clientNo: 1 }, 'client_not_found'],
    ['nothing said', { status: undefined }, 'nothing_to_change'],
    ['to what it is already', { status: 'normal' }, 'status_change_not_allowed'],
    ['from closed', of('C2'), 'status_change_not_allowed'],
    ['dormant cannot be restricted', { ...of('C3'), status: 'no-buy' }, 'status_change_not_allowed'],
    ['channels of a closed one', { ...of('C2'), status: undefined, channels: [] }, 'client_not_normal'],
    [
      'normal, though the card is lost',
      { status: 'normal' },
      'loss_in_force',
      { books: lost('loss-reported') },
    ],
    ['milder, though it is', { status: 'no-buy' }, 'loss_in_force', { books: lost('frozen') }],
    ['frozen as well', {}, ['amendClient 10000001 status frozen'], { books: lost('loss-reported') }],
    [
      'only an account is lost',
      { status: 'normal' },
      ['amendClient 10000001 status normal'],
      { books: lost('frozen', { object: 'securities-account', objectId: 'A000000001.XSHG' }) },
    ],
    ['frozen', {}, ['amendClient 10000001 status frozen']],
    ['and back', { ...of('C4'), status: 'normal' }, ['amendClient 10000004 status normal']],
    [
      'milder than before',
      { ...of('C4'), status: 'no-withdrawal' },
      ['amendClient 10000004 status no-withdrawal'],
    ],
    [
      'phone on, web off; the counter is always open',
      { status: undefined, channels: ['phone'] },
      ['amendClient 10000001 channels counter,phone'],
    ],
    ['both', { status: 'dormant', channels: [] }, ['amendClient 10000001 status dormant channels counter']],
  ],
})
