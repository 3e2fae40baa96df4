/**
 * F02 客户更密 — a client changes the trading, cash or phone password, each separately. The old one is required; the new one has
 * six digits or more and is no run, no repeat and no birthday. A password that F03 reset must be changed here before it can be
 * used.
 */
import { Type } from 'typebox'
import { present } from '../../base/assert.ts'
import {
  checkClientSecrets,
  newCredential,
  WEAK_SECRET_REFUSALS,
} from '../../procedures/clients/client-secret.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { ClientNo, NewSecretOf, PasswordKind, SecretOf } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const changeClientPassword = defineFunction({
  code: 'F02',
  name: 'change-client-password',
  title: { zh: '客户更密', en: "Change client's password" },
  module: 'funds',
  kind: 'command',
  phases: 'any',
  input: Type.Object({
    clientNo: ClientNo,
    password: PasswordKind,
    oldPassword: SecretOf({ zh: '原密码', en: 'Old password' }, 'password'),
    newPassword: NewSecretOf({ zh: '新密码', en: 'New password' }, 'password'),
  }),
  answer: Type.Object({ clientNo: ClientNo, password: PasswordKind }),
  rejections: [
    'client_not_found',
    'client_not_normal',
    'password_not_set',
    'password_locked',
    'password_wrong',
    'password_unchanged',
    ...WEAK_SECRET_REFUSALS,
  ],
  keys: input => [`client:${input.clientNo}`],

  decide(books, { clientNo, password }, meta) {
    const client = books.clients.get(clientNo)
    if (client === undefined) return reject('client_not_found', 'clientNo')
    const { status } = client
    if (status === 'closed' || status === 'frozen' || status === 'loss-reported')
      return reject('client_not_normal', 'clientNo', { status })
    const credential = books.credentials.get(`${password}:${clientNo}`)
    if (credential === undefined) return reject('password_not_set', 'password')
    if (credential.lockedOn !== null) return reject('password_locked', 'oldPassword')
    const old = meta.secrets['oldPassword']
    const isRight = old?.verified === true && old.kind === password && old.owner === clientNo
    if (!isRight || old.version !== credential.version) return reject('password_wrong', 'oldPassword')
    const secret = present(meta.secrets['newPassword'], 'the new password, hashed')
    if (secret.strength?.isUsedBefore === true) return reject('password_unchanged', 'newPassword')
    const weak = checkClientSecrets(meta)
    if (weak !== undefined) return weak
    return accept({ clientNo, password }, [newCredential(books, secret, { clientNo, mustChange: false })])
  },
})
