/**
 * S93 查询留痕 — records that a teller has seen personal data unmasked, or asked for a report without the right to it.
 *
 * It changes nothing: the command itself is the record. The person, the data and the clients are under the log's hash, with
 * place and time beside them. The data leaves the server only when this is on disk. (个人信息保护法, art. 51 and 54: access is
 * recorded)
 */
import { Type } from 'typebox'
import { firstDuty, rightsNow } from '../../procedures/people/rights.ts'
import { NO_ANSWER } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { Text } from '../../frame/fields.ts'
import { tellerOf } from '../../frame/meta.ts'
import { accept, reject } from '../../frame/rejection.ts'

export const LOOK_TEXT = 2000

export const recordLook = defineFunction({
  code: 'S93',
  name: 'record-look',
  title: { zh: '查询留痕', en: 'Record a look' },
  module: 'system',
  kind: 'command',
  runBy: 'system',
  phases: 'any',
  input: Type.Object({
    report: Text({ zh: '报表', en: 'Report' }, 60),
    permission: Text({ zh: '权限', en: 'Permission' }, 100),
    /** The conditions of the question, as JSON. */
    terms: Text({ zh: '条件', en: 'Terms' }, LOOK_TEXT, 0),
    /** Numbers of the clients that were seen, separated by spaces; empty when there were none. */
    clients: Text({ zh: '客户', en: 'Clients' }, LOOK_TEXT, 0),
  }),
  answer: NO_ANSWER,
  rejections: [
    'teller_not_active',
    'password_must_change',
    'second_factor_must_enrol',
    'permission_missing',
    'workstation_not_allowed',
    'outside_hours',
  ],
  keys: () => [],

  decide(books, { permission }, meta) {
    const teller = books.tellers.get(tellerOf(meta))
    if (teller === undefined || teller.status !== 'normal') return reject('teller_not_active')
    const duty = firstDuty(books, teller)
    if (duty !== undefined) return reject(duty)
    const rights = rightsNow(books, teller, permission, meta)
    return typeof rights === 'string' ? reject(rights) : accept({}, [])
  },
})
