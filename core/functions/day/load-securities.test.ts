/** X04: loads the day's list; a known code keeps its number, and the market is listed with the last chunk. */
import { expect, test } from 'vitest'
import { applyChanges } from '../../books/changes/change.ts'
import { anInstrument } from '../../rules/testing/an-instrument.ts'
import { books } from '../../testing/books.ts'
import { aMeta } from '../../testing/meta.ts'
import { laterToday } from '../../testing/steps.ts'
import { testFunction } from '../../testing/test-function.ts'
import type { Gathered, ListedSecurity } from '../../frame/gathered.ts'
import { loadSecurities } from './load-securities.ts'

function file(differing: Partial<Extract<Gathered, { from: 'securities-file' }>> = {}): Gathered {
  const rows: ListedSecurity[] = [
    anInstrument({ code: '600000', isSuspended: true }),
    anInstrument({ code: '600519' }),
  ]
  return {
    from: 'securities-file',
    market: 'XSHG',
    tradeDate: '2026-11-23',
    checksum: 'c',
    firstRow: 0,
    isFirst: true,
    isLast: true,
    rows,
    ...differing,
  }
}

/** A plan in which the lists come after the day's fills. */
function afterFills() {
  const { dayPlan } = books().parameters
  const parameters = { dayPlan: dayPlan.map(row => (row.key === 'X04' ? { ...row, after: ['E01'] } : row)) }
  return books({ markets: { XSHG: 'not listed' }, parameters })
}

testFunction(loadSecurities, {
  given: books({ markets: { XSHG: 'not listed' } }),
  typical: { market: 'XSHG' },
  cases: [
    ['the other market', {}, 'file_of_other_market', { gathered: file({ market: 'XSHE' }) }],
    ['of another day', {}, 'file_of_other_date', { gathered: file({ tradeDate: '2026-11-20' }) }],
    ['before its time', {}, 'step_too_early', { books: laterToday(books(), 'X04'), gathered: file() }],
    [
      'before what the plan has before it',
      {},
      'step_out_of_order',
      { books: afterFills(), gathered: file() },
    ],
    [
      'a chunk',
      {},
      [
        'update instrument 600000.XSHG 浦发银行 suspended',
        'insert instrument 600519.XSHG 浦发银行',
        'update market XSHG 2026-11-23 not listed',
      ],
      { gathered: file({ isLast: false }) },
    ],
    ['the last one', {}, ['update market XSHG 2026-11-23 listed'], { gathered: file({ rows: [] }) }],
    [
      'what the exchange has said before stays said',
      {},
      ['update market XSHG 2026-11-23 listed complete'],
      { gathered: file({ rows: [] }), books: books({ markets: { XSHG: 'complete' } }) },
    ],
  ],
})

test('numbers: the old one, and the next free; limits that are gone are gone', () => {
  const given = books()
  const decision = loadSecurities.decide(given, { market: 'XSHG' }, aMeta({ gathered: file() }))
  if (decision.accepted) applyChanges(given, decision.changes)
  expect([
    given.instrumentsById.get('600000.XSHG')?.instrumentNo,
    given.instrumentsById.get('600519.XSHG')?.instrumentNo,
  ]).toEqual([1001, 1003])
  expect(given.instrumentsById.get('600000.XSHG')?.upperLimit).toBeUndefined()
})
