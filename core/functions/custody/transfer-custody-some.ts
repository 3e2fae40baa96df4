/**
 * C06 选择转托 — moves all sellable shares of the ticked holdings of a securities account to another broker's trading unit
 * (Shenzhen), one transfer per holding; the depository answers each separately.
 */
import { Type } from 'typebox'
import { instrumentId } from '../../rules/instrument.ts'
import { transferRequests } from '../../procedures/custody/request-custody.ts'
import {
  ACTOR_REFUSALS,
  checkActor,
  checkFee,
  checkTarget,
  FEE_REFUSALS,
  holdingOfClient,
  movableHoldings,
  TARGET_REFUSALS,
} from '../../procedures/custody/check-exit.ts'
import { movedFrom } from '../../procedures/people/moved.ts'
import { sellableQuantity } from '../../books/holding-figures.ts'
import type { Books } from '../../books/books.ts'
import { TransfersAnswer } from '../../frame/custody-answers.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { AgentNo, ClientNo, HoldingNo, Secret, SecuritiesAccountId, ToUnit } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'
import { titled } from '../../frame/schema-notes.ts'

export const transferCustodySome = defineFunction({
  code: 'C06',
  name: 'transfer-custody-some',
  title: { zh: '选择转托', en: 'Transfer custody of some holdings' },
  module: 'counter',
  kind: 'command',
  phases: ['open'],
  input: Type.Object({
    clientNo: ClientNo,
    securitiesAccount: SecuritiesAccountId,
    holdingNos: Type.Array(HoldingNo, {
      ...titled({ zh: '持仓', en: 'Holdings' }),
      minItems: 1,
      maxItems: 500,
    }),
    toUnit: ToUnit,
    agentNo: Type.Optional(AgentNo),
    tradingPassword: Type.Optional(Secret({ zh: '交易密码', en: 'Trading password' }, 'trading')),
  }),
  answer: TransfersAnswer,
  rejections: [
    ...ACTOR_REFUSALS,
    'securities_account_not_found',
    ...TARGET_REFUSALS,
    'holding_listed_twice',
    'holding_not_found',
    'transfer_to_same_unit',
    'nothing_to_move',
    ...FEE_REFUSALS,
  ],
  keys: input => [`client:${input.clientNo}`],
  moves: ({ holdingNos }, books) =>
    holdingNos.flatMap(holdingNo => {
      const holding = books.holdings.get(holdingNo)
      const quantity = holding === undefined ? 0 : sellableQuantity(holding, books.day.businessDate)
      return movedFrom(books, holding, quantity)
    }),

  decide(books, input, meta) {
    const { securitiesAccount, holdingNos, toUnit } = input
    const client = checkActor(books, input, meta)
    if ('code' in client) return client
    const account = client.securitiesAccounts.find(known => known.securitiesAccountId === securitiesAccount)
    if (account === undefined) return reject('securities_account_not_found', 'securitiesAccount')
    const problem = checkTarget(account, toUnit)
    if (problem !== undefined) return problem
    if (new Set(holdingNos).size < holdingNos.length) return reject('holding_listed_twice', 'holdingNos')
    const ticked = holdingNos.flatMap(holdingNo => holdingOfClient(client, holdingNo) ?? [])
    if (
      ticked.length < holdingNos.length ||
      ticked.some(holding => holding.securitiesAccountId !== securitiesAccount)
    )
      return reject('holding_not_found', 'holdingNos')
    if (ticked.some(holding => holding.tradingUnit === toUnit))
      return reject('transfer_to_same_unit', 'toUnit')
    const movable = new Set(movableHoldings(books, client, securitiesAccount))
    const stuck = ticked.find(holding => !movable.has(holding))
    if (stuck !== undefined)
      return reject('nothing_to_move', 'holdingNos', { instrument: idOf(books, stuck.instrumentNo) })
    const due = checkFee(books, client, { securitiesAccountId: securitiesAccount, toUnit })
    if ('code' in due) return due
    const parts = ticked.map(holding => ({
      holding,
      quantity: sellableQuantity(holding, books.day.businessDate),
    }))
    const to = { toUnit, account, fee: due.fee, feeAccountNo: due.account.accountNo }
    const changes = transferRequests(books, meta, { parts, to })
    return accept({ transferNos: changes.map(({ transfer }) => transfer.transferNo), fee: due.fee }, changes)
  },
})

function idOf(books: Books, instrumentNo: number): string {
  const instrument = books.instruments.get(instrumentNo)
  return instrument === undefined ? String(instrumentNo) : instrumentId(instrument)
}
