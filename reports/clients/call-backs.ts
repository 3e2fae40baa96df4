/** Calls to clients (A26), newest first: why they were called, and what came of it. */
import { Type } from 'typebox'
import { Choice } from '@guitai/core/frame/fields.ts'
import { CALL_KIND_WORDS, CALL_RESULT_WORDS } from '@guitai/core/words/call-back.ts'
import { conditions } from '../frame/conditions.ts'
import { defineReport } from '../frame/define-report.ts'
import { addClient, addPeriod, CLIENT, PERIOD } from '../frame/filters.ts'
import { PAGE, readPage } from '../frame/paging.ts'

const SELECT = `select b.call_no as "callNo", b.called_on as "calledOn", b.called_at as "calledAt", b.client_no as "clientNo", c.name, b.kind,
  b.result, b.note, b.teller_no as "tellerNo"
from current.call_back b join current.client c on c.client_no = b.client_no`

const KIND = { zh: '回访类型', en: 'Kind of call' }
const RESULT = { zh: '回访结果', en: 'Result' }

export const callBacks = defineReport({
  code: 'call-backs',
  name: 'call-backs',
  title: { zh: '回访查询', en: 'Calls to clients' },
  module: 'queries',
  kind: 'query',
  about: 'clients',
  input: Type.Object(
    {
      ...CLIENT,
      ...PERIOD,
      kind: Type.Optional(Choice(KIND, CALL_KIND_WORDS)),
      result: Type.Optional(Choice(RESULT, CALL_RESULT_WORDS)),
      ...PAGE,
    },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'callNo', title: { zh: '回访编号', en: 'Call' }, type: 'no' },
    { name: 'calledOn', title: { zh: '回访日期', en: 'Date' }, type: 'date' },
    { name: 'calledAt', title: { zh: '回访时间', en: 'Time' }, type: 'time' },
    { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
    { name: 'name', title: { zh: '姓名', en: 'Name' }, type: 'text', personal: 'name' },
    { name: 'kind', title: KIND, type: 'enum', labels: CALL_KIND_WORDS },
    { name: 'result', title: RESULT, type: 'enum', labels: CALL_RESULT_WORDS },
    { name: 'note', title: { zh: '回访说明', en: 'Note' }, type: 'text', personal: 'words' },
    { name: 'tellerNo', title: { zh: '柜员', en: 'Teller' }, type: 'no' },
  ],
  async run(database, input, context) {
    const filter = conditions()
    addClient(filter, 'b.client_no', input.client, context)
    await addPeriod(database, filter, 'b.called_on', input)
    filter.add('b.kind = ?', input.kind)
    filter.add('b.result = ?', input.result)
    const key = [{ sql: 'b.call_no', type: 'int8', field: 'callNo' }] as const
    return readPage(database, input, { select: SELECT, conditions: filter, key, direction: 'desc' })
  },
})
