/** What each function moves, as limits see it; every function with an amount or a quantity declares it. */
import { describe, expect, test } from 'vitest'
import { movedBy } from '../../engine/coverage.ts'
import { execute } from '../../engine/execute.ts'
import type { MutableBooks } from '../../books/books.ts'
import { FUNCTIONS } from '../../functions/registry.generated.ts'
import { books, cashNo, clientNo, holdingOf } from '../../testing/books.ts'
import { command, registry } from '../../testing/commands.ts'
import { aMeta } from '../../testing/meta.ts'
import { BO, MAX, withTellers } from '../../testing/tellers.ts'

const CASH = cashNo('C1')
const USD = cashNo('C1', 'USD')

/** 600000 cost more than its worth at 10.00, and 000001 less; the bond is worth 100.00 with 1.50 accrued per hundred. */
function given(): MutableBooks {
  const on = withTellers(
    books({
      clients: { C1: 'B accounts' },
      cash: { C1: '900.00', 'C1 USD': '20.00' },
      holdings: {
        'C1 600000.XSHG': '300 cost 6000.00',
        'C1 000001.XSHE': '500 cost 100.00',
        'C1 019666.XSHG': '1000',
      },
      instruments: { '019666.XSHG': 'government-bond' },
    }),
  )
  const bond = on.instrumentsById.get('019666.XSHG')!
  on.instruments.set(bond.instrumentNo, { ...bond, previousClose: 1_000_000, accruedInterest: 15_000 })
  return on
}
const shares = (on: MutableBooks, id = '600000.XSHG'): number => holdingOf(on, 'C1', id).holdingNo

function done(on: MutableBooks, code: string, input: object): void {
  const outcome = execute(registry, on, command(code, input, { tellerNo: MAX }), 1)
  if (outcome.kind === 'accepted') return
  const agreed = command('S91', { approvalId: 1, agree: true }, { tellerNo: BO })
  expect(execute(registry, on, agreed, 2).kind).toBe('accepted')
}

function moved(on: MutableBooks, code: string, input: object): string {
  const declaration = registry.find(code)!
  const sums = movedBy(on, { declaration, input, meta: aMeta() })
  return sums.map(({ amount, currency }) => `${amount} ${currency}`).join(', ')
}

describe('cash', () => {
  const deposit = { cashAccountNo: CASH, kind: 'transfer-in', amount: 500 }
  test.each<[string, string, object, string]>([
    ['its amount', 'F09', deposit, '500 CNY'],
    ['in its currency', 'F09', { ...deposit, cashAccountNo: USD }, '500 USD'],
    ['of nobody', 'F09', { ...deposit, cashAccountNo: 1 }, ''],
    ['nothing', 'F09', { ...deposit, amount: 0 }, ''],
    ['frozen', 'F11', { cashAccountNo: CASH, action: 'freeze', amount: 7 }, '7 CNY'],
    ['frozen for long', 'F12', { cashAccountNo: CASH, action: 'freeze', amount: 8 }, '8 CNY'],
    ['a freeze renewed', 'F12', { cashAccountNo: CASH, action: 'renew', freezeNo: 1 }, ''],
    [
      'between tills',
      'G05',
      { direction: 'till-to-till', tellerNo: BO, currency: 'HKD', amount: 9 },
      '9 HKD',
    ],
    ['what closing pays out', 'F08', { clientNo: clientNo('C1'), payout: 'transfer' }, '90000 CNY, 2000 USD'],
    ['of no client', 'F08', { clientNo: 1, payout: 'transfer' }, ''],
    ['no such trade', 'G02', { clientNo: clientNo('C1'), tradeSeq: 9 }, ''],
    [
      'what a till is short of',
      'C25',
      { currency: 'CNY', counts: [{ face: 100, pieces: 3 }], inBooks: 500 },
      '200 CNY',
    ],
    ['what is over', 'C25', { currency: 'USD', counts: [{ face: 100, pieces: 3 }], inBooks: 50 }, '250 USD'],
  ])('%s', (_, code, input, expected) => {
    expect(moved(given(), code, input)).toBe(expected)
  })

  test('a voucher reversed or adjusted moves as much again', () => {
    const on = given()
    done(on, 'F09', deposit)
    expect(moved(on, 'F10', { voucherNo: 1 })).toBe('500 CNY')
    expect(moved(on, 'F10', { voucherNo: 9 })).toBe('')
    expect(moved(on, 'G04', { voucherNo: 1, amount: 900 })).toBe('900 CNY')
    expect(moved(on, 'G04', { voucherNo: 1, amount: 0 })).toBe('500 CNY')
  })

  test('what an authority takes from a freeze', () => {
    const on = given()
    done(on, 'F11', { cashAccountNo: CASH, action: 'freeze', amount: 700 })
    expect(moved(on, 'G06', { freezeNo: 1, amount: 300 })).toBe('300 CNY')
    expect(moved(on, 'G06', { freezeNo: 9, amount: 300 })).toBe('')
  })
})

