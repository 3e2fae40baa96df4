/**
 * C02 选择委托 — sells ticked holdings of a client (all, half, a third, the odd lot, a number), or buys from a chosen list, with one order each.
 * The lines are decided here once; each is then entered like any other order (C01).
 */
import { Type } from 'typebox'
import type { Books } from '../../books/books.ts'
import { checkSecret, SECRET_REFUSALS } from '../../procedures/people/check-secret.ts'
import type { Size } from '../../frame/order-size.ts'
import { sizeOrder, type SizedRequest } from '../../procedures/orders/size-order.ts'
import { LinesAnswer } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import {
  Choice,
  ClientNo,
  InstrumentId,
  OrderTypeField,
  PriceField,
  Secret,
  Shares,
  SideField,
} from '../../frame/fields.ts'
import { acceptLines } from '../../frame/lines.ts'
import { EnteredOrder } from '../../frame/order-answers.ts'
import { reject, type PlannedLine } from '../../frame/rejection.ts'
import { PICK_SIZE_WORDS } from '../../words/pick-size.ts'
import { titled } from '../../frame/schema-notes.ts'

const MOST_PICKS = 200

const Pick = Type.Object({
  instrument: InstrumentId,
  orderType: OrderTypeField,
  price: PriceField({ zh: '委托价格', en: 'Price' }),
  how: Choice({ zh: '数量方式', en: 'How much' }, PICK_SIZE_WORDS),
  quantity: Type.Optional(Shares()),
})

const PARTS = { all: 1, half: 2, third: 3 } as const

export const pickOrder = defineFunction({
  code: 'C02',
  name: 'pick-order',
  title: { zh: '选择委托', en: 'Pick orders' },
  module: 'counter',
  kind: 'command',
  phases: 'any',
  input: Type.Object({
    clientNo: ClientNo,
    side: SideField,
    picks: Type.Array(Pick, {
      ...titled({ zh: '所选', en: 'Picks' }),
      minItems: 1,
      maxItems: MOST_PICKS,
    }),
    tradingPassword: Type.Optional(Secret({ zh: '交易密码', en: 'Trading password' }, 'trading')),
  }),
  answer: LinesAnswer(EnteredOrder),
  rejections: ['client_not_found', 'pick_without_quantity', ...SECRET_REFUSALS],
  keys: input => [`client:${input.clientNo}`],

  decide(books, { clientNo, side, picks }, meta) {
    if (!books.clients.has(clientNo)) return reject('client_not_found', 'clientNo')
    if (picks.some(({ how, quantity }) => how === 'quantity' && quantity === undefined))
      return reject('pick_without_quantity', 'picks')
    // Checked here and not only for each line, so that a wrong password counts once.
    const problem = checkSecret(books, meta, 'trading', clientNo, 'tradingPassword')
    if (problem !== undefined) return problem
    const lines = picks.flatMap(({ how, quantity, ...what }) => {
      const size: Size =
        how === 'quantity'
          ? { by: 'quantity', quantity: quantity ?? 0 }
          : how === 'odd-lot'
            ? { by: 'odd-lot' }
            : { by: 'share', parts: 1, of: PARTS[how] }
      return linesOf(books, { clientNo, side, ...what }, size)
    })
    return acceptLines(lines, meta)
  },
})

/** One order, or as many as its quantity needs. */
function linesOf(books: Books, request: SizedRequest, size: Size): PlannedLine[] {
  const quantities = sizeOrder(books, request, size)
  if ('code' in quantities) return [{ rejection: quantities }]
  return quantities.map(quantity => ({ functionCode: 'C01', input: { ...request, quantity } }))
}
