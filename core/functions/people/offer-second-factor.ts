/**
 * M04d 登记动态口令 — offers a teller a second factor: a secret for the authenticator, to be confirmed with a first code (M04e).
 *
 * The server makes and seals the secret; only the sealed form comes here. The password is required once more, so that whoever
 * finds an open window gets no factor. A factor in use is not replaced; two persons take it back first (S16). (OWASP ASVS 5.0,
 * 6.4.4)
 */
import { saved } from '../../books/changes/saved.ts'
import { Type } from 'typebox'
import { present } from '../../base/assert.ts'
import { isLocked } from '../../procedures/people/count-secrets.ts'
import { mustChangePassword } from '../../procedures/people/rights.ts'
import { activeFactor } from '../../procedures/people/second-factor.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { Secret, TellerNo } from '../../frame/fields.ts'
import { tellerOf } from '../../frame/meta.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const offerSecondFactor = defineFunction({
  code: 'M04d',
  name: 'offer-second-factor',
  title: { zh: '登记动态口令', en: 'Offer a second factor' },
  module: 'system',
  kind: 'command',
  runBy: 'system',
  phases: 'any',
  input: Type.Object({ password: Secret({ zh: '密码', en: 'Password' }, 'sign-in') }),
  answer: Type.Object({ tellerNo: TellerNo({ zh: '柜员号', en: 'Teller number' }) }),
  rejections: [
    'teller_not_active',
    'password_must_change',
    'password_locked',
    'password_wrong',
    'second_factor_active',
  ],
  keys: () => [],

  decide(books, _input, meta) {
    const tellerNo = tellerOf(meta)
    const credential = books.credentials.get(`sign-in:${tellerNo}`)
    if (books.tellers.get(tellerNo)?.status !== 'normal' || credential === undefined)
      return reject('teller_not_active')
    if (mustChangePassword(books, tellerNo)) return reject('password_must_change')
    if (isLocked(credential, meta.at)) return reject('password_locked')
    const { password, secondFactor } = meta.secrets
    const isRight = password?.verified === true && password.owner === tellerNo
    if (!isRight || password.version !== credential.version) return reject('password_wrong', 'password')
    if (activeFactor(books, tellerNo) !== undefined) return reject('second_factor_active')
    const sealed = present(secondFactor, 'the secret, sealed').newHash
    return accept({ tellerNo }, [
      saved('second_factor', books.secondFactors.get(tellerNo), {
        tellerNo,
        sealed,
        status: 'offered',
        lastStep: 0,
      }),
    ])
  },
})
