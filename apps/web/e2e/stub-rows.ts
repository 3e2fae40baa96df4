/** Invented rows for the stub: one client with money, holdings, orders and trades; a market; a day that was closed. */
import { STUB_DISCREPANCIES, STUB_PLAN } from './stub-day.ts'
import { ownRequests, STUB_APPROVALS } from './stub-approvals.ts'
import { STUB_JOBS } from './stub-jobs.ts'

type Row = Record<string, unknown>

const clients = [
  ['李明', 'lm', 'normal'],
  ['张伟强', 'zwq', 'normal'],
  ['欧阳静怡', 'oyjy', 'frozen'],
  ['上海浦江投资管理有限公司', 'shpjtz', 'normal'],
].map(([name, pinyin, status], index): Row => ({
  clientNo: 10_000_001 + index,
  name,
  pinyin,
  kind: index === 3 ? 'institution' : 'person',
  status,
  identityNumber: '3101**********123X',
  phone: '138****5678',
  branchNo: 1,
  cashAccounts: [1_000_000_101 + index * 100],
  securitiesAccounts: [`A10000000${index}.XSHG`],
}))

const instruments = [
  ['600000', 'XSHG', '浦发银行', 'pfyh', '12.85'],
  ['600519', 'XSHG', '贵州茅台', 'gzmt', '1468.00'],
  ['000001', 'XSHE', '平安银行', 'payh', '11.52'],
  ['510300', 'XSHG', '沪深300ETF', 'hs300etf', '4.012'],
  ['300750', 'XSHE', '宁德时代', 'ndsd', '251.30'],
].map(([code, market, name, pinyin, previousClose]): Row => ({
  instrument: `${code}.${market}`,
  code,
  market,
  name,
  pinyin,
  previousClose,
  lastPrice: previousClose,
  kind: 'stock',
}))

let allInstruments: readonly Row[] = instruments
let byId = new Map(instruments.map(row => [row['instrument'], row]))

/** As many as both exchanges list, so that screens are seen with them. */
export function fillMarket(count: number): void {
  const more = Array.from({ length: Math.max(0, count - instruments.length) }, (_, index): Row => {
    const market = index % 2 === 0 ? 'XSHG' : 'XSHE'
    const code = String((index % 2 === 0 ? 601_000 : 2_000) + (index >> 1)).padStart(6, '0')
    const name = `第${index + 1}号股份`
    const previousClose = (5 + (index % 400) / 10).toFixed(2)
    const row = { code, market, name, previousClose, pinyin: `d${index + 1}hgf`, lastPrice: previousClose }
    return { ...row, instrument: `${code}.${market}`, kind: 'stock' }
  })
  allInstruments = [...instruments, ...more]
  byId = new Map(allInstruments.map(row => [row['instrument'], row]))
}

/** Prices in 1/10000; `higher` is added to the last one. Undefined for a security that nobody has quoted. */
export function stubQuote(instrument: string, higher = 0): object | undefined {
  const row = byId.get(instrument)
  if (row === undefined) return undefined
  const { code, market, previousClose } = row
  const tick = code === '510300' ? 10 : 100
  const close = Math.round(Number(previousClose) * 10_000)
  const last = close + tick * (12 + higher)
  const level = (offset: number, quantity: number) => [last + offset * tick, quantity]
  return {
    market,
    code,
    tradeDate: '2026-11-23',
    time: 34_265,
    phase: 'continuous',
    isSuspended: false,
    previousClose: close,
    open: close + tick * 3,
    high: last + tick * 5,
    low: close - tick * 8,
    last,
    close: null,
    volume: 18_456_700,
    amount: 23_812_345_678_00,
    asks: [level(1, 12_300), level(2, 45_600), level(3, 8_900), level(4, 120_000), level(5, 33_000)],
    bids: [level(0, 5_400), level(-1, 67_800), level(-2, 23_100), level(-3, 9_900)],
    upperLimit: Math.round((close * 1.1) / tick) * tick,
    lowerLimit: Math.round((close * 0.9) / tick) * tick,
  }
}

