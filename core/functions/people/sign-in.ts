/**
 * M04a 签到 — a teller signs in.
 *
 * Password and code are verified outside the engine, as one secret. This function decides what follows, one attempt after
 * another, so that the lock-out is exact however many attempts come at once, and a code is used once. An unknown name, a wrong
 * password and a wrong code get the same answer.
 */
import { Type } from 'typebox'
import type { Books } from '../../books/books.ts'
import type { Credential } from '../../books/tables/people/credential.ts'
import type { Teller } from '../../books/tables/people/teller.ts'
import type { SecondFactor } from '../../books/tables/people/second-factor.ts'
import { AnyText, BusinessDateField, ListOf } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { BranchNo, Code, Flag, Secret, TellerNo, Text } from '../../frame/fields.ts'
import { isLocked } from '../../procedures/people/count-secrets.ts'
import { activeFactor, isCodeGood, mustEnrol, takeCode } from '../../procedures/people/second-factor.ts'
import type { Meta, VerifiedSecret } from '../../frame/meta.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const signIn = defineFunction({
  code: 'M04a',
  name: 'sign-in',
  title: { zh: '签到', en: 'Sign in' },
  module: 'system',
  kind: 'command',
  runBy: 'system',
  phases: 'any',
  input: Type.Object({
    name: Text({ zh: '柜员名', en: 'Name' }, 40),
    password: Secret({ zh: '密码', en: 'Password' }, 'sign-in'),
    code: Type.Optional(Code),
  }),
  answer: Type.Object({
    tellerNo: TellerNo({ zh: '柜员号', en: 'Teller number' }),
    name: AnyText({ zh: '登录名', en: 'Sign-in name' }),
    fullName: AnyText({ zh: '姓名', en: 'Full name' }),
    branchNo: BranchNo(),
    roles: ListOf({ zh: '岗位', en: 'Roles' }, Type.String()),
    mustChangePassword: Flag({ zh: '须先改密', en: 'Has to change the password' }),
    mustEnrolSecondFactor: Flag({ zh: '须先登记动态口令', en: 'Has to enrol a second factor' }),
    businessDate: BusinessDateField,
  }),
  rejections: ['password_wrong', 'password_locked', 'teller_not_active'],
  keys: () => [],

  decide(books, { name }, meta) {
    if (isAskerLocked(books, meta)) return reject('password_locked')
    const teller = books.tellersByName.get(name)
    const credential = teller === undefined ? undefined : books.credentials.get(`sign-in:${teller.tellerNo}`)
    if (teller === undefined || credential === undefined) return reject('password_wrong')
    if (isLocked(credential, meta.at)) return reject('password_locked')
    const secret = meta.secrets['password']
    const factor = activeFactor(books, teller.tellerNo)
    if (secret === undefined || !isRight(books, secret, { credential, factor }))
      return reject('password_wrong')
    if (teller.status !== 'normal') return reject('teller_not_active')
    const changes = factor === undefined ? [] : takeCode(factor, secret)
    return accept(signedIn(books, teller, credential.mustChange), changes)
  },
})

/** A teller at whose window another one signs; wrong passwords typed there count against this teller. */
function isAskerLocked({ credentials }: Books, { principal, at }: Meta): boolean {
  const own = principal.kind === 'teller' ? credentials.get(`sign-in:${principal.tellerNo}`) : undefined
  return own !== undefined && isLocked(own, at)
}

interface Known {
  credential: Readonly<Credential>
  factor: Readonly<SecondFactor> | undefined
}

/** A password that was verified with a replaced version counts as wrong, and so does a used code. */
function isRight(books: Books, secret: VerifiedSecret, { credential, factor }: Known): boolean {
  const { verified, owner, version } = secret
  const isPassword = verified && owner === credential.owner && version === credential.version
  return isPassword && (factor === undefined || isCodeGood(books, secret))
}

function signedIn(books: Books, teller: Readonly<Teller>, mustChangePassword: boolean) {
  const { tellerNo, name, fullName, branchNo, roles } = teller
  return {
    tellerNo,
    name,
    fullName,
    branchNo,
    roles: [...roles],
    mustChangePassword,
    mustEnrolSecondFactor: mustEnrol(books, teller),
    businessDate: books.day.businessDate,
  }
}
