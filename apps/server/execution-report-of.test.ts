/** What FIX 4.4 allows an exchange to report about an order, in the words of the books. */
import { expect, test } from 'vitest'
import type { ExecutionReport } from '@guitai/protocols/fix/messages.ts'
import { reportOf } from './execution-report-of.ts'

const FILL: ExecutionReport = {
  kind: 'execution-report',
  clOrdId: 'O000000001',
  tradingUnit: '',
  securitiesAccount: 'A000000001',
  code: '600000',
  side: 'buy',
  exchangeOrderId: 'NONE',
  execId: 'E1',
  execType: 'trade',
  orderStatus: 'partiallyFilled',
  quantity: 300,
  price: 100_000,
  leavesQuantity: 200,
  cumulativeQuantity: 100,
  lastQuantity: 100,
  lastPrice: 99_900,
  averagePrice: 99_900,
  transactTime: 0,
}
const { leavesQuantity: _, cumulativeQuantity: __, ...UNTOLD } = FILL
const of = (message: Partial<ExecutionReport>) => reportOf({ ...FILL, ...message }, '20001', 'XSHG')

test('a fill, with all that is said of its order', () => {
  expect(of({ tradeDate: '2026-11-23', market: 'XSHG', text: '成'.repeat(300) })).toEqual({
    market: 'XSHG',
    tradingUnit: '20001',
    clOrdId: 'O000000001',
    kind: 'filled',
    exchangeOrderId: '',
    tradeNo: 'E1',
    price: 99_900,
    quantity: 100,
    reason: '成'.repeat(200),
    isDuplicate: false,
    told: {
      market: 'XSHG',
      code: '600000',
      securitiesAccount: 'A000000001',
      side: 'buy',
      tradeDate: '2026-11-23',
      orderQuantity: 300,
      limit: 100_000,
      cumulative: 100,
      leaves: 200,
      isWorking: true,
      isAnswer: false,
    },
  })
})

test('what is not told is not made up', () => {
  const untold = { ...UNTOLD, securitiesAccount: '', quantity: 0, price: 0 }
  expect(reportOf(untold, '20001', 'XSHG')).toMatchObject({
    told: { code: '600000', side: 'buy', isWorking: true, isAnswer: false },
  })
})

test.each([
  ['new', 'accepted', true],
  ['pendingNew', 'accepted', true],
  ['pendingCancel', 'accepted', true],
  ['stopped', 'accepted', true],
  ['suspended', 'accepted', true],
  ['canceled', 'canceled', false],
  ['expired', 'canceled', false],
  ['doneForDay', 'canceled', false],
  ['calculated', 'canceled', false],
  ['rejected', 'rejected', false],
] as const)('%s, as it happens and as an answer', (word, kind, isWorking) => {
  expect(of({ execType: word, orderStatus: word })).toMatchObject({
    kind,
    told: { isWorking, isAnswer: false },
  })
  expect(of({ execType: 'status', orderStatus: word })).toMatchObject({
    kind,
    told: { isWorking, isAnswer: true },
  })
})

test('what a cancel took out is told or left to the books', () => {
  expect(of({ execType: 'canceled', canceledQuantity: 200 })).toMatchObject({ canceledQuantity: 200 })
  expect(of({ execType: 'canceled' })).not.toHaveProperty('canceledQuantity')
})

test.each(['tradeCancel', 'tradeCorrect'] as const)('%s is for a person', execType => {
  expect(of({ execType })).toMatchObject({
    source: 'fix 20001',
    reason: `${execType} is not taken automatically`,
  })
})

test('refusals name what they refuse', () => {
  const refusal = { kind: 'business-reject', refSeq: 5, reason: 5 } as const
  expect(reportOf({ ...refusal, refType: 'F', refId: 'C000000001' }, '20001', 'XSHG')).toMatchObject({
    kind: 'cancel-rejected',
    clOrdId: 'C000000001',
    reason: 'reason 5',
  })
  expect(reportOf({ ...refusal, refType: 'D', refId: '' }, '20001', 'XSHG')).toMatchObject({
    reason: 'business reject 5: ',
  })
})
