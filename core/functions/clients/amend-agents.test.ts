/** F06: an agent has an identity, a scope and a period. */
import { applyChanges } from '../../books/changes/change.ts'
import type { MutableBooks } from '../../books/books.ts'
import type { Agent } from '../../books/tables/clients/agent.ts'
import { books, clientNo } from '../../testing/books.ts'
import { anAgent } from '../../testing/records.ts'
import { testFunction } from '../../testing/test-function.ts'
import { amendAgents } from './amend-agents.ts'

function having(...agents: Partial<Agent>[]): MutableBooks {
  const given = books({ clients: { C1: '', C2: 'closed' } })
  applyChanges(
    given,
    agents.map(agent => ({ kind: 'insert', table: 'agent', row: anAgent(agent) })),
  )
  return given
}

const has = (no: number, more: string, how = 'insert'): string[] => [
  `${how} agent agentNo ${no} clientNo 10000001 name 李四 identityType passport identityNumber E12345678 ${more}`,
]
const whole = 'scopes ["withdraw","deposit"] validFrom 2026-01-01 validTo 2026-12-31 document D1 status'
const amend = { action: 'amend', agentNo: 1 }

testFunction(amendAgents, {
  given: having(),
  typical: {
    clientNo: clientNo('C1'),
    action: 'add',
    name: '李四',
    identityType: 'passport',
    identityNumber: 'E12345678',
    scopes: ['order'],
    validTo: '2026-11-23',
  },
  cases: [
    ['unknown client', { clientNo: 1 }, 'client_not_found'],
    ['closed client', { clientNo: clientNo('C2') }, 'client_not_normal'],
    ['amend: unknown', amend, 'agent_not_found'],
    ['end: none named', { action: 'end' }, 'agent_not_found'],
    ['ended already', { action: 'end', agentNo: 1 }, 'agent_ended', { books: having({ status: 'ended' }) }],
    ['a new one', {}, has(1, 'scopes ["order"] validFrom 2026-11-23 validTo 2026-11-23 status valid')],
    ['no scope', { scopes: undefined }, 'agent_field_missing'],
    ['no end', { validTo: undefined }, 'agent_field_missing'],
    ['wrong number', { identityType: 'id-card' }, 'identity_number_invalid'],
    [
      'the client itself',
      { identityNumber: 'C0001' },
      'agent_is_client',
      {
        books: (() => {
          const given = having()
          Object.assign(given.clients.get(clientNo('C1'))!, {
            identityType: 'passport',
            identityNumber: 'C0001',
          })
          given.clientsByIdentity.set('passport:C0001', clientNo('C1'))
          return given
        })(),
      },
    ],
    ['the same person twice', {}, 'agent_exists', { books: having({}) }],
    [
      'again after it has ended',
      {},
      has(2, 'scopes ["order"] validFrom 2026-11-23 validTo 2026-11-23 status valid'),
      { books: having({ status: 'ended' }) },
    ],
    ['ends before it begins', { validFrom: '2026-11-24' }, 'validity_wrong'],
    ['over already', { validFrom: '2026-11-01', validTo: '2026-11-22' }, 'date_in_the_past'],
    [
      'amended: only the scope',
      { ...amend, validTo: '2026-12-31' },
      has(1, whole.replace('["withdraw","deposit"]', '["order"]') + ' valid', 'update'),
      { books: having({}) },
    ],
    ['ended', { action: 'end', agentNo: 1 }, has(1, `${whole} ended`, 'update'), { books: having({}) }],
  ],
})
