/**
 * M04e 启用动态口令 — the first code of an offered factor (M04d). From now on the teller signs in with password and code.
 *
 * The sign-in has changed, so every other session of the teller ends, as after a new password. Wrong codes count as wrong
 * passwords.
 */
import { Type } from 'typebox'
import { isLocked } from '../../procedures/people/count-secrets.ts'
import { renewVersion } from '../../procedures/people/new-secret.ts'
import { isCodeGood, offeredFactor, takeCode } from '../../procedures/people/second-factor.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { Code, TellerNo } from '../../frame/fields.ts'
import { tellerOf } from '../../frame/meta.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const confirmSecondFactor = defineFunction({
  code: 'M04e',
  name: 'confirm-second-factor',
  title: { zh: '启用动态口令', en: 'Confirm a second factor' },
  module: 'system',
  kind: 'command',
  runBy: 'system',
  phases: 'any',
  input: Type.Object({ code: Code }),
  answer: Type.Object({ tellerNo: TellerNo({ zh: '柜员号', en: 'Teller number' }) }),
  rejections: ['teller_not_active', 'second_factor_not_offered', 'password_locked', 'code_wrong'],
  keys: () => [],

  decide(books, _input, meta) {
    const tellerNo = tellerOf(meta)
    const credential = books.credentials.get(`sign-in:${tellerNo}`)
    if (books.tellers.get(tellerNo)?.status !== 'normal' || credential === undefined)
      return reject('teller_not_active')
    const factor = offeredFactor(books, tellerNo)
    if (factor === undefined) return reject('second_factor_not_offered')
    if (isLocked(credential, meta.at)) return reject('password_locked')
    const { code } = meta.secrets
    const isOwn = code?.verified === true && code.owner === tellerNo && code.version === credential.version
    if (!isOwn || !isCodeGood(books, code)) return reject('code_wrong', 'code')
    return accept({ tellerNo }, [
      ...takeCode({ ...factor, status: 'active' }, code),
      ...renewVersion({ ...credential, failures: 0, lockedUntil: null }),
    ])
  },
})
