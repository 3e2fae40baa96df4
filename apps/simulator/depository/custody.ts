/**
 * The custody desk of the depository: transfers, gifts and inheritances, designations, pledges. It reads the counter's
 * requests, answers them from what it holds and what other brokers send, and moves its own holdings by its own answers. So a
 * mistake of the counter shows as a difference.
 */
import type { Market } from '@guitai/core/base/market.ts'
import type { Shares } from '@guitai/core/base/money.ts'
import type { CustodyRecord, CustodyRequestRecord } from '@guitai/protocols/day-file/kinds.ts'
import { accountsGone, type DesignationManner } from '../exchange/designate.ts'
import type { Exchange } from '../exchange/exchange.ts'
import {
  holdingOf,
  type CustodyManner,
  type Depository,
  type Holding,
  type HoldingKey,
} from './depository.ts'

/** Answers all requests and reports what has arrived. The holdings have moved when it returns. */
export function answerCustody(
  depository: Depository,
  market: Market,
  requests: readonly CustodyRequestRecord[],
): CustodyRecord[] {
  const answers: CustodyRecord[] = []
  const give = (answer: Omit<CustodyRecord, 'answerNo'>): void => {
    const numbered = { answerNo: answers.length + 1, ...answer }
    answers.push(numbered)
    applyCustody(depository, market, numbered)
  }
  if (depository.manner !== 'silent')
    for (const request of requests) give({ ...request, ...judge(depository, market, request) })
  for (const arriving of depository.arriving.filter(each => each.market === market)) {
    const { securitiesAccount, tradingUnit, fromUnit, code, quantity } = arriving
    const shares = { securitiesAccount, tradingUnit, otherUnit: fromUnit, code, quantity }
    give({ requestNo: 0, kind: 'transfer-in', result: 'confirmed', ...shares, reason: '' })
  }
  depository.arriving = depository.arriving.filter(each => each.market !== market)
  return answers
}

type Judgement = Pick<CustodyRecord, 'result' | 'reason'> & Partial<Pick<CustodyRecord, 'quantity'>>

function judge(depository: Depository, market: Market, request: CustodyRequestRecord): Judgement {
  if (depository.manner === 'refuse') return { result: 'refused', reason: '登记结算机构不予受理' }
  const { kind, quantity } = request
  if (kind === 'transfer-in' && request.otherUnit !== '') return judgeComing(depository, market, request)
  if (kind !== 'transfer-out' && kind !== 'pledge' && kind !== 'release')
    return { result: 'confirmed', reason: '' }
  const shareNature = kind === 'release' ? 'pledged' : 'tradable'
  const there = afterTrades(holdingOf(depository, { ...request, market, shareNature }))
  return there < quantity
    ? { result: 'refused', reason: `可用数量不足：${there}` }
    : { result: 'confirmed', reason: '' }
}

/**
 * Judges a transfer from another broker: it brings what that broker's client has sent, however much it is, and nothing when he
 * has sent nothing.
 */
function judgeComing(depository: Depository, market: Market, request: CustodyRequestRecord): Judgement {
  const index = depository.arriving.findIndex(
    each =>
      each.market === market &&
      each.securitiesAccount === request.securitiesAccount &&
      each.tradingUnit === request.tradingUnit &&
      each.fromUnit === request.otherUnit &&
      each.code === request.code,
  )
  const [sent] = index < 0 ? [] : depository.arriving.splice(index, 1)
  return sent === undefined
    ? { result: 'refused', reason: '对方未转出' }
    : { result: 'confirmed', reason: '', quantity: sent.quantity }
}

const afterTrades = ({ quantity, bought, sold }: Holding): Shares => quantity + bought - sold

/** Moves the holdings again after a restart, from the answers in the file, because the day's holdings were built anew. */
export function applyCustody(depository: Depository, market: Market, answer: CustodyRecord): void {
  if (answer.result === 'refused') return
  const key: HoldingKey = { ...answer, market }
  const move = (shareNature: 'tradable' | 'pledged', quantity: Shares): void =>
    void (holdingOf(depository, { ...key, shareNature }).quantity += quantity)
  switch (answer.kind) {
    case 'transfer-in':
      return move('tradable', answer.quantity)
    case 'transfer-out':
      return move('tradable', -answer.quantity)
    case 'pledge':
      move('tradable', -answer.quantity)
      return move('pledged', answer.quantity)
    case 'release':
      move('pledged', -answer.quantity)
      return move('tradable', answer.quantity)
    case 'designate':
      return
    case 'revoke-designation':
      return leaveAll(depository, market, answer.securitiesAccount)
    default:
      answer.kind satisfies never
  }
}

/** In the evening the shares leave of accounts whose designation the exchange has ended today. */
export function leaveDesignations(depository: Depository, exchange: Exchange): void {
  for (const account of accountsGone(exchange)) leaveAll(depository, exchange.market, account)
}

function leaveAll(depository: Depository, market: Market, securitiesAccount: string): void {
  for (const holding of depository.holdings.values())
    if (holding.market === market && holding.securitiesAccount === securitiesAccount)
      holding.quantity = holding.sold - holding.bought
}

const DESIGNATION_MANNER: Record<CustodyManner, DesignationManner> = {
  'by-holdings': 'by-rules',
  refuse: 'refuse',
  silent: 'silent',
}

/** The depository's manner is the exchange's, where an account comes and goes. */
export const designationManner = ({ manner }: Depository): DesignationManner => DESIGNATION_MANNER[manner]
