/**
 * O04 重发与核对 — after an outage: the exchange is asked for the state of every order that has left without an answer, and its
 * answers are booked as usual. The line itself sends what never left. Repeating it does no harm: the same answer counts once,
 * and nothing is ever sent under another clOrdId.
 */
import { Type } from 'typebox'
import { ListOf } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { PbuId } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const reconcileOrders = defineFunction({
  code: 'O04',
  name: 'reconcile-orders',
  title: { zh: '重发与核对', en: 'Reconcile with the exchange' },
  module: 'orders',
  kind: 'command',
  isOfFirm: true,
  phases: ['open', 'day-end', 'closing'],
  input: Type.Object({
    pbuId: Type.Optional(PbuId({ zh: '席位号（空为全部）', en: 'Trading unit (empty: all)' })),
  }),
  answer: Type.Object({ units: ListOf({ zh: '席位', en: 'Trading units' }, PbuId()) }),
  rejections: ['trading_unit_not_found'],
  keys: () => [],

  decide(books, { pbuId }) {
    if (pbuId !== undefined && !books.tradingUnits.has(pbuId))
      return reject('trading_unit_not_found', 'pbuId')
    const units = pbuId === undefined ? [...books.tradingUnits.keys()].sort() : [pbuId]
    return accept(
      { units },
      units.map(tradingUnit => ({ kind: 'actOnLine', act: 'reconcile', tradingUnit })),
    )
  },
})
