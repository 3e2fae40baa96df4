/** M04a: who may sign in, who may not, and what an outsider can learn from the refusal. */
import { describe, expect, test } from 'vitest'
import { emptyBooks } from '../../books/empty-books.ts'
import { defaultParameters } from '../../rules/default-parameters.ts'
import type { Credential } from '../../books/tables/people/credential.ts'
import type { Teller } from '../../books/tables/people/teller.ts'
import type { SecondFactor } from '../../books/tables/people/second-factor.ts'
import type { Meta, VerifiedSecret } from '../../frame/meta.ts'
import { signIn } from './sign-in.ts'

const RIGHT: VerifiedSecret = { kind: 'sign-in', owner: 1001, version: 3, verified: true, newHash: '' }

interface Case {
  teller?: Partial<Teller>
  credential?: Partial<Credential> | null
  secret?: Partial<VerifiedSecret> | null
  name?: string
  /** The status of a second factor whose last used step is 100. */
  factor?: SecondFactor['status']
  /** The role requires one. */
  isNeeded?: boolean
  /** The teller at whose window the password is typed. */
  caller?: Partial<Credential>
}

function decide({ teller, credential, secret, name = 'ann', caller, factor, isNeeded = false }: Case) {
  const books = emptyBooks(defaultParameters())
  if (factor !== undefined)
    books.secondFactors.set(1001, { tellerNo: 1001, sealed: 's', status: factor, lastStep: 100 })
  const role = {
    role: 'clerk',
    titleZh: '',
    titleEn: '',
    rights: [],
    seesPersonalData: false,
    isChecker: false,
  }
  books.roles.set('clerk', { ...role, needsSecondFactor: isNeeded })
  const row: Teller = {
    tellerNo: 1001,
    name: 'ann',
    fullName: 'Ann',
    branchNo: 7,
    roles: ['clerk'],
    status: 'normal',
    ...teller,
  }
  books.tellers.set(1001, row)
  books.tellersByName.set('ann', row)
  const stored: Credential = {
    key: 'sign-in:1001',
    kind: 'sign-in',
    owner: 1001,
    version: 3,
    hash: 'h',
    failures: 0,
    lockedOn: null,
    lockedUntil: null,
    mustChange: false,
    ...credential,
  }
  if (credential !== null) books.credentials.set(stored.key, stored)
  const key = 'sign-in:1002'
  if (caller !== undefined) books.credentials.set(key, { ...stored, key, owner: 1002, ...caller })
  const secrets: Meta['secrets'] = secret === null ? {} : { password: { ...RIGHT, ...secret } }
  const meta: Meta = {
    commandNo: 1,
    at: 0,
    time: 0,
    principal: caller === undefined ? { kind: 'system' } : { kind: 'teller', tellerNo: 1002, branchNo: 7 },
    channel: 'counter',
    workstation: '',
    secrets,
    gathered: undefined,
    checkerNo: null,
  }
  return signIn.decide(books, { name, password: '' }, meta)
}

const cases: [string, Case, string][] = [
  ['an unknown name', { name: 'bo' }, 'password_wrong'],
  ['an unknown name with a secret of another', { name: 'bo', secret: {} }, 'password_wrong'],
  ['a teller without a password', { credential: null }, 'password_wrong'],
  ['a wrong password', { secret: { verified: false } }, 'password_wrong'],
  ['no password', { secret: null }, 'password_wrong'],
  ['a password verified against an older version', { secret: { version: 2 } }, 'password_wrong'],
  ["another teller's password", { secret: { owner: 1002 } }, 'password_wrong'],
  ['locked out, even with the right password', { credential: { lockedUntil: 1 } }, 'password_locked'],
  ['at the window of a locked one', { caller: { lockedUntil: 1 } }, 'password_locked'],
  [
    'closed and a wrong password',
    { teller: { status: 'closed' }, secret: { verified: false } },
    'password_wrong',
  ],
  ['no code, and one is needed', { factor: 'active' }, 'password_wrong'],
  ['a used code', { factor: 'active', secret: { code: { sealed: 's', step: 100 } } }, 'password_wrong'],
  [
    'a code of another secret',
    { factor: 'active', secret: { code: { sealed: 'r', step: 101 } } },
    'password_wrong',
  ],
  ['closed', { teller: { status: 'closed' } }, 'teller_not_active'],
  ['locked by an administrator', { teller: { status: 'locked' } }, 'teller_not_active'],
]

describe('sign-in', () => {
  test('when the lock is over the right password is right again', () => {
    expect(decide({ credential: { lockedUntil: 0, failures: 5 } }).accepted).toBe(true)
  })

  test.each(cases)('%s', (_, given, code) => {
    expect(decide(given)).toEqual({ accepted: false, code, field: undefined, values: undefined })
  })

  test('every declared refusal is shown above', () => {
    expect(new Set(cases.map(([, , code]) => code))).toEqual(new Set(signIn.rejections))
  })

  test('the right password: who it is, and nothing changes', () => {
    expect(decide({ credential: { mustChange: true } })).toEqual({
      accepted: true,
      changes: [],
      result: {
        tellerNo: 1001,
        name: 'ann',
        fullName: 'Ann',
        branchNo: 7,
        roles: ['clerk'],
        mustChangePassword: true,
        mustEnrolSecondFactor: false,
        businessDate: '1970-01-01',
      },
    })
  })

  test('with a code of a later step: it is taken', () => {
    expect(
      decide({ factor: 'active', secret: { code: { sealed: 's', step: 101 } }, isNeeded: true }),
    ).toMatchObject({
      changes: [{ table: 'second_factor', row: { status: 'active', lastStep: 101 } }],
      result: { mustEnrolSecondFactor: false },
    })
  })

  test.each([undefined, 'offered', 'ended'] as const)(
    'with the password alone, while the factor is %s: only to enrol, where a role asks for it',
    factor => {
      const result = { mustEnrolSecondFactor: true }
      expect(decide({ ...(factor && { factor }), isNeeded: true })).toMatchObject({ changes: [], result })
    },
  )
})
