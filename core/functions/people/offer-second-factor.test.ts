/** M04d: the password is required once more; a factor in use is not replaced. */
import type { VerifiedSecret } from '../../frame/meta.ts'
import { books } from '../../testing/books.ts'
import { rightSecret, withFactor, withPassword } from '../../testing/second-factors.ts'
import { ANN, MOE, withTellers } from '../../testing/tellers.ts'
import { testFunction } from '../../testing/test-function.ts'
import { offerSecondFactor } from './offer-second-factor.ts'

const tellers = withTellers(books())
const given = withPassword(tellers, ANN)
const secrets = (differing: Partial<VerifiedSecret> = {}) => ({
  secrets: {
    password: rightSecret(ANN, differing),
    secondFactor: rightSecret(ANN, { verified: false, newHash: 'sealed-2' }),
  },
})
const NOW = 1_795_000_000_000
const offered = (how: 'insert' | 'update') => [
  `${how} second_factor tellerNo 1001 sealed sealed-2 status offered`,
]

testFunction(offerSecondFactor, {
  given,
  typical: { password: 'x' },
  around: secrets(),
  cases: [
    ['the first', {}, offered('insert')],
    [
      'another one, before it is confirmed',
      {},
      offered('update'),
      { books: withFactor(given, ANN, 'offered') },
    ],
    ['after a reset', {}, offered('update'), { books: withFactor(given, ANN, 'ended') }],
    ['one is in use', {}, 'second_factor_active', { books: withFactor(given, ANN) }],
    ['a wrong password', {}, 'password_wrong', secrets({ verified: false })],
    ['one that was replaced', {}, 'password_wrong', secrets({ version: 3 })],
    ['somebody else’s', {}, 'password_wrong', secrets({ owner: 1002 })],
    ['locked', {}, 'password_locked', { books: withPassword(tellers, ANN, { lockedUntil: NOW + 1 }) }],
    [
      'a first password',
      {},
      'password_must_change',
      { books: withPassword(tellers, ANN, { mustChange: true }) },
    ],
    [
      'a locked teller',
      {},
      'teller_not_active',
      { principal: { kind: 'teller', tellerNo: MOE, branchNo: 1 } },
    ],
    ['without a password', {}, 'teller_not_active', { books: tellers }],
  ],
})
