/** S04: what orders are checked and charged with changes before the first session, or from a later date. */
import { books, copyOf } from '../../testing/books.ts'
import { commonCases, parameterSet, withRows } from '../../testing/parameter-cases.ts'
import { testFunction } from '../../testing/test-function.ts'
import { tradingParameters } from './trading-parameters.ts'

const COMMISSION = { rate: '0.025', minimum: '5.00', isInclusive: false }
const MORNING = {
  phase: 'continuous',
  start: '09:30',
  end: '11:30',
  acceptsOrders: true,
  acceptsCancels: true,
  isMatching: true,
}
const OWN_PLAN = { plan: 'own', from: '2026-11-18' }
const STORM_DAY = { key: '2026-storm', from: '2026-11-19', to: '2026-11-19' }
const STORM = { days: 1, nameZh: '台风', nameEn: 'Typhoon' }
const given = withRows(books(), 'stampDuty', {
  key: 'stock',
  from: '',
  source: 'test',
  buy: 0,
  sell: 40_000,
  maximum: null,
})
const withPlan = parameterSet(copyOf(given), 'commissions', {
  ...given.parameters.commissions[0]!,
  ...OWN_PLAN,
})
const withHoliday = parameterSet(copyOf(given), 'holidays', {
  ...given.parameters.holidays[0]!,
  ...STORM_DAY,
})

testFunction(tradingParameters, {
  given,
  typical: {
    action: 'set',
    table: 'stampDuty',
    key: 'stock',
    validFrom: '2027-01-04',
    value: { buy: '0.00', sell: '0.025' },
    reason: 'test',
  },
  cases: [
    ...commonCases('stampDuty', 'stock', { earliest: '2026-11-24' }),
    [
      'today, before the first session',
      { validFrom: '2026-11-23' },
      ['insert parameter stampDuty stock from 2026-11-23 no. 6'],
      { time: '09:14' },
    ],
    ['today, in the first session', { validFrom: '2026-11-23' }, 'parameter_from_past', { time: '09:15' }],
    [
      'a plan of its own',
      { table: 'commissions', key: 'vip/stock', value: COMMISSION },
      ['insert parameter commissions vip/stock from 2027-01-04 no. 6'],
    ],
    [
      'no commission above its cap',
      { table: 'commissions', key: 'vip/stock', value: { ...COMMISSION, rate: '0.31' } },
      'parameter_value_invalid',
    ],
    [
      "the narrowest class' cap counts",
      { table: 'commissions', key: 'vip/government-bond', value: COMMISSION },
      'parameter_value_invalid',
    ],
    [
      'sessions with a gap',
      {
        table: 'sessions',
        key: 'XSHG.stock',
        value: { sessions: [MORNING, { ...MORNING, start: '13:00', end: '15:00' }] },
      },
      'parameter_value_invalid',
    ],
    [
      'sessions without',
      {
        table: 'sessions',
        key: 'XSHG.stock',
        value: { sessions: [MORNING, { ...MORNING, start: '11:30', end: '15:00' }] },
      },
      ['insert parameter sessions XSHG.stock from 2027-01-04 no. 6'],
    ],
    [
      'a holiday today',
      { table: 'holidays', key: '2026-storm', validFrom: '2026-11-23', value: STORM },
      'parameter_from_past',
    ],
    [
      'a holiday tomorrow',
      { table: 'holidays', key: '2026-storm', validFrom: '2026-11-24', value: STORM },
      ['insert parameter holidays 2026-storm from 2026-11-24 no. 6'],
    ],
    [
      'what began where nothing was ends',
      { action: 'go-back', parameterNo: 6 },
      ['insert parameter commissions own/stock from 2026-11-24 no. 7'],
      { books: withPlan },
    ],
    [
      'a holiday that is over is over',
      { action: 'go-back', parameterNo: 6 },
      'parameter_from_past',
      { books: withHoliday },
    ],
  ],
})
