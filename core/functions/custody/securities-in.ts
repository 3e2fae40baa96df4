/**
 * C13 证券转入 — shares come in without a trade: gift, inheritance, allotment, a custody transfer.
 *
 * It always takes two people, and what they book is not free yet. The depository is asked, and the shares are held until its
 * custody file confirms them, so that nobody can sell, move or pledge them before. The file's quantity counts; shares that it
 * refuses leave again. Shares that came with the file without a request have a provisional cost; this function then sets the
 * true one (`transferNo`).
 */
import { takeNumber } from '../../books/counters.ts'
import { Type, type Static } from 'typebox'
import { FREE_SHARES, type Client } from '../../books/accounts.ts'
import type { SecuritiesAccount } from '../../books/tables/clients/securities-account.ts'
import type { Books } from '../../books/books.ts'
import { recordOf } from '../../books/records.ts'
import { custodyUnit } from '../../procedures/orders/check-order.ts'
import { depositoryKey, sharesIn } from '../../procedures/custody/move-shares.ts'
import { custodyRequest } from '../../procedures/custody/request-custody.ts'
import { movedShares } from '../../procedures/people/moved.ts'
import { securitiesAccountFor } from '../../procedures/orders/securities-account-for.ts'
import { voucherPut } from '../../procedures/custody/securities-voucher.ts'
import { isTradingUnitNumber } from '../../rules/account-numbers.ts'
import type { Instrument } from '../../rules/instrument.ts'
import { TransferNo, VoucherNo } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import {
  ClientNo,
  FromUnit,
  HoldingNo,
  InstrumentId,
  Money,
  PickedNo,
  Shares,
  Text,
} from '../../frame/fields.ts'
import type { Meta } from '../../frame/meta.ts'
import { accept, reject, type Accepted, type Rejection } from '../../frame/rejection.ts'

const SecuritiesIn = Type.Object({
  voucherNo: Type.Optional(VoucherNo),
  holdingNo: HoldingNo,
  transferNo: Type.Optional(TransferNo),
})
type BroughtIn = Accepted<Static<typeof SecuritiesIn>>

export const securitiesIn = defineFunction({
  code: 'C13',
  name: 'securities-in',
  title: { zh: '证券转入', en: 'Securities in' },
  module: 'counter',
  kind: 'command',
  phases: ['open'],
  approval: 'always',
  input: Type.Object({
    clientNo: ClientNo,
    instrument: InstrumentId,
    quantity: Type.Optional(Shares({ zh: '数量', en: 'Quantity' })),
    cost: Money({ zh: '成本金额', en: 'Cost' }),
    reason: Text({ zh: '原因', en: 'Reason' }, 60),
    document: Text({ zh: '文件号', en: 'Document' }, 60, 0),
    fromUnit: Type.Optional(FromUnit),
    transferNo: Type.Optional(
      PickedNo({ zh: '转托管编号（补成本）', en: 'Custody transfer (give its cost)' }, 'custody-transfer'),
    ),
  }),
  answer: SecuritiesIn,
  rejections: [
    'client_not_found',
    'client_not_normal',
    'instrument_not_found',
    'transfer_not_found',
    'quantity_missing',
    'security_not_held',
    'securities_account_not_found',
    'transfer_only_in_shenzhen',
    'trading_unit_invalid',
  ],
  keys: input => [`client:${input.clientNo}`],
  moves({ instrument, quantity, cost }, books) {
    const instrumentNo = books.instrumentsById.get(instrument)?.instrumentNo ?? 0
    return quantity === undefined ? [] : movedShares(books, { instrumentNo, quantity, cost })
  },

  decide(books, input, meta): BroughtIn | Refusal {
    const client = books.clients.get(input.clientNo)
    if (client === undefined) return reject('client_not_found', 'clientNo')
    if (client.status === 'closed') return reject('client_not_normal', 'clientNo', { status: client.status })
    const instrument = books.instrumentsById.get(input.instrument)
    if (instrument === undefined) return reject('instrument_not_found', 'instrument')
    if (input.transferNo !== undefined)
      return giveCost(client, instrument, { transferNo: input.transferNo, cost: input.cost })
    if (input.quantity === undefined) return reject('quantity_missing', 'quantity')
    if (instrument.kind === 'repo') return reject('security_not_held', 'instrument')
    const account = securitiesAccountFor(client, instrument)
    if (account === undefined) return reject('securities_account_not_found', 'instrument')
    const wrong = input.fromUnit === undefined ? undefined : checkFrom(account, input.fromUnit)
    if (wrong !== undefined) return wrong
    return bring(books, client, { account, coming: { ...input, quantity: input.quantity, instrument }, meta })
  },
})

type Refusal = Rejection<
  | 'client_not_found'
  | 'client_not_normal'
  | 'instrument_not_found'
  | 'transfer_not_found'
  | 'quantity_missing'
  | 'security_not_held'
  | 'securities_account_not_found'
  | 'transfer_only_in_shenzhen'
  | 'trading_unit_invalid'
>

/** Only in Shenzhen are shares kept by trading unit. */
function checkFrom({ market }: Readonly<SecuritiesAccount>, fromUnit: string): Refusal | undefined {
  if (market !== 'XSHE') return reject('transfer_only_in_shenzhen', 'fromUnit')
  return isTradingUnitNumber('XSHE', fromUnit) ? undefined : reject('trading_unit_invalid', 'fromUnit')
}

/** Replaces the provisional cost with the true one. */
function giveCost(
  client: Readonly<Client>,
  { instrumentNo }: Readonly<Instrument>,
  { transferNo, cost }: { transferNo: number; cost: number },
): BroughtIn | Refusal {
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
  /** The other broker's trading unit. */
  fromUnit?: string
}

function bring(
  books: Books,
  client: Readonly<Client>,
  {
    account,
    coming: { quantity, cost, reason, document, fromUnit = '', instrument },
    meta,
  }: { account: Readonly<SecuritiesAccount>; coming: Coming; meta: Meta },
): BroughtIn {
  const { instrumentNo, market } = instrument
  const tradingUnit = custodyUnit(market, account)
  const { securitiesAccountId } = account
  const voucherNo = takeNumber(books, 'voucherNo')
  const counterAccount = depositoryKey(client.branchNo, instrumentNo, market)
  const { holdingNo, changes } = sharesIn(
    books,
    { securitiesAccountId, instrumentNo, tradingUnit, shareNature: FREE_SHARES },
    {
      house: counterAccount,
      movement: { entry: 'securities-in', quantity, cost, tradeDate: books.day.businessDate, voucherNo },
    },
  )
  const voucher = voucherPut(books, client, {
    meta,
    voucher: {
      voucherNo,
      kind: 'securities-in',
      accountNo: holdingNo,
      asset: instrumentNo,
      amount: quantity,
      counterAccount,
      summary: `${reason} ${document}`.trim(),
      cost,
    },
  })
  const moved = { holdingNo, instrumentNo, quantity, cost, fromUnit, toUnit: tradingUnit, voucherNo }
  const asked = custodyRequest(books, meta, { account, request: { kind: 'transfer-in', ...moved } })
  const { transferNo } = asked.transfer
  return accept({ voucherNo, holdingNo, transferNo }, [...changes, voucher, asked])
}
