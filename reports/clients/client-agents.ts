/** The agents of a client, with scope and period (F06). The teller gives the agent's number where an agent acts. */
import { Type } from 'typebox'
import { Flag } from '@guitai/core/frame/fields.ts'
import { conditions } from '../frame/conditions.ts'
import { defineReport } from '../frame/define-report.ts'
import { addClient, NAMED_CLIENT } from '../frame/filters.ts'
import { PAGE, readPage } from '../frame/paging.ts'
import { AGENT_SCOPE_WORDS, AGENT_STATUS_WORDS } from '@guitai/core/words/agent.ts'
import { IDENTITY_TYPE_WORDS } from '@guitai/core/words/identity-type.ts'

const SELECT = `select a.agent_no as "agentNo", a.client_no as "clientNo", a.name, a.identity_type as "identityType",
  a.identity_number as "identityNumber", a.phone, a.scopes, a.valid_from as "validFrom", a.valid_to as "validTo", a.document, a.status
from current.agent a`

export const clientAgents = defineReport({
  code: 'client-agents',
  name: 'client-agents',
  title: { zh: '查代理人', en: "Client's agents" },
  module: 'queries',
  kind: 'query',
  about: 'clients',
  input: Type.Object(
    { ...NAMED_CLIENT, withEnded: Type.Optional(Flag({ zh: '含已终止', en: 'With those ended' })), ...PAGE },
    { additionalProperties: false },
  ),
  columns: [
    { name: 'agentNo', title: { zh: '代理编号', en: 'Agent' }, type: 'no' },
    { name: 'clientNo', title: { zh: '客户号', en: 'Client' }, type: 'no' },
    { name: 'name', title: { zh: '代理人', en: 'Name' }, type: 'text', personal: 'name' },
    {
      name: 'identityType',
      title: { zh: '证件类型', en: 'Identity document' },
      type: 'enum',
      labels: IDENTITY_TYPE_WORDS,
    },
    {
      name: 'identityNumber',
      title: { zh: '证件号码', en: 'Identity number' },
      type: 'text',
      personal: 'identity',
    },
    { name: 'phone', title: { zh: '电话', en: 'Phone' }, type: 'text', personal: 'phone' },
    { name: 'scopes', title: { zh: '权限', en: 'Scope' }, type: 'json', labels: AGENT_SCOPE_WORDS },
    { name: 'validFrom', title: { zh: '有效期起', en: 'Valid from' }, type: 'date' },
    { name: 'validTo', title: { zh: '有效期止', en: 'Valid to' }, type: 'date' },
    { name: 'document', title: { zh: '授权书', en: 'Document' }, type: 'text', personal: 'words' },
    {
      name: 'status',
      title: { zh: '状态', en: 'Status' },
      type: 'enum',
      labels: AGENT_STATUS_WORDS,
    },
  ],
  run(database, input, context) {
    const filter = conditions()
    addClient(filter, 'a.client_no', input.client, context)
    filter.add('a.status = ?', input.withEnded === true ? undefined : 'valid')
    const key = [{ sql: 'a.agent_no', type: 'int8', field: 'agentNo' }] as const
    return readPage(database, input, { select: SELECT, conditions: filter, key, direction: 'asc' })
  },
})
