/** What a transfer holds goes with its state, in shares and money. */
import { custodyRequest } from '../../procedures/custody/request-custody.ts'
import { books, clientNo } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { testChange } from '../../testing/test-function.ts'
import { applySetTransfer } from './set-transfer.ts'

const H = 1_000_000_000_001
const build = () => books({ cash: { C1: '30.00' }, holdings: { 'C1 000001.XSHE': '100' } })
const given = build()
const account = given.securitiesAccounts.get('0000000001.XSHE')!
const cashAccountNo = given.clients.get(clientNo('C1'))!.cashAccounts[0]!.accountNo
const { transfer } = custodyRequest(given, aMeta(), {
  account,
  request: {
    kind: 'transfer-out',
    holdingNo: H,
    instrumentNo: 1002,
    quantity: 60,
    fee: 3_000,
    cashAccountNo,
  },
})
const held = build()
applySetTransfer(held, { kind: 'setTransfer', transfer })
const set = (differing: Partial<typeof transfer>) =>
  ({ kind: 'setTransfer', transfer: { ...transfer, ...differing } }) as const
const of = (field: string, from: string, to: string): string => `custody_transfer 1 ${field} ${from} → ${to}`

testChange('setTransfer', {
  given: held,
  cases: [
    ['sent: holds as before', set({ status: 'sent' }), [of('status', 'held', 'sent')]],
    ...(['confirmed', 'refused'] as const).map(
      status =>
        [
          `${status}: holds nothing`,
          set({ status, endedOn: '2026-11-23' }),
          [
            `cashAccounts ${cashAccountNo} onTransferHold 3000 → 0`,
            of('endedOn', 'null', '2026-11-23'),
            of('status', 'held', status),
            `holdings ${H} onHold 60 → 0`,
          ],
        ] as const,
    ),
    ['an unknown client', set({ clientNo: 1 }), /client is missing/],
  ],
})
