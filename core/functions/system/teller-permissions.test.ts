/** S07: a role as a whole, new or changed. */
import { books } from '../../testing/books.ts'
import { testFunction } from '../../testing/test-function.ts'
import { tellerPermissions } from './teller-permissions.ts'

testFunction(tellerPermissions, {
  given: books(),
  typical: {
    role: 'clerk',
    titleZh: '柜员',
    titleEn: 'Clerk',
    rights: [{ permission: 'funds.*' }],
    isChecker: false,
    seesPersonalData: false,
  },
  cases: [
    ['all of a module', {}, ['put role clerk funds.*']],
    [
      'up to an amount',
      { rights: [{ permission: 'funds.deposit-withdraw', limit: '5000.00' }, { permission: 'counter.*' }] },
      ['put role clerk funds.deposit-withdraw up to 5000.00, counter.*'],
    ],
  ],
})
