/**
 * The shares of an account whose designation the exchange has ended by message today leave. What the depository's file ends has
 * left with the file (core/procedures/custody/answer-custody.ts).
 */
import { recordsOf } from '../books/records.ts'
import { leaveAccount } from '../procedures/custody/answer-custody.ts'
import { defineDayPart } from './define-day-part.ts'

export const leaveMarket = defineDayPart({
  name: 'leave-market',
  after: ['settle-client'],
  of: (books, client) =>
    recordsOf(client, 'custody_transfer')
      .filter(
        ({ kind, isByMessage, status, endedOn }) =>
          kind === 'revoke-designation' &&
          isByMessage &&
          status === 'confirmed' &&
          endedOn === books.day.businessDate,
      )
      .flatMap(transfer => leaveAccount(books, client, transfer)),
})
