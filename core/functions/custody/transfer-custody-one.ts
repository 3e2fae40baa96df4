/**
 * C05 单笔转托 — moves shares of one holding, all or some, to another broker's trading unit (Shenzhen).
 *
 * Shares and fee are held at once. They leave when the depository confirms and are free again when it refuses; a request may
 * stay open over the day end. Source: SZSE trading rules, chapter 4, custody transfer.
 */
import { present } from '../../base/assert.ts'
import { Type } from 'typebox'
import { sellableQuantity } from '../../books/holding-figures.ts'
import { FREE_SHARES } from '../../books/accounts.ts'
import { transferRequests } from '../../procedures/custody/request-custody.ts'
import {
  ACTOR_REFUSALS,
  checkActor,
  checkFee,
  checkTarget,
  FEE_REFUSALS,
  holdingOfClient,
  TARGET_REFUSALS,
} from '../../procedures/custody/check-exit.ts'
import { movedFrom } from '../../procedures/people/moved.ts'
import { TransferNo } from '../../frame/answer-fields.ts'
import { TransferFee } from '../../frame/custody-answers.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { AgentNo, ClientNo, HoldingNo, Secret, Shares, ToUnit } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const transferCustodyOne = defineFunction({
  code: 'C05',
  name: 'transfer-custody-one',
  title: { zh: '单笔转托', en: 'Transfer custody of one holding' },
  module: 'counter',
  kind: 'command',
  phases: ['open'],
  input: Type.Object({
    clientNo: ClientNo,
    holdingNo: HoldingNo,
    quantity: Shares({ zh: '转出数量', en: 'Quantity' }),
    toUnit: ToUnit,
    agentNo: Type.Optional(AgentNo),
    tradingPassword: Type.Optional(Secret({ zh: '交易密码', en: 'Trading password' }, 'trading')),
  }),
  answer: Type.Object({ transferNo: TransferNo, fee: TransferFee }),
  rejections: [
    ...ACTOR_REFUSALS,
    'holding_not_found',
    ...TARGET_REFUSALS,
    'transfer_to_same_unit',
    'shares_pledged',
    'insufficient_shares',
    ...FEE_REFUSALS,
  ],
  keys: input => [`client:${input.clientNo}`],
  moves: ({ holdingNo, quantity }, books) => movedFrom(books, books.holdings.get(holdingNo), quantity),

  decide(books, input, meta) {
    const { holdingNo, quantity, toUnit } = input
    const client = checkActor(books, input, meta)
    if ('code' in client) return client
    const holding = holdingOfClient(client, holdingNo)
    const account = books.securitiesAccounts.get(holding?.securitiesAccountId ?? '')
    if (holding === undefined || account === undefined) return reject('holding_not_found', 'holdingNo')
    const problem = checkTarget(account, toUnit)
    if (problem !== undefined) return problem
    if (holding.tradingUnit === toUnit) return reject('transfer_to_same_unit', 'toUnit')
    if (holding.shareNature !== FREE_SHARES) return reject('shares_pledged', 'holdingNo')
    const sellable = sellableQuantity(holding, books.day.businessDate)
    if (quantity > sellable) return reject('insufficient_shares', 'quantity', { sellable: String(sellable) })
    const due = checkFee(books, client, { securitiesAccountId: account.securitiesAccountId, toUnit })
    if ('code' in due) return due
    const to = { toUnit, account, fee: due.fee, feeAccountNo: due.account.accountNo }
    const asked = transferRequests(books, meta, { parts: [{ holding, quantity }], to })
    const { transferNo } = present(asked[0], 'the request').transfer
    return accept({ transferNo, fee: due.fee }, asked)
  },
})
