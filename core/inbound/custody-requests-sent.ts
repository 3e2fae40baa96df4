/**
 * The day's requests file lies where the depository fetches it, so the requests in it are sent. This is told again with every
 * file, because a request stays in the file until it is answered. What went to the exchange by message is told once it is
 * possibly sent. A request that was to go by message, and which a file carries because there is no line, stays with the file.
 */
import { recordOf } from '../books/records.ts'
import { defineInbound } from '../frame/define-inbound.ts'

export interface CustodyRequestsSent {
  requests: readonly { clientNo: number; transferNo: number }[]
  isByMessage: boolean
}

export const custodyRequestsSent = defineInbound<CustodyRequestsSent>({
  name: 'custody-requests-sent',
  keys: ({ requests }) => requests.map(({ clientNo }) => `client:${clientNo}`),
  decide: (books, { requests, isByMessage }) =>
    requests.flatMap(({ clientNo, transferNo }) => {
      const client = books.clients.get(clientNo)
      const transfer = client === undefined ? undefined : recordOf(client, 'custody_transfer', transferNo)
      return transfer?.status === 'held'
        ? [{ kind: 'setTransfer', transfer: { ...transfer, status: 'sent', isByMessage } }]
        : []
    }),
})
