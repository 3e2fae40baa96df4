/** An agent may act only within the dates and the scope of the authorisation. */
import { expect, test } from 'vitest'
import { present } from '../../base/assert.ts'
import { applyChanges } from '../../books/changes/change.ts'
import type { Agent } from '../../books/tables/clients/agent.ts'
import { books, clientNo } from '../../testing/books.ts'
import { anAgent } from '../../testing/records.ts'
import { checkAgent } from './check-agent.ts'

function check(differing: Partial<Agent>, agentNo: number | undefined = 1): string | undefined {
  const given = books()
  applyChanges(given, [{ kind: 'insert', table: 'agent', row: anAgent(differing) }])
  return checkAgent(given, present(given.clients.get(clientNo('C1')), 'C1'), agentNo, 'withdraw')?.code
}

test.each([
  ['valid today, first and last day', check({ validFrom: '2026-11-23', validTo: '2026-11-23' }), undefined],
  ['nobody acts for the client', check({}, undefined), undefined],
  ['unknown', check({}, 2), 'agent_not_found'],
  ['from tomorrow', check({ validFrom: '2026-11-24' }), 'agent_not_valid'],
  ['until yesterday', check({ validTo: '2026-11-22' }), 'agent_not_valid'],
  ['ended', check({ status: 'ended' }), 'agent_not_valid'],
  ['may only deposit', check({ scopes: ['deposit'] }), 'agent_scope_missing'],
])('%s', (_, found, expected) => {
  expect(found).toBe(expected)
})
