/** S07: a role as a whole, new or changed. */
import { books } from '../../testing/books.ts'
import { needingFactor } from '../../testing/second-factors.ts'
import { ANN, BO, EVE, withTellers } from '../../testing/tellers.ts'
import { testFunction } from '../../testing/test-function.ts'
import { tellerPermissions } from './teller-permissions.ts'

const by = (tellerNo: number, checkerNo?: number) => ({
  principal: { kind: 'teller', tellerNo, branchNo: 1 } as const,
  ...(checkerNo === undefined ? {} : { checkerNo }),
})

const given = withTellers(books())
const coded = needingFactor(given, 'clerk')

testFunction(tellerPermissions, {
  given,
  around: by(EVE),
  typical: {
    role: 'clerk',
    titleZh: '柜员',
    titleEn: 'Clerk',
    rights: [{ permission: 'funds.*' }],
    isChecker: false,
    seesPersonalData: false,
  },
  cases: [
    ['all of a module', {}, ['update role clerk funds.*']],
    [
      'up to an amount',
      { rights: [{ permission: 'funds.deposit-withdraw', limit: '5000.00' }, { permission: 'counter.*' }] },
      ['update role clerk funds.deposit-withdraw up to 5000.00 CNY, counter.*'],
    ],
    [
      'by currency, class, hours and workstation',
      {
        rights: [
          {
            permission: 'funds.*',
            limit: '1.00',
            limitUsd: '2.00',
            limitHkd: '3.00',
            dailyLimit: '4.00',
            dailyLimitUsd: '5.00',
            dailyLimitHkd: '6.00',
            clientClasses: ['ordinary', 'vip'],
            from: '09:00',
            to: '24:00',
            workstations: ['10.1.*'],
          },
        ],
      },
      [
        'update role clerk funds.* up to 1.00 CNY, 2.00 USD, 3.00 HKD a day 4.00 CNY, 5.00 USD, 6.00 HKD classes ordinary vip 32400-86400 at 10.1.*',
      ],
    ],
    [
      'for checking only',
      { rights: [{ permission: 'funds.*', checksOnly: true }] },
      ['update role clerk funds.* for checking'],
    ],
    ['with a second factor', { needsSecondFactor: true }, ['update role clerk funds.* with a code']],
    ['said of neither: it stays', {}, ['update role clerk funds.* with a code'], { books: coded }],
    ['no more', { needsSecondFactor: false }, ['update role clerk funds.* without a code'], { books: coded }],
    ['a role that one holds', {}, 'own_rights', by(ANN)],
    ['a role that the checker holds', {}, 'own_rights', by(EVE, ANN)],
    ['what neither holds', { role: 'king', rights: [{ permission: '*' }] }, 'rights_not_held', by(ANN, BO)],
    ['what the checker holds', { role: 'king' }, ['insert role king funds.*'], by(EVE, BO)],
    ['what the maker holds', { role: 'king' }, ['insert role king funds.*'], by(BO, EVE)],
    [
      'one half each',
      { role: 'king', rights: [{ permission: 'orders.cancel-order' }, { permission: 'system.approve' }] },
      ['insert role king orders.cancel-order, system.approve'],
      by(ANN, BO),
    ],
    ['checking, by two who do not', { role: 'king', isChecker: true }, 'rights_not_held', by(ANN, EVE)],
    [
      'personal data, by two who see none',
      { role: 'king', seesPersonalData: true },
      'rights_not_held',
      by(BO, ANN),
    ],
    [
      'the system installs anything',
      { role: 'king', rights: [{ permission: '*' }] },
      ['insert role king *'],
      { principal: { kind: 'operator' } },
    ],
    ['of an unknown branch', { rights: [{ permission: 'funds.*', branches: [2, 77] }] }, 'branch_not_found'],
    [
      'of named branches',
      { rights: [{ permission: 'funds.*', branches: [2, 3] }] },
      ['update role clerk funds.* branches 2 3'],
    ],
    ['only a beginning', { rights: [{ permission: 'funds.*', from: '09:00' }] }, 'hours_wrong'],
    ['only an end', { rights: [{ permission: 'funds.*', to: '09:00' }] }, 'hours_wrong'],
    [
      'no time between them',
      { rights: [{ permission: 'funds.*', from: '09:00', to: '09:00' }] },
      'hours_wrong',
    ],
    [
      'over midnight',
      { rights: [{ permission: 'funds.*', from: '22:00', to: '06:00' }] },
      ['update role clerk funds.* 79200-21600'],
    ],
  ],
})
