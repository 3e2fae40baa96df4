/** F09: money in and out at the counter; a withdrawal takes not a fen more than is withdrawable. */
import { applyChanges } from '../../books/changes/change.ts'
import { defaultParameters } from '../../rules/default-parameters.ts'
import type { MutableBooks } from '../../books/books.ts'
import * as plain from '../../testing/books.ts'
import { withTills } from '../../testing/tills.ts'
import { anAgent } from '../../testing/records.ts'
import { withCredential } from '../../testing/secrets.ts'
import { testFunction, type Row } from '../../testing/test-function.ts'
import type { VerifiedSecret } from '../../frame/meta.ts'
import { depositWithdraw } from './deposit-withdraw.ts'
import type { AgentScope } from '../../words/agent.ts'

const { cashNo } = plain
const books = (spec?: plain.BookSpec): MutableBooks =>
  withTills(plain.books(spec), { '1001 CNY': '2000.00 open', '1001 USD': '0.00 open' })
const nextDay = (given: MutableBooks): MutableBooks =>
  withTills(plain.nextDay(given), { '1001 CNY': '0.00 open' })

const clients = {
  C2: 'third-party',
  C3: 'frozen',
  C4: 'cash closed',
  C5: 'closed',
  C6: 'no-withdrawal',
  C7: 'loss-reported',
  C8: 'no-buy',
}
const cash = Object.fromEntries(['C1', ...Object.keys(clients)].map(name => [name, '100.00']))
const of = (name: string): Record<string, unknown> => ({ cashAccountNo: cashNo(name) })
const out = { kind: 'withdrawal' }
const took = (amount: string): string[] => [
  `post withdrawal CNY ${amount} cash 1000000101 → till 1001`,
  `insert voucher 1 withdrawal 1000000101 CNY ${amount}`,
]
const gave = (amount: string, no = 1000000101): string[] => [
  `post deposit CNY ${amount} till 1001 → cash ${no}`,
  `insert voucher 1 deposit ${no} CNY ${amount}`,
]

const movements: Row[] = [
  ['deposit', {}, gave('100.00')],
  ['withdrawal of all there is', out, took('100.00')],
  ['one fen more', { ...out, amount: '100.01' }, 'not_withdrawable'],
  ['owes a fen', { ...out, amount: '0.01' }, 'client_owes', { books: books({ cash: { C1: '-0.01' } }) }],
  [
    'owes, though money of the day would come later: a late fill',
    { ...out, amount: '0.01' },
    'client_owes',
    {
      books: books({
        cash: { C1: '1005.00' },
        orders: [
          [
            'C1 buy 100 600000.XSHG @ 10.00',
            'canceled 100',
            'fill 100 @ 10.00 as T1',
            'fill 100 @ 10.00 as T2',
          ],
        ],
      }),
    },
  ],
  ['who owes may pay in', {}, gave('100.00'), { books: books({ cash: { C1: '-0.01' } }) }],
  [
    'transfer in is not withdrawable today',
    { kind: 'transfer-in' },
    [
      'post transfer-in CNY 100.00 bank → cash 1000000101 uncleared',
      'insert voucher 1 transfer-in 1000000101 CNY 100.00',
    ],
  ],
  [
    'unless the firm says so',
    { kind: 'transfer-in' },
    [
      'post transfer-in CNY 100.00 bank → cash 1000000101',
      'insert voucher 1 transfer-in 1000000101 CNY 100.00',
    ],
    {
      books: books({
        cash,
        parameters: {
          settings: defaultParameters().settings.map(row =>
            row.key === 'transfers-withdrawable-same-day' ? { ...row, value: 1 } : row,
          ),
        },
      }),
    },
  ],
  [
    'remittance in',
    { kind: 'remittance-in' },
    [
      'post remittance-in CNY 100.00 bank → cash 1000000101 uncleared',
      'insert voucher 1 remittance-in 1000000101 CNY 100.00',
    ],
  ],
  [
    'transfer out',
    { kind: 'transfer-out' },
    [
      'post transfer-out CNY 100.00 cash 1000000101 → bank',
      'insert voucher 1 transfer-out 1000000101 CNY 100.00',
    ],
  ],
  [
    'remittance out',
    { kind: 'remittance-out' },
    [
      'post remittance-out CNY 100.00 cash 1000000101 → bank',
      'insert voucher 1 remittance-out 1000000101 CNY 100.00',
    ],
  ],
  [
    'dollars',
    { cashAccountNo: cashNo('C1', 'USD') },
    ['post deposit USD 100.00 till 1001 → cash 1000000102', 'insert voucher 1 deposit 1000000102 USD 100.00'],
    { books: books({ cash: { 'C1 USD': '1.00' } }) },
  ],
]

