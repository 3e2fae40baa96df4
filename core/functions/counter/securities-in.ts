/** C13 证券转入 — shares come in other than by a trade: custody transfer, gift, inheritance, an opening position. */
import { Type } from 'typebox'
import { FREE_SHARES, holdingKey, houseKey } from '../../books/accounts.ts'
import { custodyUnit } from '../../procedures/check-order.ts'
import { securitiesAccountFor } from '../../procedures/securities-account-for.ts'
import { defineFunction } from '../define-function.ts'
import { ClientNo, InstrumentId, Money, Shares, Text } from '../fields.ts'
import { tellerOf } from '../meta.ts'
import { accept, reject } from '../rejection.ts'

export const securitiesIn = defineFunction({
  code: 'C13',
  name: 'securities-in',
  title: { zh: '证券转入', en: 'Securities in' },
  module: 'counter',
  kind: 'command',
  phases: ['open'],
  input: Type.Object({
    clientNo: ClientNo,
    instrument: InstrumentId,
    quantity: Shares({ zh: '数量', en: 'Quantity' }),
    cost: Money({ zh: '成本金额', en: 'Cost' }),
    reason: Text({ zh: '原因', en: 'Reason' }, 60),
    document: Text({ zh: '文件号', en: 'Document' }, 60, 0),
  }),
  rejections: [
    'client_not_found',
    'client_not_normal',
    'instrument_not_found',
    'securities_account_not_found',
  ],
  keys: input => [`client:${input.clientNo}`],

  decide(books, input, meta) {
    const client = books.clients.get(input.clientNo)
    if (client === undefined) return reject('client_not_found', 'clientNo')
    if (client.status === 'closed') return reject('client_not_normal', 'clientNo', { status: client.status })
    const instrument = books.instrumentsById.get(input.instrument)
    if (instrument === undefined) return reject('instrument_not_found', 'instrument')
    const account = securitiesAccountFor(client, instrument)
    if (account === undefined) return reject('securities_account_not_found', 'instrument')
    const tradingUnit = custodyUnit(instrument.market, account)
    const { securitiesAccountId } = account
    const { instrumentNo } = instrument
    const known = books.holdingsByKey.get(
      holdingKey(securitiesAccountId, instrumentNo, tradingUnit, FREE_SHARES),
    )
    const holdingNo = known?.holdingNo ?? books.counters.holdingNo
    const { voucherNo } = books.counters
    const { businessDate } = books.day
    const counterAccount = houseKey(client.branchNo, 'depository', instrumentNo, instrument.market)
    return accept({ voucherNo, holdingNo }, [
      ...(known === undefined
        ? [
            {
              kind: 'openHolding',
              holdingNo,
              securitiesAccountId,
              instrumentNo,
              tradingUnit,
              shareNature: FREE_SHARES,
            } as const,
          ]
        : []),
      {
        kind: 'post',
        entry: 'securities-in',
        asset: instrumentNo,
        amount: input.quantity,
        debit: { house: counterAccount },
        credit: { holding: holdingNo },
        tradeDate: businessDate,
        voucherNo,
      },
      { kind: 'addCost', holdingNo, amount: input.cost },
      {
        kind: 'put',
        table: 'voucher',
        row: {
          voucherNo,
          businessDate,
          kind: 'securities-in',
          clientNo: client.clientNo,
          accountNo: holdingNo,
          asset: instrumentNo,
          amount: input.quantity,
          tellerNo: tellerOf(meta),
          summary: `${input.reason} ${input.document}`.trim(),
          counterAccount,
          reverses: null,
          reversedBy: null,
        },
      },
    ])
  },
})
