/**
 * C14 证券转出 — shares leave without a trade: gift, inheritance, other. Only shares that nothing holds or freezes may leave. They
 * take their average cost with them, and the voucher keeps it, so that F10 restores it exactly.
 */
import { takeNumber } from '../../books/counters.ts'
import { Type } from 'typebox'
import { sellableQuantity } from '../../books/holding-figures.ts'
import { FREE_SHARES } from '../../books/accounts.ts'
import { costOf, depositoryKey, sharesOut } from '../../procedures/custody/move-shares.ts'
import { checkOwner, holdingOfClient } from '../../procedures/custody/check-exit.ts'
import { voucherPut } from '../../procedures/custody/securities-voucher.ts'
import { movedFrom } from '../../procedures/people/moved.ts'
import { VoucherNo } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { Choice, ClientNo, HoldingNo, Shares, Text } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'
import { SECURITIES_OUT_REASON_WORDS } from '../../words/securities-out-reason.ts'

export const securitiesOut = defineFunction({
  code: 'C14',
  name: 'securities-out',
  title: { zh: '证券转出', en: 'Securities out' },
  module: 'counter',
  kind: 'command',
  phases: ['open'],
  approval: 'always',
  input: Type.Object({
    clientNo: ClientNo,
    holdingNo: HoldingNo,
    quantity: Shares({ zh: '转出数量', en: 'Quantity' }),
    reason: Choice({ zh: '原因', en: 'Reason' }, SECURITIES_OUT_REASON_WORDS),
    document: Text({ zh: '文件号', en: 'Document' }, 60),
  }),
  answer: Type.Object({ voucherNo: VoucherNo }),
  rejections: [
    'client_not_found',
    'client_not_normal',
    'holding_not_found',
    'shares_pledged',
    'insufficient_shares',
  ],
  keys: input => [`client:${input.clientNo}`],
  moves: ({ holdingNo, quantity }, books) => movedFrom(books, books.holdings.get(holdingNo), quantity),

  decide(books, { clientNo, holdingNo, quantity, reason, document }, meta) {
    const client = checkOwner(books, clientNo)
    if ('code' in client) return client
    const holding = holdingOfClient(client, holdingNo)
    const instrument = books.instruments.get(holding?.instrumentNo ?? 0)
    if (holding === undefined || instrument === undefined) return reject('holding_not_found', 'holdingNo')
    if (holding.shareNature !== FREE_SHARES) return reject('shares_pledged', 'holdingNo')
    const { businessDate } = books.day
    const sellable = sellableQuantity(holding, businessDate)
    if (quantity > sellable) return reject('insufficient_shares', 'quantity', { sellable: String(sellable) })
    const { instrumentNo } = holding
    const voucherNo = takeNumber(books, 'voucherNo')
    const cost = costOf(holding, quantity)
    const counterAccount = depositoryKey(client.branchNo, instrumentNo, instrument.market)
    const movement = { entry: 'securities-out', quantity, cost, tradeDate: businessDate, voucherNo } as const
    return accept({ voucherNo }, [
      ...sharesOut(holding, counterAccount, movement),
      voucherPut(books, client, {
        meta,
        voucher: {
          voucherNo,
          kind: 'securities-out',
          accountNo: holdingNo,
          asset: instrumentNo,
          amount: quantity,
          counterAccount,
          summary: `${SECURITIES_OUT_REASON_WORDS[reason].zh} ${document}`,
          cost: -cost,
        },
      }),
    ])
  },
})
