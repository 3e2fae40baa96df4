/** E03: each difference is listed once. */
import { books, copyOf } from '../../testing/books.ts'
import { laterToday, UP_TO_E02, withSteps } from '../../testing/steps.ts'
import { testFunction } from '../../testing/test-function.ts'
import { keepFigures } from '../../books/trade-figures.ts'
import { MOST_TRADE_DIFFERENCES, type FoundDifference, type Gathered } from '../../frame/gathered.ts'
import { matchFills } from './match-fills.ts'

const found = (...differences: FoundDifference[]): Gathered => ({
  from: 'trade-comparison',
  matched: 7,
  differences,
  isFirst: true,
  isLast: true,
})
const theirs = {
  securitiesAccountId: 'A000000001.XSHG',
  code: '600000',
  price: 100_000,
  quantity: 100,
  amount: 100_000,
}
const missing: FoundDifference = { kind: 'missing-here', tradeKey: 'K1', ours: null, theirs }
const many = (count: number): FoundDifference[] =>
  Array.from({ length: count }, (_, i) => ({ ...missing, tradeKey: `K${i + 2}` }))
const given = (): ReturnType<typeof books> => withSteps(books({ day: '2026-11-23 day-end' }), UP_TO_E02)
const listed = given()
const discrepancyKey = '2026-11-23/missing-here/K1'
listed.discrepancies.set(discrepancyKey, {
  discrepancyKey,
  businessDate: '2026-11-23',
  kind: 'missing-here',
  subject: 'K1',
  ours: '',
  theirs: keepFigures(theirs),
  resolution: 'carry-exception',
  resolvedBy: 1001,
})

function onErrorAccount(): ReturnType<typeof books> {
  const built = given()
  const row = listed.discrepancies.get(discrepancyKey)!
  built.discrepancies.set(discrepancyKey, { ...row, ours: '', theirs: '', resolution: 'error-account' })
  return built
}

testFunction(matchFills, {
  given: given(),
  typical: {},
  around: { gathered: found() },
  cases: [
    [
      'a file is missing',
      {},
      'step_out_of_order',
      { books: withSteps(books({ day: '2026-11-23 day-end' }), UP_TO_E02.slice(0, 3)) },
    ],
    ['before its time', {}, 'step_too_early', { books: laterToday(given(), 'E03') }],
    ['done before', {}, 'step_already_done', { books: withSteps(given(), ['E03']) }],
    [
      'as many as there may be are listed',
      {},
      [
        ...many(MOST_TRADE_DIFFERENCES).map(
          each => `insert discrepancy 2026-11-23/missing-here/${each.tradeKey} open`,
        ),
        'insert day_step E03 done count 7',
      ],
      { gathered: found(...many(MOST_TRADE_DIFFERENCES)) },
    ],
    [
      'with more the file is wrong',
      {},
      'too_many_differences',
      { gathered: found(...many(MOST_TRADE_DIFFERENCES + 1)) },
    ],
    ['all agree', {}, ['insert day_step E03 done count 7']],
    [
      'what is on the error account stays resolved, although it was booked from other figures',
      {},
      ['insert day_step E03 done count 7'],
      { books: onErrorAccount(), gathered: found(missing) },
    ],
    [
      'one is missing',
      {},
      [`insert discrepancy ${discrepancyKey} open`, 'insert day_step E03 done count 7'],
      { gathered: found(missing) },
    ],
    [
      'what was found and resolved before stays so',
      {},
      ['insert day_step E03 done count 7'],
      { gathered: found(missing), books: listed },
    ],
    [
      'with other figures it is open again',
      {},
      [`update discrepancy ${discrepancyKey} open`, 'insert day_step E03 done count 7'],
      { gathered: found({ ...missing, theirs: { ...theirs, quantity: 200 } }), books: listed },
    ],
    [
      'what a corrected file has ended is carried no more',
      {},
      [`update discrepancy ${discrepancyKey} corrected`, 'update day_step E03 done count 7'],
      { books: withSteps(copyOf(listed), ['E03 again']) },
    ],
  ],
})