const STATUSES = [
  'new',
  'partiallyFilled',
  'filled',
  'canceled',
  'rejected',
  'queued',
  'pendingCancel',
  'expired',
  'canceled',
  'filled',
]
const orders = Array.from({ length: 240 }, (_, index): Row => {
  const instrument = instruments[index % instruments.length] as Row
  const status = STATUSES[index % STATUSES.length] as string
  const quantity = 100 * (1 + ((index * 7) % 40))
  const filled =
    status === 'filled'
      ? quantity
      : status === 'partiallyFilled' || index % 10 === 8
        ? Math.floor(quantity / 200) * 100
        : 0
  const client = clients[index % clients.length] as Row
  return {
    orderId: 1023 - index,
    tradeDate: '2026-11-23',
    enteredAt: Date.UTC(2026, 10, 23, 1, 31, 5) - index * 1700,
    clientNo: client['clientNo'],
    clientName: client['name'],
    cashAccountNo: 1_000_000_101,
    market: instrument['market'],
    code: instrument['code'],
    name: instrument['name'],
    currency: 'CNY',
    side: index % 3 === 0 ? 'sell' : 'buy',
    orderType: index % 11 === 4 ? 'best-five-then-cancel' : 'limit',
    price: instrument['previousClose'],
    quantity,
    filledQuantity: filled,
    canceledQuantity: status === 'canceled' ? quantity - filled : 0,
    filledAmount: (filled * Number(instrument['previousClose'])).toFixed(2),
    fees: filled === 0 ? '0.00' : '5.32',
    status,
    channel: index % 4 === 0 ? 'web' : 'counter',
    tellerNo: 1001,
    rejectReason: status === 'rejected' ? '价格超出涨跌停' : '',
  }
})

const holdings = instruments.slice(0, 3).map((instrument, index): Row => ({
  clientNo: 10_000_001,
  holdingNo: 501 + index,
  securitiesAccountId: 'A100000001.XSHG',
  market: instrument['market'],
  code: instrument['code'],
  name: instrument['name'],
  tradingUnit: '',
  total: 1000 * (index + 1),
  sellable: 900 * (index + 1),
  boughtToday: 100,
  soldToday: 0,
  onHold: 0,
  frozen: 0,
  restricted: 0,
  currency: 'CNY',
  averagePrice: '11.9032',
  lastPrice: instrument['previousClose'],
  cost: '11903.20',
  marketValue: '12850.00',
  profit: index === 1 ? '-812.40' : '946.80',
  lots: [],
}))

const cash = (clientNo: number): Row[] => [
  {
    clientNo,
    name: '李明',
    accountNo: 1_000_000_101,
    currency: 'CNY',
    status: 'normal',
    custodyMode: 'counter',
    balance: '1234567.89',
    settled: '1200000.00',
    unsettledProceeds: '34567.89',
    unsettledPurchases: '12850.00',
    onHold: '25705.42',
    frozen: '0.00',
    uncleared: '0.00',
    available: '1196012.47',
    withdrawable: '1161444.58',
    lots: [
      { tradeDate: '2026-11-23', settlementDate: '2026-11-24', purchases: '12850.00', proceeds: '34567.89' },
    ],
    holds: [{ orderId: 1022, side: 'buy', code: '600000', name: '浦发银行', amount: '25705.42' }],
    freezes: [],
  },
  {
    clientNo,
    name: '李明',
    accountNo: 1_000_000_102,
    currency: 'USD',
    status: 'normal',
    custodyMode: 'third-party',
    balance: '500.00',
    settled: '500.00',
    unsettledProceeds: '0.00',
    unsettledPurchases: '0.00',
    onHold: '0.00',
    frozen: '0.00',
    uncleared: '0.00',
    available: '500.00',
    withdrawable: '500.00',
    lots: [],
    holds: [],
    freezes: [],
  },
]

const profile = (clientNo: number): Row => ({
  ...clients.find(each => each['clientNo'] === clientNo),
  identityType: 'id-card',
  identityExpiresOn: '2036-05-01',
  address: '上海市浦东新区**路**号',
  profession: '工程师',
  clientClass: 'ordinary',
  riskLevel: 4,
  channels: ['counter', 'web', 'phone'],
  boards: ['star', 'chinext'],
  openedOn: '2026-01-05',
  securitiesAccounts: [
    { securitiesAccountId: 'A100000001.XSHG', market: 'XSHG' },
    { securitiesAccountId: '0100000001.XSHE', market: 'XSHE' },
  ],
})

const TITLES = [
  '每种资产合计为零|Every asset sums to zero',
  '余额等于流水之和|Every balance equals its entries',
  '委托冻结与委托相符|Holds are explained by open orders',
  '每笔成交有且仅有一笔委托|Every trade has one order',
  "客户资金与存放相符|Clients' cash equals where it lies",
]
const certificate: Row = {
  businessDate: '2026-11-20',
  isProved: true,
  content: {
    businessDate: '2026-11-20',
    batchNo: 4711,
    chainHash: '9f2c4e1ab07d5533c1aa0e42d8f6b7719f2c4e1ab07d5533c1aa0e42d8f6b771',
    clearingRun: 1,
    isProved: true,
    exceptions: [{ name: '2026-11-20/different/x', since: '2026-11-20' }],
    lines: TITLES.map((title, index) => ({
      name: `line-${index}`,
      title: { zh: title.split('|')[0], en: title.split('|')[1] },
      isInternal: index < 4,
      isTrue: index !== 4,
      count: index === 4 ? 2 : 0,
      examples: index === 4 ? [{ currency: 'CNY', ours: 100, theirs: 90 }] : [],
    })),
    totals: {
      counts: {
        orders: 20_000,
        filled: 12_345,
        canceled: 1_200,
        rejected: 87,
        expired: 6_368,
        trades: 14_002,
        entries: 98_765,
        commands: 21_345,
        clients: 500,
      },
      fees: [
        {
          currency: 'CNY',
          commission: '70102.00',
          stampDuty: '35432.10',
          transferFee: '1203.40',
          exchangeFee: '4812.33',
          regulatoryFee: '2405.10',
          settlementFee: '0.00',
        },
      ],
      cash: [{ currency: 'CNY', clients: '512345678.90' }],
    },
  },
}

