/**
 * A26 回访 — a teller records that a client was called, why, and what came of it. Clients whose account is closed are called, too,
 * so the client's status does not matter. An anomaly is something for others to follow up, so it is said what it is.
 */
import { Type } from 'typebox'
import { takeNumber } from '../../books/counters.ts'
import { RecordNo } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import { Choice, ClientNo, Text } from '../../frame/fields.ts'
import { tellerOf } from '../../frame/meta.ts'
import { accept, reject } from '../../frame/rejection.ts'
import { CALL_KIND_WORDS, CALL_RESULT_WORDS } from '../../words/call-back.ts'

export const callBack = defineFunction({
  code: 'A26',
  name: 'call-back',
  title: { zh: '回访', en: 'Record a call to a client' },
  module: 'service',
  kind: 'command',
  phases: 'any',
  input: Type.Object({
    clientNo: ClientNo,
    kind: Choice({ zh: '回访类型', en: 'Kind of call' }, CALL_KIND_WORDS),
    result: Choice({ zh: '回访结果', en: 'Result' }, CALL_RESULT_WORDS),
    note: Type.Optional(Text({ zh: '回访说明', en: 'Note' }, 500)),
  }),
  answer: Type.Object({ callNo: RecordNo({ zh: '回访编号', en: 'Call' }) }),
  rejections: ['client_not_found', 'call_note_missing'],
  keys: input => [`client:${input.clientNo}`],

  decide(books, { clientNo, kind, result, note = '' }, meta) {
    if (!books.clients.has(clientNo)) return reject('client_not_found', 'clientNo')
    if (result === 'anomaly' && note.trim() === '') return reject('call_note_missing', 'note')
    const callNo = takeNumber(books, 'recordNo')
    const { businessDate: calledOn } = books.day
    const row = {
      callNo,
      clientNo,
      kind,
      result,
      note,
      calledOn,
      calledAt: meta.at,
      tellerNo: tellerOf(meta),
    }
    return accept({ callNo }, [{ kind: 'insert', table: 'call_back', row }])
  },
})
