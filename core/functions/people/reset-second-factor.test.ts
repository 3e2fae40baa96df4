/** S16: two persons who hold the teller's rights take it back, never for themselves. */
import { expect, test } from 'vitest'
import { books } from '../../testing/books.ts'
import { withFactor, withPassword } from '../../testing/second-factors.ts'
import { ANN, BO, EVE, MAX, withTellers } from '../../testing/tellers.ts'
import { testFunction } from '../../testing/test-function.ts'
import { resetSecondFactor } from './reset-second-factor.ts'

const password = withPassword(withTellers(books()), ANN)
const given = withFactor(password, ANN)
const by = (tellerNo: number, checkerNo: number) => ({
  principal: { kind: 'teller', tellerNo, branchNo: 1 } as const,
  checkerNo,
})
const ended = [
  'update second_factor tellerNo 1001 status ended lastStep 100',
  'update credential sign-in:1001 version 5 failures 2',
]

testFunction(resetSecondFactor, {
  given,
  typical: { tellerNo: ANN },
  around: by(EVE, MAX),
  cases: [
    ['agreed to by one who holds the rights', {}, ended],
    ['asked for by one who holds them', {}, ended, by(MAX, EVE)],
    ['the operator, on the machine', {}, ended, { principal: { kind: 'operator' } }],
    ['neither holds them', {}, 'rights_not_held', by(EVE, BO)],
    ['one’s own', {}, 'own_rights', by(ANN, MAX)],
    ['agreed to by whose it is', {}, 'own_rights', by(MAX, ANN)],
    ['nobody', { tellerNo: 9 }, 'teller_not_found'],
    ['there is none', {}, 'second_factor_none', { books: password }],
    ['only offered', {}, 'second_factor_none', { books: withFactor(password, ANN, 'offered') }],
    ['taken back already', {}, 'second_factor_none', { books: withFactor(password, ANN, 'ended') }],
  ],
})

test('takes two', () => {
  expect(resetSecondFactor.approval).toBe('always')
})
