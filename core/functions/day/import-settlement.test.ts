/** E02: the depository's holdings and money are taken after the trades of all markets. */
import { books } from '../../testing/books.ts'
import { laterToday, UP_TO_E27, withSteps } from '../../testing/steps.ts'
import { testFunction } from '../../testing/test-function.ts'
import type { Gathered } from '../../frame/gathered.ts'
import { storedHolding, storedMoney, storedMovement } from '../../procedures/day/file-rows.ts'
import { importSettlement } from './import-settlement.ts'

const holding = {
  securitiesAccount: 'A000000001',
  tradingUnit: '20001',
  code: '600000',
  shareNature: 'tradable',
  quantity: 100,
  bought: 0,
  sold: 0,
} as const
const custody = {
  answerNo: 1,
  requestNo: 7,
  kind: 'designate',
  result: 'confirmed',
  securitiesAccount: 'A000000001',
  tradingUnit: '',
  otherUnit: '20001',
  code: '',
  quantity: 0,
  reason: '',
} as const
const money = [
  {
    tradingUnit: '20001',
    currency: 'CNY',
    buys: 300,
    sells: 500,
    repoBack: 70,
    repoRepaid: 9,
    stampDuty: 250,
    transferFee: 4,
    exchangeFee: 15,
    regulatoryFee: 9,
    settlementFee: null,
  },
] as const

const movements = [
  { tradingUnit: '20001', currency: 'CNY', settlementDate: '2026-11-23', amount: 4_200 },
] as const

function file(differing: Partial<Extract<Gathered, { from: 'settlement-files' }>> = {}): Gathered {
  return {
    from: 'settlement-files',
    market: 'XSHG',
    tradeDate: '2026-11-23',
    checksum: 'c1',
    firstRow: 0,
    isFirst: true,
    isLast: true,
    custody: [],
    holdings: [holding, holding],
    money,
    movements,
    ...differing,
  }
}

const OF = { market: 'XSHG', tradeDate: '2026-11-23' } as const
const dayEnd = { day: '2026-11-23 day-end' }
const E01 = [...UP_TO_E27, 'E01-XSHG', 'E01-XSHE', 'E01-BJSE']

testFunction(importSettlement, {
  given: withSteps(books(dayEnd), E01),
  typical: { market: 'XSHG' },
  around: { gathered: file() },
  cases: [
    ['the other market', {}, 'file_of_other_market', { gathered: file({ market: 'XSHE' }) }],
    ['of another day', {}, 'file_of_other_date', { gathered: file({ tradeDate: '2026-11-20' }) }],
    [
      "the market's trades are missing",
      {},
      'step_out_of_order',
      { books: withSteps(books(dayEnd), [...UP_TO_E27, 'E01-XSHE', 'E01-BJSE']) },
    ],
    ['before its time', {}, 'step_too_early', { books: laterToday(withSteps(books(dayEnd), E01), 'E02') }],
    [
      'the trades are half taken in',
      {},
      'step_out_of_order',
      { books: withSteps(books(dayEnd), [...UP_TO_E27, 'E01-XSHG running', 'E01-XSHE']) },
    ],
    [
      'all at once',
      {},
      [
        'storeFile depository_holding 2',
        'storeFile depository_money 1',
        'storeFile depository_movement 1',
        'insert day_step E02-XSHG done count 2 CNY 200',
      ],
    ],
    [
      'a line of custody by itself, the money with it; what answers nobody is listed',
      {},
      [
        'insert unplaced 1 custody no such request',
        'storeFile depository_holding 0',
        'storeFile depository_money 1',
        'storeFile depository_movement 1',
        'insert day_step E02-XSHG running count 1 CNY 200',
      ],
      { gathered: file({ custody: [custody], holdings: [], isLast: false }) },
    ],
    [
      'the holdings after it',
      {},
      [
        'storeFile depository_holding 2',
        'storeFile depository_money 0',
        'storeFile depository_movement 0',
        'update day_step E02-XSHG done count 3 CNY 1',
      ],
      {
        books: withSteps(books(dayEnd), [...E01, 'E02-XSHG running c1 1']),
        gathered: file({ firstRow: 1, isFirst: false, money: [] }),
      },
    ],
    [
      'the custody line again after an interruption is passed over',
      {},
      [
        'storeFile depository_holding 0',
        'storeFile depository_money 0',
        'storeFile depository_movement 0',
        'update day_step E02-XSHG running count 1 CNY 1',
      ],
      {
        books: withSteps(books(dayEnd), [...E01, 'E02-XSHG running c1 1']),
        gathered: file({ custody: [custody], holdings: [], isLast: false }),
      },
    ],
    [
      'the other market first',
      { market: 'XSHE' },
      [
        'storeFile depository_holding 2',
        'storeFile depository_money 1',
        'storeFile depository_movement 1',
        'insert day_step E02-XSHE done count 2 CNY 200',
      ],
      { gathered: file({ market: 'XSHE' }) },
    ],
    [
      'the same files again change nothing',
      {},
      [],
      { books: withSteps(books(dayEnd), [...E01, 'E02-XSHG done c1']) },
    ],
    [
      'corrected ones take their place',
      { replace: true },
      [
        'insert set_aside_row 1/depository_holding/A000000001.XSHG/20001/600000/',
        'storeFile depository_holding 1',
        'storeFile depository_holding 0',
        'insert set_aside_row 1/depository_money/XSHG/20001/CNY',
        'storeFile depository_money 1',
        'storeFile depository_money 0',
        'insert set_aside_row 1/depository_movement/XSHG/20001/CNY/2026-11-23',
        'storeFile depository_movement 1',
        'storeFile depository_movement 0',
        'update day_step E02-XSHG done count 1 CNY 200',
      ],
      {
        books: withSteps(books(dayEnd), [...E01, 'E02-XSHG done c1 2']),
        gathered: file({
          checksum: 'c2',
          holdings: [{ ...holding, quantity: 300 }],
          former: {
            holdings: [storedHolding(OF, holding)],
            money: [{ ...storedMoney(OF, money[0]), buys: 1 }],
            movements: [{ ...storedMovement(OF, movements[0]), amount: 4_100 }],
          },
        }),
      },
    ],
    [
      'when clearing has begun they come too late',
      { replace: true },
      'day_already_cleared',
      {
        books: withSteps(books(dayEnd), [...E01, 'E02-XSHG done c1 2', 'E11 running']),
        gathered: file({ checksum: 'c2' }),
      },
    ],
    [
      'others are refused',
      {},
      'step_already_done',
      { books: withSteps(books(dayEnd), [...E01, 'E02-XSHG done c2']) },
    ],
    [
      'again from the start after an interruption',
      {},
      [
        'storeFile depository_holding 1',
        'storeFile depository_money 0',
        'storeFile depository_movement 0',
        'update day_step E02-XSHG done count 2 CNY 1',
      ],
      { books: withSteps(books(dayEnd), [...E01, 'E02-XSHG running c1 1']) },
    ],
    [
      'others halfway',
      {},
      'other_file_half_taken',
      { books: withSteps(books(dayEnd), [...E01, 'E02-XSHG running c2 1']) },
    ],
  ],
})
