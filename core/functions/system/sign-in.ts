/**
 * M04a 签到 — a teller signs in.
 *
 * The password is verified outside the engine; here it is decided what that means, one attempt after another, so that
 * the lock-out is exact however many attempts come at once. An unknown name and a wrong password sound the same.
 */
import { Type } from 'typebox'
import type { Books } from '../../books/books.ts'
import type { Teller } from '../../books/people.ts'
import { defineFunction } from '../define-function.ts'
import { Secret, Text } from '../fields.ts'
import { isLocked } from '../../procedures/people/count-secrets.ts'
import type { Meta, VerifiedSecret } from '../meta.ts'
import { accept, reject } from '../rejection.ts'

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
  }),
  rejections: ['password_wrong', 'password_locked', 'teller_not_active'],
  keys: () => [],

  decide(books, { name }, meta) {
    if (isAskerLocked(books, meta)) return reject('password_locked')
    const teller = books.tellersByName.get(name)
    const credential = teller === undefined ? undefined : books.credentials.get(`sign-in:${teller.tellerNo}`)
    if (teller === undefined || credential === undefined) return reject('password_wrong')
    if (isLocked(credential, meta.at)) return reject('password_locked')
    if (!isRight(meta.secrets['password'], teller, credential.version)) return reject('password_wrong')
    if (teller.status !== 'normal') return reject('teller_not_active')
    return accept(signedIn(books, teller, credential.mustChange), [])
  },
})

/** A teller at whose window another one signs: the wrong passwords given there count against this one. */
function isAskerLocked({ credentials }: Books, { principal, at }: Meta): boolean {
  const own = principal.kind === 'teller' ? credentials.get(`sign-in:${principal.tellerNo}`) : undefined
  return own !== undefined && isLocked(own, at)
}

/** A password verified against a version that has since been replaced is a wrong one. */
function isRight(secret: VerifiedSecret | undefined, teller: Readonly<Teller>, version: number): boolean {
  return (
    secret !== undefined && secret.verified && secret.owner === teller.tellerNo && secret.version === version
  )
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
    businessDate: books.day.businessDate,
  }
}
