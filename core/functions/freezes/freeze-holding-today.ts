/** C09 证券冻结 — freezes shares of one holding until the day end. It is the firm's own act, so it takes only free shares. */
import { Type } from 'typebox'
import { freezableQuantity } from '../../books/holding-figures.ts'
import { placeFreeze } from '../../procedures/freezes/waiting-freezes.ts'
import { movedFrom } from '../../procedures/people/moved.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { ClientNo, FreezeNo, HoldingNo, Shares, Text } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const freezeHoldingToday = defineFunction({
  code: 'C09',
  name: 'freeze-holding-today',
  title: { zh: '证券冻结', en: 'Freeze shares (today)' },
  module: 'counter',
  kind: 'command',
  phases: ['open'],
  input: Type.Object({
    clientNo: ClientNo,
    holdingNo: HoldingNo,
    quantity: Shares({ zh: '冻结数量', en: 'Quantity' }),
    summary: Type.Optional(Text({ zh: '摘要', en: 'Summary' }, 100, 0)),
  }),
  answer: Type.Object({ freezeNo: FreezeNo }),
  rejections: ['client_not_found', 'holding_not_found', 'insufficient_shares'],
  keys: input => [`client:${input.clientNo}`],
  moves: ({ holdingNo, quantity }, books) => movedFrom(books, books.holdings.get(holdingNo), quantity),

  decide(books, input) {
    const client = books.clients.get(input.clientNo)
    if (client === undefined) return reject('client_not_found', 'clientNo')
    const holding = client.holdings.find(known => known.holdingNo === input.holdingNo)
    if (holding === undefined) return reject('holding_not_found', 'holdingNo')
    const free = freezableQuantity(holding, books.day.businessDate)
    const waiting = client.freezes
      .filter(freeze => freeze.object === 'holding' && freeze.accountNo === holding.holdingNo)
      .reduce(
        (sum, freeze) => sum + (freeze.status === 'in-force' ? freeze.ordered - freeze.effective : 0),
        0,
      )
    const left = Math.max(0, free - waiting)
    if (input.quantity > left) return reject('insufficient_shares', 'quantity', { sellable: String(left) })
    const { freeze, changes } = placeFreeze(books, holding, {
      term: 'day',
      ordered: input.quantity,
      authority: '',
      document: '',
      summary: input.summary ?? '',
      expiresOn: books.day.businessDate,
    })
    return accept({ freezeNo: freeze.freezeNo }, changes)
  },
})