const sold = {
  cash: { C1: '10.00' },
  holdings: { 'C1 600000.XSHG': '100' },
  orders: [['C1 sell 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00']],
}
const bought = { cash: { C1: '1105.06' }, orders: [['C1 buy 100 600000.XSHG @ 10.00', 'fill 100 @ 10.00']] }
// 1000.00 sold leaves 994.44; 900.00 bought costs 905.06.
const both = { ...sold, orders: [...sold.orders, ['C1 buy 100 000001.XSHE @ 9.00', 'fill 100 @ 9.00']] }
const taking = (amount: string, given: Row[3]): Row[] => [
  [`can take ${amount}`, { ...out, amount }, took(amount), given],
  [
    `but no fen more than ${amount}`,
    { ...out, amount: (Number(amount) + 0.01).toFixed(2) },
    'not_withdrawable',
    given,
  ],
]
const withdrawable: Row[] = [
  ...taking('40.00', { books: books({ cash: { C1: '100.00 of it uncleared 60.00' } }) }),
  ...taking('100.00', { books: nextDay(books({ cash: { C1: '100.00 of it uncleared 60.00' } })) }),
  ...taking('30.00', { books: books({ cash: { C1: '100.00' }, freezes: { C1: ['70.00 of 70.00'] } }) }),
  ...taking('25.00', { books: books({ cash: { C1: '100.00 with transfer hold 75.00' } }) }),
  ...taking('94.94', {
    books: books({ cash: { C1: '1100.00' }, orders: [['C1 buy 100 600000.XSHG @ 10.00']] }),
  }),
  ...taking('100.00', { books: books(bought) }),
  ...taking('10.00', { books: books(sold) }),
  ...taking('1004.44', { books: nextDay(books(sold)) }),
  ...taking('10.00', { books: books(both) }),
]
withdrawable[9] = [
  'an open order holds 1005.06',
  { ...out, amount: '94.95' },
  'not_withdrawable',
  withdrawable[9]?.[3],
]

const secured = books({ cash })
secured.credentials.set('cash:10000001', {
  key: 'cash:10000001',
  kind: 'cash',
  owner: 10_000_001,
  version: 1,
  hash: 'h',
  failures: 0,
  lockedOn: null,
  lockedUntil: null,
  mustChange: false,
})
const locked = books({ cash })
locked.credentials.set('cash:10000001', {
  key: 'cash:10000001',
  kind: 'cash',
  owner: 10_000_001,
  version: 1,
  hash: 'h',
  failures: 5,
  lockedOn: '2026-11-23',
  lockedUntil: null,
  mustChange: false,
})
const reset = withCredential(books({ cash }), 'cash', 10_000_001, { mustChange: true })
function acting(scope: AgentScope, validTo = '2026-11-23'): MutableBooks {
  const given = books({ clients, cash })
  applyChanges(given, [{ kind: 'insert', table: 'agent', row: anAgent({ scopes: [scope], validTo }) }])
  return given
}
const said = (verified: boolean): Record<string, VerifiedSecret> => ({
  cashPassword: { kind: 'cash', owner: 10_000_001, version: 1, verified, newHash: '' },
})

