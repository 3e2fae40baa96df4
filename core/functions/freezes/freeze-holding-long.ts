/**
 * C11 证券长冻 — freezes shares of one holding without a day limit. It is an authority's act, like F12 for money.
 *
 * Open sales may be canceled first. More than the free shares may be ordered: the free part takes effect, the rest waits by
 * rank (轮候). It ends by document (C12) or at expiry.
 */
import { Type } from 'typebox'
import { cancelOpenOrders } from '../../procedures/orders/cancel-open-orders.ts'
import { placeFreeze } from '../../procedures/freezes/waiting-freezes.ts'
import { HoldingFreezeAnswer } from '../../procedures/freezes/holding-freeze.ts'
import { movedFrom } from '../../procedures/people/moved.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { ClientNo, DateField, Flag, HoldingNo, Shares, Text, Worded } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const freezeHoldingLong = defineFunction({
  code: 'C11',
  name: 'freeze-holding-long',
  title: { zh: '证券长冻', en: 'Freeze shares (long)' },
  module: 'counter',
  kind: 'command',
  phases: ['open'],
  approval: 'always',
  input: Type.Object({
    clientNo: ClientNo,
    holdingNo: HoldingNo,
    quantity: Shares({ zh: '冻结数量', en: 'Quantity' }),
    authority: Worded({ zh: '执行机关', en: 'Authority' }, 'freeze-authority'),
    document: Text({ zh: '文书号', en: 'Document' }, 100),
    expiresOn: Type.Optional(DateField({ zh: '到期日', en: 'Expires on' })),
    coversDividends: Type.Optional(Flag({ zh: '含孳息', en: 'Covers dividends' })),
    cancelsSales: Type.Optional(Flag({ zh: '先撤未成交卖单', en: 'Open sales are canceled first' })),
    summary: Type.Optional(Text({ zh: '摘要', en: 'Summary' }, 100, 0)),
  }),
  answer: HoldingFreezeAnswer,
  rejections: ['client_not_found', 'holding_not_found', 'date_in_the_past'],
  keys: input => [`client:${input.clientNo}`],
  moves: ({ holdingNo, quantity }, books) => movedFrom(books, books.holdings.get(holdingNo), quantity),

  decide(books, input, meta) {
    const client = books.clients.get(input.clientNo)
    if (client === undefined) return reject('client_not_found', 'clientNo')
    const holding = client.holdings.find(known => known.holdingNo === input.holdingNo)
    if (holding === undefined) return reject('holding_not_found', 'holdingNo')
    if (input.expiresOn !== undefined && input.expiresOn < books.day.businessDate)
      return reject('date_in_the_past', 'expiresOn')
    const { quantity, authority, document } = input
    const canceled = input.cancelsSales === true ? cancelOpenOrders(books, holding, meta.time) : undefined
    const after = { ...holding, onHold: holding.onHold - (canceled?.freed.shares ?? 0) }
    const { freeze, changes } = placeFreeze(books, after, {
      term: 'long',
      ordered: quantity,
      authority,
      document,
      summary: input.summary ?? '',
      expiresOn: input.expiresOn ?? null,
      coversDividends: input.coversDividends ?? false,
    })
    const { freezeNo, effective } = freeze
    return accept({ freezeNo, effective, waiting: quantity - effective }, [
      ...(canceled?.changes ?? []),
      ...changes,
    ])
  },
})
