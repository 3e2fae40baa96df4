/**
 * M04b 解锁柜员 — the operator, on the server's machine, ends a teller's lock after wrong passwords. It needs no session, so that a
 * house whose tellers are all locked out can be opened again. The command log records it with channel `console`.
 */
import { Type } from 'typebox'
import { AnyText, Count } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { TellerNo, Text } from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const unlockTeller = defineFunction({
  code: 'M04b',
  name: 'unlock-teller',
  title: { zh: '解锁柜员', en: 'Unlock a teller' },
  module: 'system',
  kind: 'command',
  runBy: 'system',
  phases: 'any',
  input: Type.Object({ name: Text({ zh: '柜员名', en: 'Name' }, 40) }),
  answer: Type.Object({
    tellerNo: TellerNo({ zh: '柜员号', en: 'Teller number' }),
    name: AnyText({ zh: '登录名', en: 'Sign-in name' }),
    wrongBefore: Count({ zh: '此前错误次数', en: 'Wrong passwords before' }),
  }),
  rejections: ['teller_not_found'],
  keys: () => [],

  decide(books, { name }) {
    const teller = books.tellersByName.get(name)
    const credential = books.credentials.get(`sign-in:${teller?.tellerNo ?? 0}`)
    if (teller === undefined || credential === undefined) return reject('teller_not_found', 'name')
    return accept({ tellerNo: teller.tellerNo, name, wrongBefore: credential.failures }, [
      { kind: 'update', table: 'credential', row: { ...credential, failures: 0, lockedUntil: null } },
    ])
  },
})
