/** E01: the depository's trades are taken once, and not before the market's orders have expired. */
import { books } from '../../testing/books.ts'
import { laterToday, UP_TO_E27, withSteps } from '../../testing/steps.ts'
import { testFunction } from '../../testing/test-function.ts'
import type { FileTrade, Gathered } from '../../frame/gathered.ts'
import type { DepositoryTrade } from '../../books/tables/day/depository-trade.ts'
import { storedTrade } from '../../procedures/day/file-rows.ts'
import { importFills } from './import-fills.ts'

const trade: FileTrade = {
  tradeNo: '1',
  tradingUnit: '20001',
  clOrdId: 'O000000001',
  securitiesAccount: 'A000000001',
  code: '600000',
  side: 'buy',
  price: 100_000,
  quantity: 100,
  amount: 100_000,
}
const trades = (count: number): FileTrade[] =>
  Array.from({ length: count }, (_, index) => ({ ...trade, tradeNo: String(index + 1) }))

function file(differing: Partial<Extract<Gathered, { from: 'trades-file' }>> = {}): Gathered {
  return {
    from: 'trades-file',
    market: 'XSHG',
    tradeDate: '2026-11-23',
    checksum: 'c1',
    firstRow: 0,
    isFirst: true,
    isLast: true,
    rows: trades(2),
    ...differing,
  }
}

function withStep(status: 'running' | 'done', count = 2) {
  const given = withSteps(books({ day: '2026-11-23 day-end' }), UP_TO_E27)
  const stepKey = '2026-11-23/1/E01-XSHG'
  given.steps.set(stepKey, {
    stepKey,
    businessDate: '2026-11-23',
    run: 1,
    code: 'E01-XSHG',
    status,
    startedAt: 1,
    endedAt: null,
    cursor: count,
    count,
    sums: { CNY: count * 100_000 },
    tellerNo: 1001,
    detail: 'c1',
  })
  return given
}

/** The firm wants all lists loaded before a day can end. */
function afterLists() {
  const { dayPlan } = books().parameters
  const parameters = {
    dayPlan: dayPlan.map(row => (row.key === 'E01' ? { ...row, after: ['E27', 'X04'] } : row)),
  }
  return withSteps(books({ markets: { XSHG: 'not listed' }, parameters }), UP_TO_E27)
}

const stored = (tradeNo: number, differing: Partial<DepositoryTrade> = {}): DepositoryTrade => ({
  ...storedTrade({ market: 'XSHG', tradeDate: '2026-11-23' }, { ...trade, tradeNo: String(tradeNo) }),
  ...differing,
})

function onErrorAccount() {
  const given = withStep('done')
  const subject = stored(1).tradeKey
  given.discrepancies.set('D1', {
    discrepancyKey: 'D1',
    businessDate: '2026-11-23',
    kind: 'missing-here',
    subject,
    ours: '',
    theirs: '',
    resolution: 'error-account',
    resolvedBy: 1,
  })
  return given
}

const corrected = file({
  checksum: 'c2',
  rows: [trade, { ...trade, tradeNo: '2', quantity: 200 }, { ...trade, tradeNo: '4' }],
  former: [stored(1), stored(2), stored(3)],
})

