/**
 * F01 更改柜员密码 — a teller changes their own password. The old one is required; the new one must be strong and none of the last
 * ones. Every other session of the teller ends with the old password. With the first password nothing else is allowed.
 */
import { Type } from 'typebox'
import { present } from '../../base/assert.ts'
import type { Books } from '../../books/books.ts'
import { isLocked } from '../../procedures/people/count-secrets.ts'
import { checkNewSecret, NEW_SECRET_REFUSALS, renewCredential } from '../../procedures/people/new-secret.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { NewSecret, Secret, TellerNo } from '../../frame/fields.ts'
import { tellerOf, type Meta } from '../../frame/meta.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const changeTellerPassword = defineFunction({
  code: 'F01',
  name: 'change-teller-password',
  title: { zh: '更改柜员密码', en: 'Change own password' },
  module: 'funds',
  kind: 'command',
  isForEverybody: true,
  isForOwnPassword: true,
  phases: 'any',
  input: Type.Object({
    oldPassword: Secret({ zh: '原密码', en: 'Old password' }, 'sign-in'),
    newPassword: NewSecret({ zh: '新密码', en: 'New password' }, 'sign-in', { own: true }),
  }),
  answer: Type.Object({ tellerNo: TellerNo({ zh: '柜员号', en: 'Teller number' }) }),
  rejections: ['password_locked', 'password_wrong', ...NEW_SECRET_REFUSALS],
  keys: () => [],

  decide(books, _input, meta) {
    const tellerNo = tellerOf(meta)
    const problem = checkOld(books, tellerNo, meta)
    if (problem !== undefined) return problem
    const secret = present(meta.secrets['newPassword'], 'the new password, hashed')
    const weakness = checkNewSecret(books, secret, 'newPassword')
    if (weakness !== undefined) return weakness
    const changes = renewCredential(
      books,
      { kind: 'sign-in', owner: tellerNo },
      { hash: secret.newHash, mustChange: false },
    )
    return accept({ tellerNo }, changes)
  },
})

/** Locked for some minutes, as for signing in. */
function checkOld(books: Books, tellerNo: number, { secrets, at }: Meta) {
  const credential = books.credentials.get(`sign-in:${tellerNo}`)
  if (credential !== undefined && isLocked(credential, at)) return reject('password_locked', 'oldPassword')
  const old = secrets['oldPassword']
  const isRight =
    old !== undefined && old.verified && old.owner === tellerNo && old.version === credential?.version
  return isRight ? undefined : reject('password_wrong', 'oldPassword')
}
