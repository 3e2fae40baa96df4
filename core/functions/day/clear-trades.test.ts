/**
 * E11: what the trades left on the clearing accounts is split once; the house bears the differences to the depository's fees.
 */
import { books, clientNo } from '../../testing/books.ts'
import { laterToday, UP_TO_E02, withSteps } from '../../testing/steps.ts'
import { withTills } from '../../testing/tills.ts'
import { testFunction } from '../../testing/test-function.ts'
import type { ComparedFee, ErrorTrade, Gathered } from '../../frame/gathered.ts'
import { clearTrades } from './clear-trades.ts'

const acted = (...names: string[]): Gathered => ({
  from: 'acted-clients',
  clientNos: names.map(clientNo),
  cursor: clientNo(names.at(-1) ?? 'C0'),
  isFirst: true,
  isLast: true,
})
const day = {
  day: '2026-11-23 closing',
  cash: { C1: '2000.00', C2: '0.00' },
  holdings: { 'C2 000001.XSHE': '100' },
  orders: [
    ['C1 buy 100 600000.XSHG @ 10.00', 'fill 60 @ 10.00 as T1', 'fill 40 @ 10.00 as T2'],
    ['C2 sell 100 000001.XSHE @ 10.00', 'fill 100 @ 10.00 as T3'],
  ],
}
const given = (...steps: string[]) => withSteps(books(day), [...UP_TO_E02, 'E03', ...steps])
const open = given()
open.discrepancies.set('D1', {
  discrepancyKey: 'D1',
  businessDate: '2026-11-23',
  kind: 'different',
  subject: 'K1',
  ours: 'a',
  theirs: 'b',
  resolution: 'open',
  resolvedBy: null,
})
const firmDiffers = given()
const FIRM = { kind: 'money', subject: 'trades XSHG 20001 CNY', ours: '1 2', theirs: '1 3' } as const
firmDiffers.discrepancies.set('D1', { ...open.discrepancies.get('D1')!, ...FIRM })
const cleared = given()
for (const trade of cleared.trades.values()) trade.clearingRun = 1
const BUYS = [
  'post clearing CNY 5.00 clearing XSHG → commission-income XSHG',
  'post clearing CNY 0.01 clearing XSHG → transfer-fee-payable XSHG',
  'post clearing CNY 0.03 clearing XSHG → exchange-fee-payable XSHG',
  'post clearing CNY 0.02 clearing XSHG → regulatory-fee-payable XSHG',
]
const SALES = [
  'post clearing CNY 5.00 clearing XSHE → commission-income XSHE',
  'post clearing CNY 0.50 clearing XSHE → stamp-duty-payable XSHE',
  'post clearing CNY 0.01 clearing XSHE → transfer-fee-payable XSHE',
  'post clearing CNY 0.03 clearing XSHE → exchange-fee-payable XSHE',
  'post clearing CNY 0.02 clearing XSHE → regulatory-fee-payable XSHE',
]
const compared = (
  fees: Partial<ComparedFee>[],
  onErrorAccount: ErrorTrade[] = [],
): { gathered: Gathered } => ({
  gathered: {
    from: 'fee-comparison',
    fees: fees.map(fee => ({
      market: 'XSHG',
      tradingUnit: '20001',
      currency: 'CNY',
      fee: 'exchangeFee',
      ours: 3,
      theirs: 3,
      ...fee,
    })),
    onErrorAccount,
    cleared: [],
    maturing: [],
    stated: [],
    firmDifferences: [],
    isFirst: false,
    isLast: true,
  },
})
const FEE = '2026-11-23/fee/XSHG/20001/CNY'
const onErrorAccount: ErrorTrade = {
  market: 'XSHG',
  tradingUnit: '20001',
  code: '600000',
  side: 'buy',
  price: 100_000,
  quantity: 100,
}
const noLimit = given()
noLimit.parameters = {
  ...noLimit.parameters,
  settings: noLimit.parameters.settings.map(row =>
    row.key === 'fee-rounding-limit' ? { ...row, value: 0 } : row,
  ),
}
const AT_NIGHT = '2026-11-23 2026-11-24'
const DUE_ACCOUNT = '1/settlement-due/1/XSHG/2026-11-24'
const FEES_DUE = (amount: number, key: string): string =>
  `insert pending_move ${key} on 2026-11-24 amount ${amount}`
const DUE = (ours: number, unit = '20001'): string =>
  `insert settlement_due 2026-11-24/XSHG/${unit}/CNY ours ${ours}`
const marked = ['T1/buy', 'T2/buy'].map(key => `markTrade 2026-11-23/XSHG//${key} run 1`)

