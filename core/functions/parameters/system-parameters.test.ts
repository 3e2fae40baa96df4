/** S01: the firm's own numbers change at once or from a date; interest only from a later date. */
import { books } from '../../testing/books.ts'
import { commonCases, withRows } from '../../testing/parameter-cases.ts'
import { testFunction } from '../../testing/test-function.ts'
import { systemParameters } from './system-parameters.ts'

const INTEREST = { rate: '0.10', overdraftRate: '18.00', dayCount: 360 }

testFunction(systemParameters, {
  given: withRows(books(), 'settings', { key: 'password-tries', from: '', source: 'test', value: 4 }),
  typical: {
    action: 'set',
    table: 'settings',
    key: 'password-tries',
    validFrom: '2027-01-04',
    value: { count: 3 },
    reason: 'test',
  },
  cases: [
    ...commonCases('settings', 'password-tries', { earliest: '2026-11-23', wrong: { count: 21 } }),
    ['a switch is no number', { key: 'price-cage-refuses', value: { count: 1 } }, 'parameter_value_invalid'],
    [
      'nor has it one beside',
      { key: 'price-cage-refuses', value: { isOn: true, count: 1 } },
      'parameter_value_invalid',
    ],
    ['an amount has to be there', { key: 'custody-transfer-fee', value: {} }, 'parameter_value_invalid'],
    [
      'an amount is not in fen',
      { key: 'custody-transfer-fee', value: { count: 3000 } },
      'parameter_value_invalid',
    ],
    [
      'an amount is in yuan',
      { key: 'custody-transfer-fee', value: { amount: '30.00' } },
      ['insert parameter settings custody-transfer-fee from 2027-01-04 no. 6'],
    ],
    [
      'a switch',
      { key: 'price-cage-refuses', value: { isOn: true } },
      ['insert parameter settings price-cage-refuses from 2027-01-04 no. 6'],
    ],
    [
      'a second person for what cannot wait for one',
      { table: 'approvalRules', key: 'C93.*.*', value: { amount: '0.00' } },
      'approval_never_granted',
    ],
    [
      'also for what a day comes to',
      { table: 'approvalRules', key: 'C93.*.*', value: { dailyAmount: '1.00' } },
      'approval_never_granted',
    ],
    [
      'that none is asked for may be said',
      { table: 'approvalRules', key: 'E12.*.*', value: {} },
      ['insert parameter approvalRules E12.*.* from 2027-01-04 no. 6'],
    ],
    [
      'a second person for a step of the day end',
      { table: 'approvalRules', key: 'E12.*.*', value: { amount: '0.00' } },
      ['insert parameter approvalRules E12.*.* from 2027-01-04 no. 6'],
    ],
    [
      'a second person for every batch of orders',
      { table: 'approvalRules', key: 'C03.*.*', value: { amount: '0.00' } },
      ['insert parameter approvalRules C03.*.* from 2027-01-04 no. 6'],
    ],
    [
      'interest of the running day has begun',
      { table: 'interestRates', key: 'CNY', validFrom: '2026-11-23', value: INTEREST },
      'parameter_from_past',
    ],
    [
      'interest from tomorrow',
      { table: 'interestRates', key: 'CNY', validFrom: '2026-11-24', value: INTEREST },
      ['insert parameter interestRates CNY from 2026-11-24 no. 6'],
    ],
    [
      'the days of a year change only with an interest period',
      { table: 'interestRates', key: 'CNY', value: { ...INTEREST, dayCount: 365 } },
      'parameter_value_invalid',
    ],
    [
      'as on the 21st of December',
      { table: 'interestRates', key: 'CNY', validFrom: '2026-12-21', value: { ...INTEREST, dayCount: 365 } },
      ['insert parameter interestRates CNY from 2026-12-21 no. 6'],
    ],
  ],
})