testFunction(importFills, {
  given: withSteps(books(), UP_TO_E27),
  typical: { market: 'XSHG' },
  around: { gathered: file() },
  cases: [
    ['the other market', {}, 'file_of_other_market', { gathered: file({ market: 'XSHE' }) }],
    ['of another day', {}, 'file_of_other_date', { gathered: file({ tradeDate: '2026-11-20' }) }],
    ['before orders have expired', {}, 'step_out_of_order', { books: books() }],
    ['before its time', {}, 'step_too_early', { books: laterToday(withSteps(books(), UP_TO_E27), 'E01') }],
    ['before what the plan has before it', {}, 'step_out_of_order', { books: afterLists() }],
    [
      'the first file begins the day end',
      {},
      [
        'setDay 2026-11-23 day-end',
        'storeFile depository_trade 2',
        'insert day_step E01-XSHG done count 2 CNY 200000',
      ],
    ],
    [
      'the second does not',
      {},
      ['storeFile depository_trade 2', 'insert day_step E01-XSHG done count 2 CNY 200000'],
      { books: withSteps(books({ day: '2026-11-23 day-end' }), UP_TO_E27) },
    ],
    [
      'a row that nobody could read is listed with it',
      {},
      [
        'storeFile depository_trade 2',
        'insert discrepancy 2026-11-23/file-row/E01-XSHG/jsmx01_js326.b23/3/YWLX open',
        'insert day_step E01-XSHG done count 2 CNY 200000',
      ],
      {
        books: withSteps(books({ day: '2026-11-23 day-end' }), UP_TO_E27),
        gathered: file({
          listed: [{ file: 'jsmx01_js326.b23', line: 3, column: 'YWLX', text: '999' }],
        }),
      },
    ],
    [
      'the files that were kept are its documents',
      {},
      [
        'storeFile depository_trade 2',
        'insert stored_document documentNo 1 name trades.txt sha256 a1 size 9 mediaType text/plain step E01-XSHG businessDate 2026-11-23 tellerNo 1001 isPersonal true',
        'insert day_step E01-XSHG done count 2 CNY 200000',
      ],
      {
        books: withSteps(books({ day: '2026-11-23 day-end' }), UP_TO_E27),
        gathered: file({
          documents: [{ name: 'trades.txt', sha256: 'a1', size: 9, mediaType: 'text/plain' }],
        }),
      },
    ],
    ['the same file again changes nothing', {}, [], { books: withStep('done') }],
    [
      'another one is refused',
      {},
      'step_already_done',
      { books: withStep('done'), gathered: file({ checksum: 'c2' }) },
    ],
    [
      'a corrected one takes its place: what is the same stays, the rest is set aside, and matching begins anew',
      { replace: true },
      [
        'insert set_aside_row 1/depository_trade/2026-11-23/XSHG//2/buy',
        'insert set_aside_row 1/depository_trade/2026-11-23/XSHG//3/buy',
        'storeFile depository_trade 2',
        'storeFile depository_trade 1',
        'update day_step E03 again count 0',
        'update day_step E01-XSHG done count 3 CNY 300000',
      ],
      { books: withSteps(withStep('done'), ['E03']), gathered: corrected },
    ],
    [
      'it again changes nothing',
      { replace: true },
      [],
      { books: withStep('done'), gathered: file({ former: [stored(1), stored(2)] }) },
    ],
    [
      'halfway, too',
      { replace: true },
      ['storeFile depository_trade 1', 'update day_step E01-XSHG done count 1 CNY 100000'],
      { books: withStep('running'), gathered: file({ checksum: 'c2', rows: trades(1) }) },
    ],
    [
      'without a former one it is taken like any other',
      { replace: true },
      [
        'setDay 2026-11-23 day-end',
        'storeFile depository_trade 2',
        'insert day_step E01-XSHG done count 2 CNY 200000',
      ],
    ],
    [
      'when clearing has begun it comes too late',
      { replace: true },
      'day_already_cleared',
      { books: withSteps(withStep('done'), ['E11 running']), gathered: corrected },
    ],
    [
      'a trade that was booked to the error account as the former file had it',
      { replace: true },
      'trade_on_error_account',
      { books: onErrorAccount(), gathered: corrected },
    ],
    [
      'the next chunk',
      {},
      ['storeFile depository_trade 1', 'update day_step E01-XSHG done count 3 CNY 300000'],
      { books: withStep('running'), gathered: file({ firstRow: 2, isFirst: false, rows: trades(1) }) },
    ],
    [
      'the first chunk again after an interruption',
      {},
      ['storeFile depository_trade 0', 'update day_step E01-XSHG running count 2 CNY 200000'],
      { books: withStep('running'), gathered: file({ isLast: false }) },
    ],
    [
      'an earlier chunk again, though a later one is taken in: the restart point stays',
      {},
      ['storeFile depository_trade 0', 'update day_step E01-XSHG running count 4 CNY 400000'],
      { books: withStep('running', 4), gathered: file({ isLast: false }) },
    ],
    [
      'the chunk after the one that somebody else has taken in meanwhile, again',
      {},
      ['storeFile depository_trade 0', 'update day_step E01-XSHG running count 4 CNY 400000'],
      { books: withStep('running', 4), gathered: file({ firstRow: 2, isFirst: false, isLast: false }) },
    ],
    [
      'cut into other chunks',
      {},
      ['storeFile depository_trade 3', 'update day_step E01-XSHG done count 5 CNY 500000'],
      { books: withStep('running'), gathered: file({ rows: trades(5) }) },
    ],
    [
      'another file halfway',
      {},
      'other_file_half_taken',
      { books: withStep('running'), gathered: file({ checksum: 'c2' }) },
    ],
  ],
})
