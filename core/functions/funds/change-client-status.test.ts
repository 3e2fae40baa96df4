/** F07: one table of transitions; channels on and off. */
import { books, clientNo } from '../../testing/books.ts'
import { testFunction } from '../../testing/test-function.ts'
import { changeClientStatus } from './change-client-status.ts'

const of = (name: string): { clientNo: number } => ({ clientNo: clientNo(name) })

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
