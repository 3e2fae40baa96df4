/**
 * S16 重置动态口令 — takes back a teller's second factor when the telephone is lost or new. A second person always approves.
 *
 * The password alone is then enough to sign in, so the reset gives access to the teller's rights like a new password. Nobody
 * does it for themselves, and one of the two must hold the teller's rights. All sessions of the teller end. When a role needs
 * one, the teller enrols again.
 */
import { Type } from 'typebox'
import { isSignedBy, refuseGiving, rolesOf } from '../../procedures/people/giving-rights.ts'
import { renewVersion } from '../../procedures/people/new-secret.ts'
import { activeFactor } from '../../procedures/people/second-factor.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { TellerNo } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const resetSecondFactor = defineFunction({
  code: 'S16',
  name: 'reset-second-factor',
  title: { zh: '重置动态口令', en: 'Reset a second factor' },
  module: 'system',
  kind: 'command',
  phases: 'any',
  approval: 'always',
  input: Type.Object({ tellerNo: TellerNo({ zh: '柜员号', en: 'Teller number' }) }),
  answer: Type.Object({ tellerNo: TellerNo({ zh: '柜员号', en: 'Teller number' }) }),
  rejections: ['teller_not_found', 'own_rights', 'second_factor_none', 'rights_not_held'],
  keys: () => [],

  decide(books, { tellerNo }, meta) {
    const teller = books.tellers.get(tellerNo)
    const credential = books.credentials.get(`sign-in:${tellerNo}`)
    if (teller === undefined || credential === undefined) return reject('teller_not_found', 'tellerNo')
    if (isSignedBy(meta, no => no === tellerNo)) return reject('own_rights', 'tellerNo')
    const factor = activeFactor(books, tellerNo)
    if (factor === undefined) return reject('second_factor_none', 'tellerNo')
    const notHeld = refuseGiving(books, { given: rolesOf(books, teller), branchNo: teller.branchNo }, meta)
    if (notHeld !== undefined) return notHeld
    return accept({ tellerNo }, [
      { kind: 'update', table: 'second_factor', row: { ...factor, sealed: '', status: 'ended' } },
      ...renewVersion(credential),
    ])
  },
})
