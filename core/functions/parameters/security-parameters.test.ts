/** S05: a rule for one security takes effect at once; when it is taken back, it is as if there had been none. */
import { books } from '../../testing/books.ts'
import { commonCases, withRows } from '../../testing/parameter-cases.ts'
import { testFunction } from '../../testing/test-function.ts'
import { securityParameters } from './security-parameters.ts'

const RULE = {
  key: '600000.XSHG',
  from: '',
  source: 'test',
  noBuy: false,
  noSell: true,
  maximumOrderQuantity: null,
  maximumOrderAmount: null,
  feePlan: null,
  channels: null,
}

testFunction(securityParameters, {
  given: withRows(books(), 'securityRules', RULE),
  typical: {
    action: 'set',
    table: 'securityRules',
    key: '600000.XSHG',
    validFrom: '2027-01-04',
    value: { noBuy: true, noSell: false },
    reason: 'test',
  },
  cases: [
    ...commonCases('securityRules', '600000.XSHG', {
      earliest: '2026-11-23',
      wrong: { noBuy: false, noSell: false, feePlan: 'nobody' },
    }),
    [
      'a plan that exists, and channels',
      { value: { noBuy: false, noSell: false, feePlan: 'standard', channels: ['counter'] } },
      ['insert parameter securityRules 600000.XSHG from 2027-01-04 no. 6'],
    ],
  ],
})