describe('shares', () => {
  const PER_HOLDING = ['C05', 'C09', 'C11', 'C14', 'C15', 'C16']
  test.each(PER_HOLDING)('%s: what they are worth, or have cost where that is more', code => {
    const on = given()
    const of = (id: string, quantity: number) => moved(on, code, { holdingNo: shares(on, id), quantity })
    expect(of('600000.XSHG', 100)).toBe('200000 CNY')
    expect(of('000001.XSHE', 100)).toBe('100000 CNY')
    expect(of('019666.XSHG', 200)).toBe('20300 CNY')
    expect(moved(on, code, { holdingNo: 1, quantity: 1 })).toBe('')
  })

  test.each<[string, object, string]>([
    ['C13', { instrument: '600000.XSHG', quantity: 100, cost: 0 }, '100000 CNY'],
    ['C13', { instrument: '600000.XSHG', quantity: 100, cost: 100_001 }, '100001 CNY'],
    ['C13', { instrument: '600001.XSHG', quantity: 100, cost: 1 }, ''],
    ['C13', { instrument: '600000.XSHG', cost: 100_001, transferNo: 1 }, ''],
  ])('%s %j comes in at %s', (code, input, expected) => {
    expect(moved(given(), code, input)).toBe(expected)
  })

  test('several at once, and a whole account', () => {
    const on = given()
    const holdingNos = [shares(on), shares(on, '000001.XSHE')]
    expect(moved(on, 'C06', { holdingNos })).toBe('1100000 CNY')
    const { securitiesAccountId: securitiesAccount } = holdingOf(on, 'C1', '600000.XSHG')
    const whole = (kind: string) => moved(on, 'C07', { securitiesAccount, kind })
    expect([whole('revoke-designation'), whole('designate')]).toEqual(['701500 CNY', ''])
    expect(moved(on, 'G08', { securitiesAccount })).toBe('701500 CNY')
  })

  test('frozen ones that are released or taken, and a voucher of shares', () => {
    const on = given()
    done(on, 'C09', { clientNo: clientNo('C1'), holdingNo: shares(on), quantity: 50 })
    expect(moved(on, 'C10', { freezeNo: 1, quantity: 20 })).toBe('40000 CNY')
    expect(moved(on, 'C12', { freezeNo: 1, quantity: 30 })).toBe('60000 CNY')
    expect(moved(on, 'G06', { freezeNo: 1, quantity: 10 })).toBe('20000 CNY')
    done(on, 'C14', {
      clientNo: clientNo('C1'),
      holdingNo: shares(on),
      quantity: 60,
      reason: 'gift',
      document: 'D',
    })
    expect(moved(on, 'F10', { voucherNo: 1 })).toBe('120000 CNY')
  })
})

/** Functions with amounts or quantities to which tellers' limits do not apply, with the reason. */
const NOT_JUDGED: Readonly<Record<string, string>> = {
  C01: 'an order moves nothing by itself; the firm has limits on orders',
  C02: 'orders',
  C08: 'an order that the exchange has already',
  C24: 'a count that is what the books say',
  C93: 'a dry run',
  O02: 'an order',
  F04: 'what a client says of himself',
  F05: 'what a client says of himself',
  S01: 'rules',
  S02: 'rules',
  S04: 'rules',
  S05: 'rules',
  S07: 'limits themselves',
}

test('whatever takes an amount or a quantity says what it moves', () => {
  const silent = FUNCTIONS.filter(({ input, moves }) => {
    const text = JSON.stringify(input)
    return moves === undefined && (text.includes('"x-decode":"money"') || text.includes('"quantity":'))
  })
  expect(silent.map(({ code }) => code).sort()).toEqual(Object.keys(NOT_JUDGED).sort())
})
