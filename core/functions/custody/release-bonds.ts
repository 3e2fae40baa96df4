/**
 * C16 债券解押 — releases pledged bonds when the remaining standard bonds cover the open repos and borrowing orders.
 *
 * They may be sold at once. The depository is told; bonds that it refuses are pledged again.
 */
import { Type } from 'typebox'
import { formatFen } from '../../base/money.ts'
import { sellableQuantity } from '../../books/holding-figures.ts'
import { FREE_SHARES } from '../../books/accounts.ts'
import { sharesAcross } from '../../procedures/custody/move-shares.ts'
import { custodyRequest } from '../../procedures/custody/request-custody.ts'
import { ACTOR_REFUSALS, checkActor, holdingOfClient } from '../../procedures/custody/check-exit.ts'
import { PLEDGED, standardBondsFrom, standardBondsOf } from '../../procedures/custody/standard-bond-quota.ts'
import { movedFrom } from '../../procedures/people/moved.ts'
import { RecordNo } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { AgentNo, ClientNo, HoldingNo, Secret, Shares } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const releaseBonds = defineFunction({
  code: 'C16',
  name: 'release-bonds',
  title: { zh: '债券解押', en: 'Release pledged bonds' },
  module: 'counter',
  kind: 'command',
  phases: ['open'],
  input: Type.Object({
    clientNo: ClientNo,
    holdingNo: HoldingNo,
    quantity: Shares({ zh: '解押数量', en: 'Quantity' }),
    agentNo: Type.Optional(AgentNo),
    tradingPassword: Type.Optional(Secret({ zh: '交易密码', en: 'Trading password' }, 'trading')),
  }),
  answer: Type.Object({
    transferNo: RecordNo({ zh: '解押编号', en: 'Release number' }),
    holdingNo: HoldingNo,
  }),
  rejections: [
    ...ACTOR_REFUSALS,
    'holding_not_found',
    'not_pledged',
    'session_closed',
    'insufficient_shares',
    'quota_needed',
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
    if (holding.shareNature !== PLEDGED) return reject('not_pledged', 'holdingNo')
    if (books.markets.get(instrument.market)?.streamComplete === true) return reject('session_closed')
    const { businessDate } = books.day
    const releasable = sellableQuantity(holding, businessDate)
    if (quantity > releasable)
      return reject('insufficient_shares', 'quantity', { sellable: String(releasable) })
    // What the remaining bonds are worth, rounded as the quota rounds them; the difference is what the released ones were
    // worth.
    const worth = (face: number): number =>
      standardBondsFrom(books.parameters, instrument, face, businessDate)
    const needed = worth(holding.settled) - worth(holding.settled - quantity)
    const { free } = standardBondsOf(books, client, instrument.market)
    if (needed > free)
      return reject('quota_needed', 'quantity', {
        free: formatFen(Math.max(0, free)),
        needed: formatFen(needed),
      })
    const movement = { entry: 'release', quantity, tradeDate: businessDate } as const
    const across = sharesAcross(books, client, { from: holding, shareNature: FREE_SHARES, movement })
    const { instrumentNo, tradingUnit } = holding
    const request = {
      kind: 'release',
      holdingNo,
      instrumentNo,
      quantity,
      fromUnit: tradingUnit,
      cost: across.cost,
    } as const
    const asked = custodyRequest(books, meta, { account, request })
    const { transferNo } = asked.transfer
    return accept({ transferNo, holdingNo: across.holdingNo }, [...across.changes, asked])
  },
})
