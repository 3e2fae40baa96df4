/** Statuses: the table's transitions, and that nothing comes back from closed. */
import { books } from '../../testing/books.ts'
import { testFunction } from '../../testing/test-function.ts'
import { changeClientStatus } from './change-client-status.ts'

const inStatus = (status: string) => ({ books: books({ clients: { C1: status } }) })

testFunction(changeClientStatus, {
  given: books({}),
  typical: { clientNo: 10000001, status: 'frozen' },
  cases: [
    ['unknown client', { clientNo: 99 }, 'client_not_found'],
    ['frozen', {}, ['amendClient 10000001 status frozen']],
    ['lifted', { status: 'normal' }, ['amendClient 10000001 status normal'], inStatus('frozen')],
    ['as it is already', { status: 'normal' }, 'client_not_normal'],
    [
      'from dormant to a restriction: first normal',
      { status: 'no-buy' },
      'client_not_normal',
      inStatus('dormant'),
    ],
    ['from lost to frozen', {}, ['amendClient 10000001 status frozen'], inStatus('loss-reported')],
    ['nothing comes back from closed', { status: 'normal' }, 'client_not_normal', inStatus('closed')],
  ],
})
