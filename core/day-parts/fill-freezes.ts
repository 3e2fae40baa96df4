/** What is free tomorrow, first cash and then shares, goes to the waiting freezes by rank, before the client can take it. */
import { fillFreezes as filled, freezesInForce } from '../procedures/freezes/waiting-freezes.ts'
import { defineDayPart } from './define-day-part.ts'
import { tomorrow } from './tomorrow.ts'

export const fillFreezes = defineDayPart({
  name: 'fill-freezes',
  after: ['credit-interest', 'settle-client', 'leave-market', 'fall-due', 'end-freezes', 'end-losses'],
  of: (books, client) =>
    [...client.cashAccounts, ...client.holdings].flatMap(account =>
      filled(freezesInForce(books, account), account, tomorrow(books)),
    ),
})
