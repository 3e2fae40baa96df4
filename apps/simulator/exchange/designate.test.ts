/** What the exchange answers to requests about designations. */
import { expect, test } from 'vitest'
import { smallExchange, type SmallExchange } from '../testing/small-exchange.ts'
import {
  accountsGone,
  answerDesignationStatus,
  enterDesignation,
  type DesignationManner,
} from './designate.ts'
import type { DesignationRequest } from './exchange-order.ts'

const request: DesignationRequest = {
  tradingUnit: '26001',
  clOrdId: 'A000000001',
  securitiesAccount: 'A100000001',
  instruction: 'designate',
}

function enter(
  { exchange }: SmallExchange,
  differing: Partial<DesignationRequest> = {},
  manner: DesignationManner = 'by-rules',
): void {
  enterDesignation(exchange, { ...request, ...differing }, manner)
}
const revoke = { clOrdId: 'A000000002', instruction: 'revoke-designation' } as const

test('designated once, withdrawn where it is; each clOrdId once', () => {
  const small = smallExchange()
  enter(small)
  enter(small)
  enter(small, { clOrdId: 'A000000009' })
  expect(small.told()).toEqual(['A000000001 done', 'A000000001 done', 'A000000009 refused 271'])
  enter(small, { ...revoke, tradingUnit: '26002' })
  enter(small, revoke)
  expect(small.told()).toEqual(['A000000002 refused 272', 'A000000002 done'])
  expect(accountsGone(small.exchange)).toEqual(['A100000001'])
  expect([...small.exchange.designations.values()].map(({ times }) => times)).toEqual([2, 1, 1, 1])
})

test('an account with an open order does not leave', () => {
  const small = smallExchange()
  const clOrdId = small.enter('buy 100 @ 10.00', { securitiesAccount: 'A100000001' })
  const { tradingUnit } = small.order(clOrdId).request
  enter(small, { ...revoke, tradingUnit })
  small.cancel(clOrdId)
  enter(small, { ...revoke, tradingUnit, clOrdId: 'A000000003' })
  expect(small.told().filter(line => line.startsWith('A'))).toEqual([
    'A000000002 refused 245',
    'A000000003 done',
  ])
})

test('not out of session, not for something that is no account, not when it is to refuse', () => {
  const early = smallExchange('XSHG', '09:00')
  enter(early)
  expect(early.told()).toEqual(['A000000001 refused 204'])
  const small = smallExchange()
  enter(small, { securitiesAccount: '0100000001' })
  enter(small, { clOrdId: 'A000000003' }, 'refuse')
  expect(small.told()).toEqual(['A000000001 refused 215', 'A000000003 refused 202'])
})

test('an answer that was lost is given when it is asked for; what never came is refused', () => {
  const small = smallExchange()
  enter(small, {}, 'silent')
  expect(small.told()).toEqual([])
  answerDesignationStatus(small.exchange, request, 'by-rules')
  answerDesignationStatus(small.exchange, { ...request, clOrdId: 'A000000008' }, 'by-rules')
  expect(small.told()).toEqual(['A000000001 done', 'A000000008 refused 0'])
})