testFunction(clearTrades, {
  given: given(),
  typical: {},
  around: { gathered: acted('C1', 'C2') },
  cases: [
    ['not matched', {}, 'step_out_of_order', { books: withSteps(books(day), UP_TO_E02) }],
    ['before its time', {}, 'step_too_early', { books: laterToday(given(), 'E11') }],
    ['twice', {}, 'step_already_done', { books: given('E11') }],
    ['a discrepancy is open', {}, 'discrepancies_open', { books: open }],
    ["the firm's money differs, and nobody has carried it", {}, 'firm_difference', { books: firmDiffers }],
    [
      'the comparison finds it: it is listed, and the step waits',
      {},
      [
        'insert discrepancy 2026-11-23/money/trades XSHG 20001 CNY open',
        'insert day_step E11 running count 0',
      ],
      { gathered: { ...compared([{ theirs: 5 }]).gathered, firmDifferences: [FIRM] } as Gathered },
    ],
    [
      'tills are open, two of three',
      {},
      'tills_open',
      {
        books: withTills(given(), {
          '1001 CNY': '1.00 open',
          '1001 USD': '0.00 open',
          '1002 CNY': '1.00 closed',
        }),
      },
    ],
    [
      'closed tills and unused ones do not matter',
      {},
      ['insert day_step E11 done count 0'],
      {
        books: withTills(given(), { '1001 CNY': '1.00 closed', '1002 CNY': '1.00' }),
        gathered: acted(),
      },
    ],
    [
      'fees by kind and market, summed over the chunk',
      {},
      [
        ...BUYS,
        ...SALES,
        ...marked,
        'markTrade 2026-11-23/XSHE//T3/sell run 1',
        'insert day_step E11 done count 3 CNY 1062',
      ],
    ],
    [
      'one chunk of two',
      {},
      [...BUYS, ...marked, 'insert day_step E11 running count 2 CNY 506'],
      { gathered: { ...acted('C1'), isLast: false } as Gathered },
    ],
    ['a chunk that was cleared posts nothing', {}, ['insert day_step E11 done count 0'], { books: cleared }],
    ['nobody acted', {}, ['insert day_step E11 done count 0'], { gathered: acted() }],
    ["the fees are the depository's", {}, ['insert day_step E11 done count 0'], compared([{}])],
    [
      'it takes more of one kind, less of another',
      {},
      [
        'post fee-rounding CNY 0.02 fee-rounding XSHG → exchange-fee-payable XSHG',
        `insert discrepancy ${FEE}/exchangeFee rounded`,
        'post fee-rounding CNY 0.01 transfer-fee-payable XSHG → fee-rounding XSHG',
        `insert discrepancy ${FEE}/transferFee rounded`,
        FEES_DUE(2, `${FEE}/exchangeFee`),
        FEES_DUE(-1, `${FEE}/transferFee`),
        DUE(-1),
        'insert day_step E11 done count 0',
      ],
      compared([{ theirs: 5 }, { fee: 'transferFee', theirs: 2 }]),
    ],
    [
      'a yuan is rounding, more is for a person',
      {},
      [
        'post fee-rounding CNY 1.00 fee-rounding XSHG → exchange-fee-payable XSHG',
        `insert discrepancy ${FEE}/exchangeFee rounded`,
        `insert discrepancy ${FEE}/stampDuty open`,
        FEES_DUE(100, `${FEE}/exchangeFee`),
        DUE(-100),
        'insert day_step E11 done count 0',
      ],
      compared([{ theirs: 103 }, { fee: 'stampDuty', theirs: 104 }]),
    ],
    [
      'the limit is a parameter',
      {},
      [`insert discrepancy ${FEE}/exchangeFee open`, DUE(0), 'insert day_step E11 done count 0'],
      { ...compared([{ theirs: 2 }]), books: noLimit },
    ],
    [
      'a trade on the error account has its part in them, of its own unit alone',
      {},
      [
        `post fee-rounding CNY 0.03 exchange-fee-payable XSHG → fee-rounding XSHG`,
        'insert discrepancy 2026-11-23/fee/XSHG/20002/CNY/exchangeFee rounded',
        'post carry-due CNY 1000.00 clearing XSHG → settlement-due XSHG',
        FEES_DUE(1, `${AT_NIGHT} 1/transfer-fee-payable/1/XSHG ${DUE_ACCOUNT}`),
        FEES_DUE(3, `${AT_NIGHT} 1/exchange-fee-payable/1/XSHG ${DUE_ACCOUNT}`),
        FEES_DUE(2, `${AT_NIGHT} 1/regulatory-fee-payable/1/XSHG ${DUE_ACCOUNT}`),
        FEES_DUE(100, `${AT_NIGHT} 1/depository/1001/XSHG 1/clearing/1001/XSHG`),
        FEES_DUE(-3, '2026-11-23/fee/XSHG/20002/CNY/exchangeFee'),
        DUE(-100_006),
        DUE(3, '20002'),
        'insert day_step E11 done count 0',
      ],
      compared([{ theirs: 6 }, { tradingUnit: '20002', theirs: 0 }], [onErrorAccount]),
    ],
    ['the comparison twice', {}, 'step_already_done', { ...compared([{ theirs: 5 }]), books: given('E11') }],
  ],
})
