/**
 * M04c 结束会话 — a teller ends one or all of their own sessions, at this workstation or at another one.
 *
 * It changes nothing in the books, which hold no sessions. The command is the record of who ended what, and it is on disk
 * before anything ends. No right is needed: whoever has a session may end it. (OWASP ASVS 4.0.3, 3.3.4)
 */
import { Type } from 'typebox'
import { NO_ANSWER } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { Text } from '../../frame/fields.ts'
import { tellerOf } from '../../frame/meta.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const endSessions = defineFunction({
  code: 'M04c',
  name: 'end-sessions',
  title: { zh: '结束会话', en: 'End sessions' },
  module: 'system',
  kind: 'command',
  runBy: 'system',
  phases: 'any',
  input: Type.Object({
    /** Short names of sessions, separated by spaces; nobody can use a session with its short name. */
    sessions: Text({ zh: '会话', en: 'Sessions' }, 2000),
  }),
  answer: NO_ANSWER,
  rejections: ['teller_not_active'],
  keys: () => [],

  decide(books, _input, meta) {
    const isActive = books.tellers.get(tellerOf(meta))?.status === 'normal'
    return isActive ? accept({}, []) : reject('teller_not_active')
  },
})
