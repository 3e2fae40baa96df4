/**
 * F06 代理修改 — who may act for a client: identity, scope, validity. Wherever an agent acts (F09, C01, custody transfers) the
 * number is given and these are checked. An agent's authority ends by date, or here; the record stays.
 */
import { takeNumber } from '../../books/counters.ts'
import { saved } from '../../books/changes/saved.ts'
import { Type, type Static, type TSchema } from 'typebox'
import type { Books } from '../../books/books.ts'
import { recordOf, recordsOf } from '../../books/records.ts'
import type { Agent } from '../../books/tables/clients/agent.ts'
import { isIdentityNumber } from '../../rules/identity.ts'
import { IdentityNumber, IdentityTypeField } from '../../frame/client-fields.ts'
import { AFTER, BEFORE, Group, Status } from '../../frame/answer-fields.ts'
import { defineFunction } from '../../frame/define-function.ts'
import {
  AgentNo,
  Choice,
  ClientNo,
  DateField,
  EndDateField,
  PersonName,
  shownWhen,
  Telephone,
  Text,
} from '../../frame/fields.ts'
import { accept, reject } from '../../frame/rejection.ts'
import { AGENT_ACT_WORDS, AGENT_SCOPE_WORDS } from '../../words/agent.ts'
import { AGENT_STATUS_WORDS } from '../../words/agent.ts'
import { titled } from '../../frame/schema-notes.ts'

const notAtEnd = <S extends TSchema>(schema: S): S => shownWhen(schema, 'action', 'add', 'amend')

const SAID = {
  name: PersonName({ zh: '代理人姓名', en: "Agent's name" }, 60),
  identityType: IdentityTypeField,
  identityNumber: IdentityNumber,
  phone: Telephone(undefined, 0),
  scopes: Type.Array(Choice({ zh: '权限', en: 'Scope' }, AGENT_SCOPE_WORDS), {
    ...titled({ zh: '代理权限', en: 'Scope' }),
    minItems: 1,
    maxItems: 5,
    uniqueItems: true,
  }),
  validFrom: DateField({ zh: '有效期起', en: 'Valid from' }),
  validTo: EndDateField({ zh: '有效期止', en: 'Valid to' }, 'validFrom'),
  document: Text({ zh: '授权书编号', en: 'Document' }, 60, 0),
}

const AGENT = { agentNo: AgentNo, clientNo: ClientNo, ...SAID, status: Status(AGENT_STATUS_WORDS) }

const input = Type.Object({
  clientNo: ClientNo,
  action: Choice({ zh: '操作', en: 'Action' }, AGENT_ACT_WORDS),
  agentNo: Type.Optional(shownWhen(AgentNo, 'action', 'amend', 'end')),
  name: Type.Optional(notAtEnd(SAID.name)),
  identityType: Type.Optional(notAtEnd(SAID.identityType)),
  identityNumber: Type.Optional(notAtEnd(SAID.identityNumber)),
  phone: Type.Optional(notAtEnd(SAID.phone)),
  scopes: Type.Optional(notAtEnd(SAID.scopes)),
  validFrom: Type.Optional(notAtEnd(SAID.validFrom)),
  validTo: Type.Optional(notAtEnd(SAID.validTo)),
  document: Type.Optional(notAtEnd(SAID.document)),
})
type Given = Static<typeof input>

export const amendAgents = defineFunction({
  code: 'F06',
  name: 'amend-agents',
  title: { zh: '代理修改', en: 'Amend agents' },
  module: 'funds',
  kind: 'command',
  phases: 'any',
  input,
  answer: Type.Object({
    agentNo: AgentNo,
    before: Type.Optional(Group(BEFORE, AGENT)),
    after: Group(AFTER, AGENT),
  }),
  rejections: [
    'client_not_found',
    'client_not_normal',
    'agent_not_found',
    'agent_ended',
    'agent_field_missing',
    'identity_number_invalid',
    'agent_is_client',
    'agent_exists',
    'validity_wrong',
    'date_in_the_past',
  ],
  keys: given => [`client:${given.clientNo}`],

  decide(books, given) {
    const client = books.clients.get(given.clientNo)
    if (client === undefined) return reject('client_not_found', 'clientNo')
    if (client.status === 'closed') return reject('client_not_normal', 'clientNo', { status: 'closed' })
    const known = given.action === 'add' ? undefined : recordOf(client, 'agent', given.agentNo ?? 0)
    if (given.action !== 'add' && known === undefined) return reject('agent_not_found', 'agentNo')
    if (known?.status === 'ended') return reject('agent_ended', 'agentNo')
    if (given.action === 'end' && known !== undefined) {
      const row: Agent = { ...known, scopes: [...known.scopes], status: 'ended' }
      return accept({ agentNo: row.agentNo, before: known, after: row }, [
        { kind: 'update', table: 'agent', row },
      ])
    }
    const row = agentAfter(books, given, known)
    const missing = NEEDED.find(field => row[field].length === 0)
    if (missing !== undefined) return reject('agent_field_missing', missing)
    const { businessDate } = books.day
    if (!isIdentityNumber(row.identityType, row.identityNumber, businessDate))
      return reject('identity_number_invalid', 'identityNumber')
    const isSame = (other: { identityType: string; identityNumber: string }): boolean =>
      other.identityType === row.identityType && other.identityNumber === row.identityNumber
    if (isSame(client)) return reject('agent_is_client', 'identityNumber')
    const others = recordsOf(client, 'agent').filter(agent => agent.agentNo !== row.agentNo)
    if (others.some(agent => agent.status === 'valid' && isSame(agent)))
      return reject('agent_exists', 'identityNumber')
    if (row.validTo < row.validFrom) return reject('validity_wrong', 'validTo')
    if (row.validTo < businessDate) return reject('date_in_the_past', 'validTo')
    return accept({ agentNo: row.agentNo, ...(known && { before: known }), after: row }, [
      saved('agent', known, row),
    ])
  },
})

const NEEDED = ['name', 'identityNumber', 'scopes', 'validTo'] as const

/** A field that is not given stays as it was. A new agent's authority begins today. */
function agentAfter(books: Books, given: Given, known: Readonly<Agent> | undefined): Agent {
  return {
    agentNo: known?.agentNo ?? takeNumber(books, 'recordNo'),
    clientNo: given.clientNo,
    name: given.name ?? known?.name ?? '',
    identityType: given.identityType ?? known?.identityType ?? 'id-card',
    identityNumber: given.identityNumber ?? known?.identityNumber ?? '',
    phone: given.phone ?? known?.phone ?? '',
    scopes: [...(given.scopes ?? known?.scopes ?? [])],
    validFrom: given.validFrom ?? known?.validFrom ?? books.day.businessDate,
    validTo: given.validTo ?? known?.validTo ?? '',
    document: given.document ?? known?.document ?? '',
    status: 'valid',
  }
}
