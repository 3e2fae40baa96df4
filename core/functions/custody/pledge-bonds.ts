/**
 * C15 债券抵押 — pledges bonds for repo. They move to a holding of their own nature, from which nobody can sell, and count as
 * standard bonds (标准券) at the day's conversion ratio at once. The depository is told; bonds that it refuses come back.
 */
import { Type } from 'typebox'
import { sellableQuantity } from '../../books/holding-figures.ts'
import { FREE_SHARES } from '../../books/accounts.ts'
import { sharesAcross } from '../../procedures/custody/move-shares.ts'
import { custodyRequest } from '../../procedures/custody/request-custody.ts'
import { ACTOR_REFUSALS, checkActor, holdingOfClient } from '../../procedures/custody/check-exit.ts'
import {
  conversionRatioOf,
  PLEDGED,
  standardBondsFrom,
} from '../../procedures/custody/standard-bond-quota.ts'
import { movedFrom } from '../../procedures/people/moved.ts'
import { RecordNo } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { AgentNo, ClientNo, HoldingNo, Money, Secret, Shares } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const pledgeBonds = defineFunction({
  code: 'C15',
  name: 'pledge-bonds',
  title: { zh: '债券抵押', en: 'Pledge bonds' },
  module: 'counter',
  kind: 'command',
  phases: ['open'],
  input: Type.Object({
    clientNo: ClientNo,
    holdingNo: HoldingNo,
    quantity: Shares({ zh: '质押数量', en: 'Quantity' }),
    agentNo: Type.Optional(AgentNo),
    tradingPassword: Type.Optional(Secret({ zh: '交易密码', en: 'Trading password' }, 'trading')),
  }),
  answer: Type.Object({
    transferNo: RecordNo({ zh: '质押编号', en: 'Pledge number' }),
    holdingNo: HoldingNo,
    standardBonds: Money({ zh: '标准券', en: 'Standard bonds' }),
  }),
  rejections: [
    ...ACTOR_REFUSALS,
    'holding_not_found',
    'shares_pledged',
    'bond_not_pledgeable',
    'securities_account_not_normal',
    'not_designated',
    'session_closed',
    'insufficient_shares',
  ],
  keys: input => [`client:${input.clientNo}`],
  moves: ({ holdingNo, quantity }, books) => movedFrom(books, books.holdings.get(holdingNo), quantity),

  decide(books, input, meta) {
    const { holdingNo, quantity } = input
    const client = checkActor(books, input, meta)
    if ('code' in client) return client
    const holding = holdingOfClient(client, holdingNo)
    const instrument = books.instruments.get(holding?.instrumentNo ?? 0)
    const account = books.securitiesAccounts.get(holding?.securitiesAccountId ?? '')
    if (holding === undefined || instrument === undefined || account === undefined)
      return reject('holding_not_found', 'holdingNo')
    if (holding.shareNature !== FREE_SHARES) return reject('shares_pledged', 'holdingNo')
    const { businessDate } = books.day
    if (conversionRatioOf(books.parameters, instrument, businessDate) === undefined)
      return reject('bond_not_pledgeable', 'holdingNo')
    if (account.status !== 'normal') return reject('securities_account_not_normal', 'holdingNo')
    if (account.tradingUnit === '') return reject('not_designated', 'holdingNo')
    if (books.markets.get(instrument.market)?.streamComplete === true) return reject('session_closed')
    const sellable = sellableQuantity(holding, businessDate)
    if (quantity > sellable) return reject('insufficient_shares', 'quantity', { sellable: String(sellable) })
    const movement = { entry: 'pledge', quantity, tradeDate: businessDate } as const
    const across = sharesAcross(books, client, { from: holding, shareNature: PLEDGED, movement })
    const { instrumentNo, tradingUnit } = holding
    const request = {
      kind: 'pledge',
      holdingNo,
      instrumentNo,
      quantity,
      fromUnit: tradingUnit,
      cost: across.cost,
    } as const
    const asked = custodyRequest(books, meta, { account, request })
    return accept(
      {
        transferNo: asked.transfer.transferNo,
        holdingNo: across.holdingNo,
        standardBonds: standardBondsFrom(books.parameters, instrument, quantity, businessDate),
      },
      [...across.changes, asked],
    )
  },
})
