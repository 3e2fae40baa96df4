/** What a client has reported lost (F15), with the result. F15 and G07 ask for the number. */
import { Type } from 'typebox'
import { Flag } from '@guitai/core/frame/fields.ts'
import { conditions } from '../frame/conditions.ts'
import { defineReport } from '../frame/define-report.ts'
import { addClient, CLIENT } from '../frame/filters.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { LOSS_MANNER_WORDS, LOSS_STATUS_WORDS, LOST_OBJECT_WORDS } from '@guitai/core/words/loss.ts'
import { TELLER_NO_WORDS } from '@guitai/core/words/system.ts'

const SELECT = `select l.loss_no as "lossNo", l.client_no as "clientNo", c.name, l.object,
  case l.object when 'identity-document' then '' else l.object_id end as "objectId", l.manner, l.reported_on as "reportedOn",
  l.lapses_on as "lapsesOn", l.status, case l.object when 'identity-document' then '' else l.replaced_by end as "replacedBy",
  l.teller_no as "tellerNo"
from current.loss_report l join current.client c on c.client_no = l.client_no`

export const clientLosses = defineReport({
  code: 'client-losses',
  name: 'client-losses',
  title: { zh: '查挂失', en: 'Loss reports' },
  module: 'queries',
  kind: 'query',
  about: 'clients',
  input: Type.Object(
    { ...CLIENT, withEnded: Type.Optional(Flag({ zh: '含已解除', en: 'With those ended' })), ...PAGE },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'lossNo', title: { zh: '挂失编号', en: 'Loss' }, type: 'no' },
    { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
    { name: 'name', title: { zh: '姓名', en: 'Name' }, type: 'text', personal: 'name' },
    {
      name: 'object',
      title: { zh: '挂失对象', en: 'What is lost' },
      type: 'enum',
      labels: LOST_OBJECT_WORDS,
    },
    { name: 'objectId', title: { zh: '号码', en: 'Number' }, type: 'text' },
    { name: 'manner', title: { zh: '方式', en: 'Manner' }, type: 'enum', labels: LOSS_MANNER_WORDS },
    { name: 'reportedOn', title: { zh: '挂失日期', en: 'Reported' }, type: 'date' },
    { name: 'lapsesOn', title: { zh: '失效日期', en: 'Lapses' }, type: 'date' },
    { name: 'status', title: { zh: '状态', en: 'Status' }, type: 'enum', labels: LOSS_STATUS_WORDS },
    { name: 'replacedBy', title: { zh: '新号码', en: 'Replaced by' }, type: 'text' },
    { name: 'tellerNo', title: { zh: '柜员', en: 'Teller' }, type: 'no', labels: TELLER_NO_WORDS },
  ],
  run(database, input, context) {
    const filter = conditions()
    addClient(filter, 'l.client_no', input.client, context)
    filter.add('l.status = ?', input.withEnded === true ? undefined : 'in-force')
    const key = [{ sql: 'l.loss_no', type: 'int8', field: 'lossNo' }] as const
    return readPage(database, input, { select: SELECT, conditions: filter, key, direction: 'desc' })
  },
})
