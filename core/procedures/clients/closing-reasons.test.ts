/** All reasons are given at once; none is left out because another came first. */
import { expect, test } from 'vitest'
import { present } from '../../base/assert.ts'
import type { MutableBooks } from '../../books/books.ts'
import { applyChanges } from '../../books/changes/change.ts'
import { rejectionMessage } from '../../frame/rejections.ts'
import { books, cashNo, clientNo, nextDay, type BookSpec } from '../../testing/books.ts'
import { closingReasons } from './closing-reasons.ts'

/** Books of a client whose Shanghai account is no longer designated, as when a client leaves. */
function leaving(spec: BookSpec = {}): MutableBooks {
  const given = books(spec)
  for (const account of given.securitiesAccounts.values()) account.tradingUnit = ''
  return given
}

function reasonsOf(given: MutableBooks): string[] {
  return closingReasons(given, present(given.clients.get(clientNo('C1')), 'C1'))
}

test.each<[string, MutableBooks, string[]]>([
  [
    'an open order holds money',
    leaving({ cash: { C1: '2000.00' }, orders: [['C1 buy 100 600000.XSHG @ 10.00']] }),
    ['open_order:1', `on_hold:${cashNo('C1')}`],
  ],
  [
    'a transfer under way',
    leaving({ cash: { C1: '20.00 transfer hold 5.00' } }),
    [`on_hold:${cashNo('C1')}`],
  ],
  ['a freeze', leaving({ cash: { C1: '20.00' }, freezes: { C1: ['5.00 of 5.00'] } }), ['frozen:1']],
  ['money of today', leaving({ cash: { C1: '20.00 of it uncleared 5.00' } }), [`uncleared:${cashNo('C1')}`]],
  ['an overdraft', leaving({ cash: { C1: '-5.00' } }), [`debt:${cashNo('C1')}`]],
  [
    'shares here and there',
    leaving({ holdings: { 'C1 600000.XSHG': '100', 'C1 000001.XSHE': '100' } }),
    ['holding:600000.XSHG', 'shenzhen_custody:000001.XSHE'],
  ],
  ['nothing', leaving(), []],
])('%s', (_, given, expected) => {
  expect(reasonsOf(given)).toEqual(expected)
})

test('third-party custody, designation, and a purchase of yesterday, all at once', () => {
  const given = books({
    clients: { C1: 'third-party' },
    cash: { C1: '2000.00' },
    orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00']],
  })
  const kinds = reasonsOf(nextDay(given)).map(reason => reason.split(':')[0])
  expect(new Set(kinds)).toEqual(
    new Set(['unsettled', 'third_party_balance', 'holding', 'shanghai_designation']),
  )
})

test('an open repo', () => {
  const given = leaving()
  applyChanges(given, [
    {
      kind: 'insert',
      table: 'repo',
      row: {
        repoNo: 7,
        tradeKey: 'k',
        clientNo: clientNo('C1'),
        cashAccountNo: cashNo('C1'),
        securitiesAccountId: 'A000000001.XSHG',
        market: 'XSHG',
        instrumentNo: 1001,
        side: 'lend',
        amount: 100_000,
        rate: 20_000,
        tradeDate: '2026-11-20',
        firstSettlementDate: '2026-11-23',
        maturityDate: '2026-11-27',
        maturitySettlementDate: '2026-11-30',
        interest: 10,
        status: 'open',
      },
    },
  ])
  expect(reasonsOf(given)).toEqual(['repo_open:7'])
})

test('the refusal reads them all out, in both languages', () => {
  const { zh, en } = rejectionMessage('close_refused', { reasons: 'open_order:12,holding:600000.XSHG' })
  expect(zh).toBe('不能销户：有未了结委托 12；有证券余额 600000.XSHG')
  expect(en).toBe('Cannot be closed: open order 12; holding 600000.XSHG')
})