const opened = (tellerNo: number, opening: string): string =>
  `insert till tillKey 2026-11-23/${tellerNo}/CNY businessDate 2026-11-23 branchNo 1 tellerNo ${tellerNo} currency CNY status open ${opening}denominations {} openedAt 1795000000000`
const at = (tills: Record<string, string>): Row[3] => ({
  books: withTills(plain.books({ clients, cash }), tills),
})
const tills: Row[] = [
  ['a closed till takes nothing', {}, 'till_closed', at({ '1001 CNY': '0.00 closed' })],
  ['and gives nothing', out, 'till_closed', at({ '1001 CNY': '500.00 closed' })],
  [
    'over the bank it may go on',
    { kind: 'transfer-out' },
    [
      'post transfer-out CNY 100.00 cash 1000000101 → bank',
      'insert voucher 1 transfer-out 1000000101 CNY 100.00',
    ],
    at({ '1001 CNY': '0.00 closed' }),
  ],
  ['a fen short of it', out, 'till_short', at({ '1001 CNY': '99.99 open' })],
  ['what there is', out, took('100.00'), at({ '1001 CNY': '100.00 open' })],
  ['withdrawable comes before the till', { ...out, amount: '100.01' }, 'not_withdrawable', at({})],
  [
    'the first cash of the day opens it with what it was closed with',
    {},
    [opened(1001, 'opening 1200 '), ...gave('100.00')],
    at({ '1001 CNY': '12.00' }),
  ],
  ['the first cash ever', {}, [opened(1001, ''), ...gave('100.00')], at({})],
]

testFunction(depositWithdraw, {
  given: books({ clients, cash }),
  typical: { cashAccountNo: cashNo('C1'), kind: 'deposit', amount: '100.00' },
  cases: [
    ['unknown account', { cashAccountNo: 1 }, 'cash_account_not_found'],
    ['closed account', of('C4'), 'cash_account_closed'],
    ['closed client', of('C5'), 'client_not_normal'],
    ['frozen client: in', of('C3'), gave('100.00', 1000000301)],
    ['frozen client: out', { ...of('C3'), ...out }, 'client_not_normal'],
    ['loss reported: out', { ...of('C7'), ...out }, 'client_not_normal'],
    ['may not withdraw', { ...of('C6'), ...out }, 'client_not_normal'],
    [
      'may not buy, but withdraws',
      { ...of('C8'), ...out },
      [
        'post withdrawal CNY 100.00 cash 1000000801 → till 1001',
        'insert voucher 1 withdrawal 1000000801 CNY 100.00',
      ],
    ],
    ['third-party custody', of('C2'), 'third_party_custody'],
    ['nothing', { amount: '0' }, 'amount_not_positive'],
    [
      'more than an account can keep',
      {},
      'amount_too_large',
      {
        books: (() => {
          const rich = books()
          rich.cashAccounts.get(cashNo('C1'))!.settled = 99_999_999_999_999
          return rich
        })(),
      },
    ],
    ...movements,
    ...withdrawable,
    ['an agent whom nobody knows', { agentNo: 1 }, 'agent_not_found'],
    [
      'an agent who may only deposit',
      { ...out, agentNo: 1 },
      'agent_scope_missing',
      { books: acting('deposit') },
    ],
    ['an agent of yesterday', { agentNo: 1 }, 'agent_not_valid', { books: acting('deposit', '2026-11-22') }],
    ['an agent', { ...out, agentNo: 1 }, took('100.00'), { books: acting('withdraw') }],
    ['no password given', out, 'password_needed', { books: secured }],
    ['wrong password', out, 'password_wrong', { books: secured, secrets: said(false) }],
    ['locked password', out, 'password_locked', { books: locked, secrets: said(true) }],
    ['one-time password', out, 'client_password_must_change', { books: reset, secrets: said(true) }],
    ['right password', out, took('100.00'), { books: secured, secrets: said(true) }],
    ['money in asks for none', {}, gave('100.00'), { books: secured }],
    ...tills,
  ],
})