const day: Row = {
  businessDate: '2026-11-23',
  phase: 'day-end',
  clearingRun: 1,
  dayNo: 2,
  batchNo: 5000,
  nextTradingDay: '2026-11-24',
  warnings: [],
  openTills: 2,
  plan: STUB_PLAN,
  markets: ['XSHG', 'XSHE', 'BJSE'].map(market => ({
    market,
    tradeDate: '2026-11-23',
    listed: true,
    streamComplete: true,
  })),
  steps: ['E01-XSHG', 'E01-XSHE', 'E02-XSHG'].map((code, index) => ({
    code,
    run: 1,
    status: index === 2 ? 'running' : 'done',
    startedAt: '2026-11-23T07:30:00Z',
    endedAt: index === 2 ? null : '2026-11-23T07:30:03.4Z',
    count: 7_001,
    sums: index === 0 ? { CNY: 123_456_789_00 } : {},
    tellerNo: 1001,
    detail: '',
  })),
}

const vouchers: Row[] = ['deposit', 'withdrawal', 'transfer-in'].map((kind, index) => ({
  voucherNo: 881 + index,
  businessDate: '2026-11-23',
  kind,
  clientNo: 10_000_001,
  clientName: '李明',
  accountNo: 1_000_000_101,
  currency: 'CNY',
  amount: `${(index + 1) * 10_000}.00`,
  tellerNo: 1001,
  summary: '',
  reverses: null,
  reversedBy: null,
}))

const starts = (row: Row, text: string): boolean =>
  ['clientNo', 'name', 'pinyin', 'code'].some(field =>
    JSON.stringify(row[field] ?? '')
      .replace('"', '')
      .startsWith(text),
  )

const batch = (batchNo: number, status: string): Row => ({
  batchNo,
  name: `定投 ${batchNo}`,
  status,
  lines: 5,
  good: 3,
  refused: 2,
  orderCount: 4,
  amount: '12345.60',
  withPassword: 2,
  tellerName: '王柜员',
})

export function rowsOf(report: string, query: URLSearchParams): Row[] {
  const text = query.get('text') ?? ''
  const asked = Number(query.get('client'))
  // A client is found by an account, too.
  const clientNo = asked > 99_999_999 ? Math.floor(asked / 100) : asked
  switch (report) {
    case 'clients':
      return clients.filter(row => starts(row, text))
    case 'instruments':
      return allInstruments.filter(row => text === '' || starts(row, text))
    case 'order-batches':
      return [batch(9, 'checked'), batch(8, 'done')]
    case 'client-profile':
      return [profile(clientNo)]
    case 'client-cash':
      return cash(clientNo)
    case 'client-holdings':
      return holdings
    case 'client-orders':
      return orders.filter(row => row['clientNo'] === clientNo)
    case 'Q13':
    case 'orders':
      return orders.filter(row => query.get('side') === null || row['side'] === query.get('side'))
    case 'order-preview':
      return [
        {
          available: '1196012.47',
          sellable: 900,
          mostQuantity: 92_700,
          lot: 100,
          tick: '0.01',
          lowerLimit: '11.57',
          upperLimit: '14.14',
          warnings: [],
          orderTypes: [
            { orderType: 'limit', phases: ['opening-call', 'continuous'], needsPrice: true },
            { orderType: 'own-best', phases: ['continuous'], needsPrice: false },
            { orderType: 'after-hours-fixed-price', phases: ['after-hours'], needsPrice: true },
          ],
        },
      ]
    case 'day':
      return [day]
    case 'discrepancies':
      return STUB_DISCREPANCIES
    case 'certificates':
      return [certificate]
    case 'jobs':
      return [...STUB_JOBS]
    case 'approvals':
      return STUB_APPROVALS
    case 'own-requests':
      return ownRequests(query.get('approvalId'))
    case 'vouchers':
      return vouchers
    case 'branches':
      return [{ branchNo: 1, code: 'HQ', nameZh: '总部', nameEn: 'Headquarters', status: 'trading' }]
    default:
      return []
  }
}
