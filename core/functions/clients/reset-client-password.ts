/**
 * F03 客户清密 — sets a one-time password in place of a forgotten one. The client shows the identity document, and a second person
 * approves. A lock-out and a report of loss end. The client types the password; it can be used only in F02, which replaces it.
 */
import { Type } from 'typebox'
import { present } from '../../base/assert.ts'
import {
  checkClientSecrets,
  newCredential,
  WEAK_SECRET_REFUSALS,
} from '../../procedures/clients/client-secret.ts'
import { endLossesOf } from '../../procedures/clients/losses.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { ClientNo, Identifier, NewSecretOf, PasswordKind } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const resetClientPassword = defineFunction({
  code: 'F03',
  name: 'reset-client-password',
  title: { zh: '客户清密', en: "Reset client's password" },
  module: 'funds',
  kind: 'command',
  phases: 'any',
  approval: 'always',
  input: Type.Object({
    clientNo: ClientNo,
    identityNumber: Identifier({ zh: '证件号码（核对）', en: 'Identity number, as shown' }, 30),
    password: PasswordKind,
    newPassword: NewSecretOf({ zh: '一次性密码', en: 'One-time password' }, 'password'),
  }),
  answer: Type.Object({ clientNo: ClientNo, password: PasswordKind }),
  rejections: ['client_not_found', 'client_not_normal', 'identity_mismatch', ...WEAK_SECRET_REFUSALS],
  keys: input => [`client:${input.clientNo}`],

  decide(books, { clientNo, identityNumber, password }, meta) {
    const client = books.clients.get(clientNo)
    if (client === undefined) return reject('client_not_found', 'clientNo')
    if (client.status === 'closed') return reject('client_not_normal', 'clientNo', { status: 'closed' })
    if (client.identityNumber !== identityNumber) return reject('identity_mismatch', 'identityNumber')
    const weak = checkClientSecrets(meta)
    if (weak !== undefined) return weak
    const secret = present(meta.secrets['newPassword'], 'the one-time password, hashed')
    return accept({ clientNo, password }, [
      newCredential(books, secret, { clientNo, mustChange: true }),
      ...endLossesOf(books, client, { lost: { object: 'password', objectId: password } }),
    ])
  },
})
