/** X08: the file is taken whole or not at all, once, on the first day, before the first order. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { books, settled, type BookSpec } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { testFunction } from '../../testing/test-function.ts'
import type { FileOpening, Gathered } from '../../frame/gathered.ts'
import { openingHoldings } from './opening-holdings.ts'

const H = 1_000_000_000_001

const spec: BookSpec = {
  clients: { C2: 'not designated' },
  instruments: { '019547.XSHG': 'government-bond', '204001.XSHG': 'repo, T+0, unlimited' },
}

const row = (differing: Partial<FileOpening> = {}): FileOpening => ({
  lineNo: 3,
  securitiesAccount: 'A000000001',
  tradingUnit: '',
  code: '600000',
  shareNature: 'tradable',
  acquiredOn: '2026-03-02',
  quantity: 100,
  cost: 90_000,
  ...differing,
})

type File = Extract<Gathered, { from: 'opening-file' }>

const file = (rows: readonly FileOpening[], differing: Partial<File> = {}): { gathered: Gathered } => ({
  gathered: {
    from: 'opening-file',
    market: 'XSHG',
    tradeDate: '2026-11-23',
    checksum: 'c',
    firstRow: 0,
    isFirst: true,
    isLast: true,
    rows,
    ...differing,
  },
})

const shenzhen = { securitiesAccount: '0000000001', tradingUnit: '300001', code: '000001' }
const ofShenzhen = (differing: Partial<FileOpening> = {}) =>
  file([row({ ...shenzhen, ...differing })], { market: 'XSHE' })

function taken() {
  const given = books(spec)
  const decision = openingHoldings.decide(given, { market: 'XSHG' }, aMeta(file([row()])))
  if (decision.accepted) applyChanges(given, decision.changes)
  return settled(given)
}

function onDay(dayNo: number) {
  const given = books(spec)
  given.day = { ...given.day, dayNo }
  return given
}

/** One good row stands before the wrong one, but nothing of the file is taken. */
const wrong = (differing: Partial<FileOpening>) => file([row(), row({ lineNo: 4, ...differing })])

testFunction(openingHoldings, {
  given: books(spec),
  typical: { market: 'XSHG' },
  around: file([row()]),
  cases: [
    ['the other market', {}, 'file_of_other_market', ofShenzhen()],
    ['of another day', {}, 'file_of_other_date', file([row()], { tradeDate: '2026-11-20' })],
    ['the same file again', {}, 'opening_already_taken', { books: taken() }],
    [
      'another file of the market',
      {},
      'opening_already_taken',
      { books: taken(), ...file([row()], { checksum: 'd' }) },
    ],
    ['the second day', {}, 'opening_not_first_day', { books: onDay(2) }],
    [
      'after the first order',
      {},
      'opening_after_orders',
      { books: books({ ...spec, cash: { C1: '9000.00' }, orders: [['C1 buy 100 600000.XSHG @ 10.00']] }) },
    ],
    ['unknown account', {}, 'opening_account_unknown', wrong({ securitiesAccount: 'A000000099' })],
    ['unknown security', {}, 'opening_security_unknown', wrong({ code: '600099' })],
    ['what nobody holds', {}, 'opening_security_unsuitable', wrong({ code: '204001' })],
    ['a share is not pledged', {}, 'opening_security_unsuitable', wrong({ shareNature: 'pledged' })],
    ['Shanghai has no units', {}, 'opening_unit_unknown', wrong({ tradingUnit: '20001' })],
    [
      "another broker's unit",
      { market: 'XSHE' },
      'opening_unit_unknown',
      ofShenzhen({ tradingUnit: '399001' }),
    ],
    ['no unit in Shenzhen', { market: 'XSHE' }, 'opening_unit_unknown', ofShenzhen({ tradingUnit: '' })],
    ['bought tomorrow', {}, 'opening_date_wrong', wrong({ acquiredOn: '2026-11-24' })],
    [
      'bought twice: one holding, each purchase with its own cost; and pledged bonds beside it',
      {},
      [
        `openHolding ${H} A000000001.XSHG 600000.XSHG`,
        `post opening 600000.XSHG 100 depository XSHG → holding ${H}`,
        `addCost ${H} 900.00`,
        `insert voucher 1 opening ${H} 600000.XSHG 100`,
        `post opening 600000.XSHG 50 depository XSHG → holding ${H}`,
        `insert voucher 2 opening ${H} 600000.XSHG 50`,
        `openHolding ${H + 1} A000000001.XSHG 019547.XSHG`,
        `post opening 019547.XSHG 1000 depository XSHG → holding ${H + 1}`,
        `addCost ${H + 1} 1000.00`,
        `insert voucher 3 opening ${H + 1} 019547.XSHG 1000`,
        'insert day_step X08-XSHG done count 3',
      ],
      file([
        row(),
        row({ lineNo: 4, acquiredOn: '2026-11-23', quantity: 50, cost: 0 }),
        row({ lineNo: 5, code: '019547', shareNature: 'pledged', quantity: 1000, cost: 100_000 }),
      ]),
    ],
    [
      'more of what is held already, at our unit',
      { market: 'XSHE' },
      [
        `post opening 000001.XSHE 100 depository XSHE → holding ${H}`,
        `addCost ${H} 900.00`,
        `insert voucher 1 opening ${H} 000001.XSHE 100`,
        'insert day_step X08-XSHE done count 1',
      ],
      { books: books({ ...spec, holdings: { 'C1 000001.XSHE': '50 cost 400.00' } }), ...ofShenzhen() },
    ],
    [
      'an account that is designated nowhere',
      {},
      [
        `openHolding ${H} A000000002.XSHG 600000.XSHG`,
        `post opening 600000.XSHG 100 depository XSHG → holding ${H}`,
        `addCost ${H} 900.00`,
        `insert voucher 1 opening ${H} 600000.XSHG 100`,
        'insert day_step X08-XSHG done count 1',
      ],
      file([row({ securitiesAccount: 'A000000002' })]),
    ],
    ['nobody holds anything: the take-over is still to be had', {}, 'opening_file_empty', file([])],
  ],
})

test('never by one person; the line says which row has no place', () => {
  expect(openingHoldings.approval).toBe('always')
  const decision = openingHoldings.decide(books(spec), { market: 'XSHG' }, aMeta(wrong({ code: '600099' })))
  expect(decision).toMatchObject({ accepted: false, values: { line: '4', code: '600099' } })
})
