/** M04e: the first code enrols the factor and ends every other session. */
import type { VerifiedSecret } from '../../frame/meta.ts'
import { books } from '../../testing/books.ts'
import { codeOfStep, rightSecret, withFactor, withPassword } from '../../testing/second-factors.ts'
import { ANN, MOE, withTellers } from '../../testing/tellers.ts'
import { testFunction } from '../../testing/test-function.ts'
import { confirmSecondFactor } from './confirm-second-factor.ts'

const password = withPassword(withTellers(books()), ANN)
const given = withFactor(password, ANN, 'offered')
const secrets = (differing: Partial<VerifiedSecret> = {}) => ({
  secrets: { code: rightSecret(ANN, { ...codeOfStep(101), ...differing }) },
})
const locked = (lockedUntil: number) => ({ books: withPassword(given, ANN, { lockedUntil }) })
const NOW = 1_795_000_000_000

testFunction(confirmSecondFactor, {
  given,
  typical: { code: '492039' },
  around: secrets(),
  cases: [
    [
      'right: in use, and the next version',
      {},
      [
        'update second_factor tellerNo 1001 sealed sealed-1 status active lastStep 101',
        'update credential sign-in:1001 version 5 failures 0',
      ],
    ],
    ['wrong', {}, 'code_wrong', secrets({ verified: false })],
    ['none', {}, 'code_wrong', { secrets: {} }],
    ['of what was offered before', {}, 'code_wrong', secrets(codeOfStep(101, 'sealed-0'))],
    ['of a step that was taken', {}, 'code_wrong', secrets(codeOfStep(100))],
    ['of a session with a former password', {}, 'code_wrong', secrets({ version: 3 })],
    ['somebody else’s', {}, 'code_wrong', secrets({ owner: 1002 })],
    ['locked', {}, 'password_locked', locked(NOW + 1)],
    ['nothing offered', {}, 'second_factor_not_offered', { books: password }],
    ['confirmed already', {}, 'second_factor_not_offered', { books: withFactor(password, ANN) }],
    [
      'a locked teller',
      {},
      'teller_not_active',
      { principal: { kind: 'teller', tellerNo: MOE, branchNo: 1 } },
    ],
  ],
})
