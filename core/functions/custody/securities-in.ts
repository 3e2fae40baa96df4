/**
 * C13 证券转入 — shares come in other than by a trade: gift, inheritance, allotment, an opening position, a custody transfer.
 *
 * A custody transfer comes with the depository's file, at a provisional cost: then this only gives the true one
 * (`transferNo`). Booked before the file is there it is provisional, and the file's entry replaces it.
 */
import { Type } from 'typebox'
import { FREE_SHARES, type Client, type SecuritiesAccount } from '../../books/accounts.ts'
import type { Books } from '../../books/books.ts'
import { recordOf } from '../../books/records.ts'
import { custodyUnit } from '../../procedures/orders/check-order.ts'
import { depositoryKey, sharesIn } from '../../procedures/custody/move-shares.ts'
import { custodyRequest } from '../../procedures/custody/request-custody.ts'
import { movedShares } from '../../procedures/people/moved.ts'
import { securitiesAccountFor } from '../../procedures/orders/securities-account-for.ts'
import { voucherPut } from '../../procedures/custody/securities-voucher.ts'
import type { Instrument } from '../../rules/instrument.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { ClientNo, Flag, InstrumentId, Money, PickedNo, Shares, Text } from '../../frame/fields.ts'
import type { Meta } from '../../frame/meta.ts'
import { accept, reject, type Accepted, type Rejection } from '../../frame/rejection.ts'

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
    quantity: Type.Optional(Shares({ zh: '数量', en: 'Quantity' })),
    cost: Money({ zh: '成本金额', en: 'Cost' }),
    reason: Text({ zh: '原因', en: 'Reason' }, 60),
    document: Text({ zh: '文件号', en: 'Document' }, 60, 0),
    isCustodyTransfer: Type.Optional(
      Flag({ zh: '转托管转入（待登记结算文件）', en: 'Custody transfer: the file will come' }),
    ),
    transferNo: Type.Optional(
      PickedNo({ zh: '转托管编号（补成本）', en: 'Custody transfer (give its cost)' }, 'custody-transfer'),
    ),
  }),
  rejections: [
    'client_not_found',
    'client_not_normal',
    'instrument_not_found',
    'transfer_not_found',
    'quantity_missing',
    'securities_account_not_found',
  ],
  keys: input => [`client:${input.clientNo}`],
  moves({ instrument, quantity, cost }, books) {
    const instrumentNo = books.instrumentsById.get(instrument)?.instrumentNo ?? 0
    return quantity === undefined ? [] : movedShares(books, { instrumentNo, quantity, cost })
  },

  decide(books, input, meta): Accepted<object> | Refusal {
    const client = books.clients.get(input.clientNo)
    if (client === undefined) return reject('client_not_found', 'clientNo')
    if (client.status === 'closed') return reject('client_not_normal', 'clientNo', { status: client.status })
    const instrument = books.instrumentsById.get(input.instrument)
    if (instrument === undefined) return reject('instrument_not_found', 'instrument')
    if (input.transferNo !== undefined) return giveCost(client, instrument, input.transferNo, input.cost)
    if (input.quantity === undefined) return reject('quantity_missing', 'quantity')
    const account = securitiesAccountFor(client, instrument)
    if (account === undefined) return reject('securities_account_not_found', 'instrument')
    return bring(books, client, account, { ...input, quantity: input.quantity, instrument }, meta)
  },
})

type Refusal = Rejection<
  | 'client_not_found'
  | 'client_not_normal'
  | 'instrument_not_found'
  | 'transfer_not_found'
  | 'quantity_missing'
  | 'securities_account_not_found'
>

/** The true cost instead of the provisional one. */
function giveCost(
  client: Readonly<Client>,
  { instrumentNo }: Readonly<Instrument>,
  transferNo: number,
  cost: number,
): Accepted<object> | Refusal {
  const transfer = recordOf(client, 'custody_transfer', transferNo)
  if (transfer === undefined || !transfer.isCostProvisional || transfer.instrumentNo !== instrumentNo)
    return reject('transfer_not_found', 'transferNo')
  const { holdingNo } = transfer
  return accept({ transferNo, holdingNo }, [
    { kind: 'addCost', holdingNo, amount: cost - transfer.cost },
    { kind: 'setTransfer', transfer: { ...transfer, cost, isCostProvisional: false } },
  ])
}

interface Coming {
  instrument: Readonly<Instrument>
  quantity: number
  cost: number
  reason: string
  document: string
  isCustodyTransfer?: boolean
}

function bring(
  books: Books,
  client: Readonly<Client>,
  account: Readonly<SecuritiesAccount>,
  { quantity, cost, reason, document, isCustodyTransfer, instrument }: Coming,
  meta: Meta,
): Accepted<object> {
  const { instrumentNo, market } = instrument
  const tradingUnit = custodyUnit(market, account)
  const { securitiesAccountId } = account
  const { voucherNo, recordNo } = books.counters
  const counterAccount = depositoryKey(client.branchNo, instrumentNo, market)
  const { holdingNo, changes } = sharesIn(
    books,
    { securitiesAccountId, instrumentNo, tradingUnit, shareNature: FREE_SHARES },
    counterAccount,
    { entry: 'securities-in', quantity, cost, tradeDate: books.day.businessDate, voucherNo },
  )
  const voucher = voucherPut(books, client, meta, {
    kind: 'securities-in',
    accountNo: holdingNo,
    asset: instrumentNo,
    amount: quantity,
    counterAccount,
    summary: `${reason} ${document}`.trim(),
    cost,
  })
  const moved = { holdingNo, instrumentNo, quantity, cost, fromUnit: '', toUnit: tradingUnit, voucherNo }
  return isCustodyTransfer === true
    ? accept({ voucherNo, holdingNo, transferNo: recordNo }, [
        ...changes,
        voucher,
        custodyRequest(books, meta, account, { kind: 'transfer-in', ...moved }),
      ])
    : accept({ voucherNo, holdingNo }, [...changes, voucher])
}
